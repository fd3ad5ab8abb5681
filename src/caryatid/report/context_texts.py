"""Documents, claims, sources and sums as the rows that the page prints."""

from __future__ import annotations

from typing import Any

from caryatid.forecast import Run
from caryatid.records import Claim, Document, Grade, LedgerView, Money
from caryatid.report.figure_money import amount_words
from caryatid.report.figure_network import ties
from caryatid.report.figure_timeline import shown_groups
from caryatid.report.marks import cut
from caryatid.report.naming import (
    MONEY_ROLE_NAMES,
    actor_names,
    claim_numbers,
    one_line,
    plural,
    status_words,
)
from caryatid.report.numbers import day_words
from caryatid.terms.acts import act_name
from caryatid.terms.admiralty import RELIABILITY

__all__ = ["document_rows", "source_rows", "text_rows"]

_QUOTE = 160
_OPEN_DOCUMENTS = 20
_TIE_WORDS = {"support": "supports", "pressure": "presses", "control": "controls"}


def document_rows(view: LedgerView) -> list[dict[str, Any]]:
    """Documents with their text in marked pieces and their claims."""
    numbers = claim_numbers(view)
    names = actor_names(view)
    rows = []
    for place, document in enumerate(view.documents):
        own = [c for c in view.claims if c.document_id == document.id]
        spans = [(*c.span, numbers[c.id]) for c in own]
        rows.append(
            {
                "anchor": document.id,
                "title": document.title or document.name or document.id,
                "origin": f"{document.outlet or 'no outlet named'}, {_published(document)}",
                "counted": plural(len(own), "claim"),
                "is_open": place < _OPEN_DOCUMENTS,
                "pieces": cut(document.body, spans),
                "claims": [_claim_row(c, numbers[c.id], names, view) for c in own],
            }
        )
    return rows


def source_rows(view: LedgerView) -> list[dict[str, Any]]:
    """Outlets with grades and documents, by name."""
    grades = {grade.outlet: grade for grade in view.grades}
    outlets = sorted({d.outlet or "" for d in view.documents})
    return [_source_row(outlet, grades.get(outlet, Grade(outlet)), view) for outlet in outlets]


def text_rows(run: Run) -> dict[str, Any]:
    """Ties, sums, events and conditionals as tables."""
    view = run.view
    names = actor_names(view)
    numbers = claim_numbers(view)
    titles = {d.id: d.title or d.name for d in view.documents}
    used = {i for trigger in run.situation.triggers for i in trigger.claim_ids}
    return {
        "ties": [
            {
                "who": names.get(t.source, t.source),
                "what": _TIE_WORDS[t.kind] + (f" ({t.ended} ended or refused)" if t.ended else ""),
                "whom": names.get(t.target, t.target),
                "events": t.events,
            }
            for t in ties(view, run.facts)
        ],
        "money": [_money_row(m, names, titles) for m in view.money],
        "events": [
            {
                "day": day_words(g.when),
                "what": f"{_listed(g.source, names)}: {g.act_group.replace('_', ' ')}",
                "quote": one_line(view.claim(g.speaker).quote, _QUOTE),
                "refs": [numbers[c] for c in g.claim_ids if c in numbers],
            }
            for g in shown_groups(view)
        ],
        "conflicts": _conflict_rows(view, numbers),
        "conditionals": [
            {
                "type": c.type,
                "quote": one_line(c.quote, 2 * _QUOTE),
                "document": titles.get(c.document_id, ""),
                "holder": names.get(c.holder, c.holder),
                "used": _use(c.id, used, run),
            }
            for c in view.conditionals
        ],
    }


def _conflict_rows(view: LedgerView, numbers: dict[str, int]) -> list[dict[str, Any]]:
    speakers = {group.id: group.speaker for group in view.groups}
    rows = []
    for conflict in view.conflicts:
        ids = [speakers[g] for g in (conflict.group_a, conflict.group_b) if g in speakers]
        sides = [
            {"quote": one_line(view.claim(i).quote, _QUOTE), "refs": [numbers[i]]} for i in ids
        ]
        rows.append({"reason": conflict.reason, "sides": sides})
    return rows


def _use(conditional_id: str, used: set[str], run: Run) -> str:
    if conditional_id in used or any(t.id == f"t-{conditional_id}" for t in run.situation.triggers):
        return "trigger in the model"
    return "watch item" if conditional_id in run.situation.watch else "recorded"


def _claim_row(
    claim: Claim, number: int, names: dict[str, str], view: LedgerView
) -> dict[str, Any]:
    turned = "" if claim.direction == "none" else claim.direction
    details = [
        turned,
        claim.modality,
        "denied" if claim.negated else "",
        f"says {names.get(claim.holder, claim.holder)}",
        "alleged" if claim.alleged else "",
        claim.evidence if claim.evidence != "explicit" else "",
        _when(claim),
    ]
    return {
        "number": number,
        "who": _listed(claim.source, names) if claim.source else "nobody named",
        "act": act_name(claim.act),
        "target": _listed(claim.target, names),
        "details": " · ".join(part for part in details if part),
        "quote": one_line(claim.quote, 2 * _QUOTE),
        "status": status_words(view, claim),
        "status_class": view.status_of(claim.id),
    }


def _money_row(money: Money, names: dict[str, str], titles: dict[str, str]) -> dict[str, Any]:
    parties = " → ".join(names.get(p, p) for p in (money.payer, money.payee) if p)
    hedge = "about " if money.approx else ""
    per = f" a {money.per}" if money.per else ""
    return {
        "role": MONEY_ROLE_NAMES.get(money.role, money.role.replace("_", " ")),
        "amount": hedge + amount_words(money.amount, money.currency) + per,
        "parties": parties,
        "quote": one_line(money.quote, _QUOTE),
        "document": titles.get(money.document_id, ""),
    }


def _source_row(outlet: str, grade: Grade, view: LedgerView) -> dict[str, Any]:
    by = "nobody has graded it"
    if grade.by:
        day = f", {day_words(grade.on)}" if grade.on else ""
        by = f"{grade.by}{day}{': ' + grade.reason if grade.reason else ''}"
    return {
        "outlet": outlet or "(no outlet named)",
        "letter": grade.reliability,
        "words": RELIABILITY.get(grade.reliability, ""),
        "by": by,
        "state": bool(grade.state_controlled),
        "documents": [
            {"anchor": d.id, "title": d.title or d.name or d.id, "day": _published(d)}
            for d in view.documents
            if (d.outlet or "") == outlet
        ],
    }


def _published(document: Document) -> str:
    day = document.published.middle
    if day is None:
        return "publication day unknown"
    sure = document.published.precision == "day"
    basis = " (inferred)" if document.published_basis == "inferred" else ""
    return ("" if sure else "about ") + day_words(day) + basis


def _when(claim: Claim) -> str:
    middle = claim.time.middle
    if middle is None:
        return ""
    return ("" if claim.time.precision == "day" else "about ") + day_words(middle)


def _listed(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return ", ".join(names.get(i, i) for i in ids)
