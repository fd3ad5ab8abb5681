"""Claims, readings and sources as lines for a terminal and as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from caryatid.errors import UsageError
from caryatid.records import Actor, Claim, DateRange, Document, LedgerView, Reading
from caryatid.report.naming import plural
from caryatid.terms.acts import GROUP_OF

__all__ = [
    "claim_json",
    "claim_text",
    "claims_text",
    "find_claim",
    "reading_text",
    "select_claims",
    "sources_rows",
    "sources_text",
    "who_does_what",
]

_CONTEXT = 160
"""Characters of the text shown before and behind a quote."""


def who_does_what(claim: Claim, names: dict[str, str]) -> str:
    """One line: source, act, direction, target, modality, whose claim it is."""

    def listed(ids: Iterable[str]) -> str:
        return ", ".join(names.get(i, i) for i in ids)

    who = listed(claim.source) or "(nobody named)"
    to = listed(claim.target)
    denied = "not " if claim.negated else ""
    turn = "" if claim.direction == "none" else f", {claim.direction}"
    mood = "" if claim.modality == "asserted" else f", {claim.modality}"
    holder = "" if claim.holder == "author" else f" (says {names.get(claim.holder, claim.holder)})"
    arrow = f" -> {to}" if to else ""
    return f"{who}: {denied}{claim.act}{turn}{mood}{arrow}{holder}"


def select_claims(
    view: LedgerView, *, act: str | None, actor: str | None, status: str | None
) -> tuple[Claim, ...]:
    """Claims of a view by act or group of acts, by party, by status."""
    known = dict(view.status)
    return tuple(
        c
        for c in view.claims
        if (act is None or act in (c.act, GROUP_OF[c.act]))
        and (actor is None or actor in (*c.source, *c.target))
        and (status is None or known.get(c.id, "proposed") == status)
    )


def find_claim(view: LedgerView, claim_id: str) -> Claim:
    """The claim with that id.

    Raises:
        UsageError: The view does not hold it, or somebody has rejected it.
    """
    try:
        return view.claim(claim_id)
    except KeyError as error:
        signed = [d for d in view.decisions if d.claim_id == claim_id and d.status == "rejected"]
        if signed:
            reason = f" ({signed[-1].reason})" if signed[-1].reason else ""
            raise UsageError(
                f"claim {claim_id!r} was rejected by {signed[-1].by} on "
                f"{signed[-1].at.date().isoformat()}{reason}",
                fix="caryatid ledger accept takes that back",
            ) from error
        raise UsageError(
            f"no claim {claim_id!r} as of {view.as_of.isoformat()}",
            fix="caryatid ledger list shows the ids",
        ) from error


def claims_text(view: LedgerView, claims: Sequence[Claim]) -> str:
    """A block of two lines for each claim."""
    if not claims:
        return f"No such claims as of {view.as_of.isoformat()}."
    names = _names(view.actors)
    lines = []
    for claim in claims:
        lines.append(f"{claim.id}  {_when(claim.time)}  {view.status_of(claim.id)}")
        lines.append(f"    {who_does_what(claim, names)}")
        lines.append(f"    {_short(claim.quote)}")
    return "\n".join([*lines, f"{plural(len(claims), 'claim')}."])


def claim_text(view: LedgerView, claim: Claim) -> str:
    """One claim with its quote in context, where it comes from, and every decision on it."""
    names = _names(view.actors)
    document = next(d for d in view.documents if d.id == claim.document_id)
    chain = " > ".join(f"{hop.role} {hop.name}" for hop in claim.chain)
    lines = [
        f"{claim.id}  {view.status_of(claim.id)}",
        f"  {who_does_what(claim, names)}",
        f"  happened {_when(claim.time)}; {claim.evidence}, {claim.attribution}"
        + ("; alleged" if claim.alleged else ""),
        f"  {_origin(document)}{_page(document, claim)}" + (f"; {chain}" if chain else ""),
        "",
        _context(document, claim),
    ]
    for decision in view.decisions:
        if decision.claim_id == claim.id:
            changed = ", ".join(f"{key} = {value}" for key, value in decision.changes)
            because = f": {decision.reason}" if decision.reason else ""
            day = decision.at.date().isoformat()
            lines.append(f"  {decision.status} by {decision.by} on {day} {changed}{because}")
    return "\n".join(lines)


def claim_json(view: LedgerView, claim: Claim) -> dict[str, Any]:
    """One claim as JSON, with status and where it stands."""
    return {
        "id": claim.id,
        "document": claim.document_id,
        "span": list(claim.span),
        "quote": claim.quote,
        "source": list(claim.source),
        "act": claim.act,
        "target": list(claim.target),
        "direction": claim.direction,
        "modality": claim.modality,
        "negated": claim.negated,
        "holder": claim.holder,
        "evidence": claim.evidence,
        "alleged": claim.alleged,
        "time": _range(claim.time),
        "status": view.status_of(claim.id),
    }


def reading_text(reading: Reading) -> str:
    """What was found in one document, for people."""
    names = _names(reading.actors)
    document = reading.document
    lines = [f"{document.title or document.name or document.id}  ({_origin(document)})"]
    for claim in reading.claims:
        lines.append(f"  {who_does_what(claim, names)}")
        lines.append(f"      {_short(claim.quote)}")
    for money in reading.money:
        amount = "no amount" if money.amount is None else f"{money.amount:,.0f}"
        lines.append(f"  money: {amount} {money.currency or ''} {money.role}: {money.quote}")
    for item in reading.conditionals:
        lines.append(f"  {item.type}: {_short(item.quote)}")
    found = {
        "claim": reading.claims, "sum": reading.money, "time": reading.times,
        "quotation": reading.quotations, "conditional": reading.conditionals,
    }  # fmt: skip
    lines.append(f"  {', '.join(plural(len(some), noun) for noun, some in found.items())}.")
    lines.extend(f"  note: {note}" for note in reading.notes)
    return "\n".join(lines)


def sources_rows(view: LedgerView) -> list[dict[str, Any]]:
    """One row for each outlet of a view, by name."""
    grades = {grade.outlet: grade for grade in view.grades}
    counts = Counter(d.outlet or "(no outlet named)" for d in view.documents)
    rows = []
    for outlet, number in sorted(counts.items()):
        grade = grades.get(outlet)
        rows.append(
            {
                "outlet": outlet,
                "documents": number,
                "reliability": grade.reliability if grade else "F",
                "graded_by": grade.by if grade else "",
                "graded_on": grade.on.isoformat() if grade and grade.on else None,
                "reason": grade.reason if grade else "",
                "state_controlled": grade.state_controlled if grade else None,
            }
        )
    return rows


def sources_text(view: LedgerView) -> str:
    """The outlets of a view as lines."""
    lines = []
    for row in sources_rows(view):
        by = f"graded by {row['graded_by']}" if row["graded_by"] else "ungraded"
        day = f" on {row['graded_on']}" if row["graded_on"] else ""
        why = f": {row['reason']}" if row["reason"] else ""
        lines.append(
            f"{row['reliability']}  {row['documents']:3d}  {row['outlet']}  ({by}{day}{why})"
        )
    return "\n".join(lines) or "No documents yet."


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    return {actor.id: actor.name for actor in actors}


def _when(when: DateRange) -> str:
    if when.earliest is None and when.latest is None:
        return "undated"
    first = when.earliest.isoformat() if when.earliest else "..."
    last = when.latest.isoformat() if when.latest else "..."
    return first if first == last else f"{first}/{last}"


def _range(when: DateRange) -> dict[str, str | None]:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision,
    }


def _short(text: str, width: int = 100) -> str:
    return "“" + textwrap.shorten(" ".join(text.split()), width=width, placeholder=" ...") + "”"


def _origin(document: Document) -> str:
    basis = "" if document.published_basis == "front_matter" else f", {document.published_basis}"
    return f"{document.outlet or 'no outlet named'}, {_when(document.published)}{basis}"


def _page(document: Document, claim: Claim) -> str:
    page = document.page_at(claim.span[0])
    return "" if page is None else f", page {page}"


def _context(document: Document, claim: Claim) -> str:
    start, end = claim.span
    before = document.body[max(0, start - _CONTEXT) : start].lstrip()
    behind = document.body[end : end + _CONTEXT].rstrip()
    text = " ".join(f"{before}>>>{claim.quote}<<<{behind}".split())
    return textwrap.fill(text, width=96, initial_indent="  ", subsequent_indent="  ")
