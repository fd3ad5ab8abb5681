"""The ledger as of a day, and the same without an outlet or a claim. Pure: no disk, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from caryatid.ledger.decisions import apply_decisions
from caryatid.ledger.groups import Material, event_groups, is_stock
from caryatid.ledger.independence import outlet_of
from caryatid.ledger.merging import merged_claims, merged_money, merged_names, without_merged
from caryatid.ledger.parties import merge_actors
from caryatid.records import (
    Actor,
    Claim,
    Conditional,
    Decision,
    Document,
    Grade,
    LedgerView,
    Merge,
    Money,
)

__all__ = ["Contents", "build_view", "restrict"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the documents of a view hold, as read, before any decision.

    Attributes:
        documents: All published on or before the day.
        claims: As read.
        actors: Of all documents; several may share an id.
        conditionals: As read.
        money: As read.
        decisions: All entered on or before the day, their claim ids those of `claims`.
        merges: Decisions on actors that may be one, in order of their dates.
        meanings: For claims by id what their sentences tell.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    conditionals: tuple[Conditional, ...] = ()
    money: tuple[Money, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())
    merges: tuple[Merge, ...] = ()
    meanings: Mapping[str, bytes] = field(default_factory=dict)


def build_view(
    as_of: date, contents: Contents, grades: Iterable[Grade] = (), *, decided: date | None = None
) -> LedgerView:
    """The view of these contents on a day.

    Args:
        as_of: The day.
        contents: What was read.
        grades: People's grades; of several for one outlet the latest counts.
        decided: Decisions and grades of later days are passed over; `as_of` if left out.
    """
    last = as_of if decided is None else decided
    decisions = tuple(
        sorted(
            (d for d in contents.decisions if d.at.date() <= last),
            key=lambda d: d.at,
        )
    )
    by_claim: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_claim.setdefault(decision.claim_id, []).append(decision)
    claims, status = apply_decisions(sorted(contents.claims, key=_place), by_claim)
    merges = tuple(m for m in contents.merges if m.at.date() <= last)
    names = merged_names(merges)
    view = LedgerView(
        as_of=as_of,
        documents=tuple(sorted(contents.documents, key=lambda d: d.id)),
        claims=merged_claims(claims, names),
        status=status,
        actors=without_merged(merge_actors(contents.actors), names),
        grades=_valid_grades(grades, last),
        conditionals=tuple(sorted(contents.conditionals, key=_place)),
        money=merged_money(sorted(contents.money, key=_place), names),
        decisions=decisions,
        merges=merges,
        meanings=dict(contents.meanings),
    )
    return _grouped(view)


def restrict(
    view: LedgerView,
    *,
    without_outlets: Collection[str] = (),
    without_claims: Collection[str] = (),
) -> LedgerView:
    """The view as if these outlets had printed nothing and these claims had not been made.

    Args:
        view: Not changed.
        without_outlets: As in `Document.outlet`, or a document's id where it has no outlet.
        without_claims: Ids of claims, conditionals or sums.
    """
    documents = tuple(d for d in view.documents if outlet_of(d) not in without_outlets)
    held = {document.id for document in documents}
    out = frozenset(without_claims)

    def stays(record: Claim | Conditional | Money) -> bool:
        return record.document_id in held and record.id not in out

    claims = tuple(claim for claim in view.claims if stays(claim))
    ids = {claim.id for claim in claims}

    def remains(claim_id: str) -> bool:
        # Rejected claims are known by their ids alone, which begin with their document's.
        return claim_id in ids or (claim_id.rpartition("/")[0] in held and claim_id not in out)

    return _grouped(
        replace(
            view,
            documents=documents,
            claims=claims,
            status=tuple((i, s) for i, s in view.status if remains(i)),
            conditionals=tuple(_cut(k, ids) for k in view.conditionals if stays(k)),
            money=tuple(m for m in view.money if stays(m)),
            decisions=tuple(d for d in view.decisions if remains(d.claim_id)),
        )
    )


def _cut(conditional: Conditional, ids: Collection[str]) -> Conditional:
    return replace(
        conditional,
        antecedent_claims=tuple(i for i in conditional.antecedent_claims if i in ids),
        consequent_claims=tuple(i for i in conditional.consequent_claims if i in ids),
    )


def _grouped(view: LedgerView) -> LedgerView:
    groups, conflicts = event_groups(
        view.claims,
        Material(
            documents={d.id: d for d in view.documents},
            actors={a.id: a for a in view.actors},
            grades={g.outlet: g for g in view.grades},
            as_of=view.as_of,
            stocks=frozenset(c.id for c in view.claims if is_stock(c, view.money)),
        ),
    )
    return replace(view, groups=groups, conflicts=conflicts)


def _place(record: Claim | Conditional | Money) -> tuple[str, tuple[int, int], str]:
    return (record.document_id, record.span, record.id)


def _valid_grades(grades: Iterable[Grade], as_of: date) -> tuple[Grade, ...]:
    valid: dict[str, Grade] = {}
    for grade in sorted(grades, key=lambda g: (g.on or date.min, g.reliability, g.by)):
        if grade.on is None or grade.on <= as_of:
            valid[grade.outlet] = grade
    return tuple(valid[outlet] for outlet in sorted(valid))
