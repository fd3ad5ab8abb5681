"""Why reports count as reports of one event, which may be one and are not counted so, in words.

Groups are made by parties, act, sign and time (`groups`). How alike the sentences are worded never
makes or parts a group: it says how sure the tie is, and shows where a person should look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from caryatid.ledger.groups import event_day
from caryatid.ledger.independence import document_roots, outlet_of
from caryatid.ledger.parties import party
from caryatid.records import Claim, Document, EventGroup, LedgerView
from caryatid.terms.shifts import WINDOW_DAYS

__all__ = ["ALIKE", "APART", "Near", "Tie", "conflict_reason", "likeness", "near_groups", "ties"]

ALIKE = 0.6
"""Likeness of wording from which two reports are worded as one event.

Source: chosen and measured on fifty threes of sentences of ours (`make wording-likeness`): six in
ten pairs of reports of one event lie above it, two in ten pairs of reports of two events between
the same parties, and none of unrelated reports.
"""

APART = 0.4
"""Likeness under which two reports of one group may be of two events.

Source: as above; one in twenty-five pairs of reports of one event lies under it, and more than one
in four pairs of two events.
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """What binds a report to the one that speaks for its event.

    Attributes:
        claim_id: The report.
        likeness: Of the two wordings, -1 to 1; None where one has no vector.
        copy: Whether it stands in a copy of the speaker's text or in the same outlet.
        reason: In words.
    """

    claim_id: str
    likeness: float | None
    copy: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two groups that may be one event, since one leaves a party out that the other names.

    Attributes:
        group_a: The group that names both parties.
        group_b: The group that does not.
        likeness: Of the wordings of the claims that speak for them.
        reason: In words.
    """

    group_a: str
    group_b: str
    likeness: float
    reason: str


def likeness(a: bytes, b: bytes) -> float:
    """Cosine of two vectors of signed bytes; 0 where one says nothing."""
    left, right = (np.frombuffer(held, dtype=np.int8).astype(float) for held in (a, b))
    if left.shape != right.shape:
        return 0.0
    length = float(np.sqrt((left @ left) * (right @ right)))
    return float(left @ right) / length if length else 0.0


def ties(view: LedgerView) -> dict[str, tuple[Tie, ...]]:
    """By group what binds its reports to the claim that speaks for it, in the group's order."""
    claims = {claim.id: claim for claim in view.claims}
    documents = {document.id: document for document in view.documents}
    roots = document_roots(view.documents)
    return {
        group.id: tuple(
            _tie(view, claims[group.speaker], claims[other], documents, roots)
            for other in group.claim_ids[1:]
        )
        for group in view.groups
    }


def _tie(
    view: LedgerView,
    speaker: Claim,
    claim: Claim,
    documents: Mapping[str, Document],
    roots: Mapping[str, str],
) -> Tie:
    found = _alike(view, speaker.id, claim.id)
    first, second = documents[speaker.document_id], documents[claim.document_id]
    origin = _origin(first, second, roots)
    act = "same act" if claim.act == speaker.act else f"acts of one kind ({claim.act})"
    days = _days(event_day(speaker, first, view.as_of), event_day(claim, second, view.as_of))
    words = ["same parties", act, days, *_worded(found), *origin]
    if found is not None and found < APART and not origin:
        words.append("may be another event")
    return Tie(claim.id, found, bool(origin), ", ".join(words))


def _alike(view: LedgerView, a: str, b: str) -> float | None:
    if a not in view.meanings or b not in view.meanings:
        return None
    return likeness(view.meanings[a], view.meanings[b])


def _origin(first: Document, second: Document, roots: Mapping[str, str]) -> list[str]:
    """Why two reports are not independent of each other."""
    if first.id == second.id:
        return ["same text"]
    if outlet_of(first) == outlet_of(second):
        return ["same outlet"]
    return ["a copy of the same text"] if roots[first.id] == roots[second.id] else []


def _days(a: date, b: date) -> str:
    apart = abs((a - b).days)
    return "same day" if not apart else f"{apart} day{'s' if apart > 1 else ''} apart"


def _worded(found: float | None) -> list[str]:
    return [] if found is None else [f"wording {found:.2f} alike"]


def conflict_reason(view: LedgerView, group_a: EventGroup, group_b: EventGroup) -> str:
    """How alike two groups that contradict each other are worded; "" where it is not known."""
    return "".join(_worded(_alike(view, group_a.speaker, group_b.speaker)))


def near_groups(view: LedgerView) -> tuple[Near, ...]:
    """Groups that may be one event though one of them leaves a party out."""
    actors = {actor.id: actor for actor in view.actors}
    same: dict[tuple[str, int], list[EventGroup]] = {}
    for group in view.groups:
        same.setdefault((group.act_group, group.sign), []).append(group)

    def sides(group: EventGroup) -> tuple[frozenset[str], frozenset[str]]:
        return (
            frozenset(party(a, actors) for a in group.source),
            frozenset(party(a, actors) for a in group.target),
        )

    found = [
        near
        for held in same.values()
        for a, b in _close(held)
        if (near := _near(view, (a, b), (sides(a), sides(b)))) is not None
    ]
    return tuple(sorted(found, key=lambda n: (n.group_a, n.group_b)))


def _close(groups: list[EventGroup]) -> Iterator[tuple[EventGroup, EventGroup]]:
    """Pairs that lie within the window of one event."""
    ordered = sorted(groups, key=lambda g: (g.when, g.id))
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            if (b.when - a.when).days > WINDOW_DAYS:
                break
            yield a, b


_Sides = tuple[frozenset[str], frozenset[str]]


def _near(
    view: LedgerView, groups: tuple[EventGroup, EventGroup], sides: tuple[_Sides, _Sides]
) -> Near | None:
    full, part = (0, 1) if all(sides[0]) else (1, 0)
    if not all(sides[full]) or all(sides[part]) or not any(sides[part]):
        return None
    side = 0 if sides[part][0] else 1
    if sides[part][side] != sides[full][side]:
        return None
    a, b = groups[full], groups[part]
    found = _alike(view, a.speaker, b.speaker)
    if found is None or found < ALIKE:
        return None
    missing = "whom it is done to" if side == 0 else "who does it"
    words = [f"one does not say {missing}", _days(a.when, b.when), *_worded(found)]
    return Near(a.id, b.id, found, ", ".join(words))
