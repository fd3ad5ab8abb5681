"""From the ledger and the calendar to the fitted conditions of rung 2.

Source: situation.md section 6. Nobody reporting is unknown, not zero: the value is None then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caryatid.ledger import event_day
from caryatid.records import CaseFacts, Claim, Condition, EventGroup, LedgerView
from caryatid.situation.formulas import months_between
from caryatid.situation.sides import Sides
from caryatid.terms.shifts import WINDOW_DAYS

__all__ = ["conditions_of"]

_PROTEST = frozenset({"protest", "strike"})
_FACT = frozenset({"asserted", "presupposed"})
_DONE = frozenset({"initiated", "increased", "continued", "completed", "none"})
_GOES_ON = frozenset({"continued", "increased", "none"})
_SAME_EVENT_DAYS = 1
_CHECKED = frozenset({"confirmed", "edited"})


@dataclass(frozen=True, slots=True)
class _Event:
    """Protest demanding removal, as one or several groups tell of it."""

    days: tuple[date, ...]
    claim_ids: tuple[str, ...]


def conditions_of(view: LedgerView, facts: CaseFacts, sides: Sides) -> tuple[Condition, ...]:
    """All fitted conditions, reported or not; the analyst's own value goes before any report."""
    claims = {claim.id: claim for claim in view.claims}
    days = _days(view)
    events = _removal_events(view, sides, claims, days)
    found = (
        _protests("removal_protests_3m", events, 3, view),
        _protests("removal_protests_12m", events, 12, view),
        _coup(view, sides, claims, days),
        _election(facts, view.as_of),
        _conflict(view, sides, claims, days),
    )
    own = {
        v.id: Condition(v.id, v.value, "analyst", True, note=v.note or "set in case.toml")
        for v in facts.own_values
    }
    return tuple(own.get(condition.id, condition) for condition in found)


def _days(view: LedgerView) -> dict[str, date]:
    documents = {document.id: document for document in view.documents}
    return {c.id: event_day(c, documents[c.document_id], view.as_of) for c in view.claims}


def _happened(claim: Claim, day: date, as_of: date) -> bool:
    return (
        claim.modality in _FACT and not claim.negated and claim.direction in _DONE and day <= as_of
    )


def _against_regime(group: EventGroup, sides: Sides) -> bool:
    if sides.of(group.source) in ("regime", "outside"):
        return False
    return sides.of(group.target) in ("regime", "none")


def _removal_events(
    view: LedgerView, sides: Sides, claims: dict[str, Claim], days: dict[str, date]
) -> list[_Event]:
    """Distinct protest events whose words demand that the leader go.

    The demand stands in the words of a report of the group, or the same people bid for the
    office within the group's window. Groups that share a day (give or take one) and differ only
    in whom they name are one event.
    """
    found: list[_Event] = []
    for group in view.groups:
        if not _against_regime(group, sides):
            continue
        told = [
            claims[i]
            for i in group.claim_ids
            if claims[i].act in _PROTEST and _happened(claims[i], days[i], view.as_of)
        ]
        if told and _demands_removal(group, view.groups, claims):
            dates = tuple(sorted({days[c.id] for c in told}))
            found.append(_Event(dates, tuple(sorted(c.id for c in told))))
    return _distinct(found)


def _demands_removal(
    group: EventGroup, groups: Iterable[EventGroup], claims: dict[str, Claim]
) -> bool:
    own = [claims[i] for i in group.claim_ids]
    if any(c.demands_removal or c.act == "challenge_for_office" for c in own):
        return True
    # A bid "continued" stands in a group of its own sign beside the protest's.
    return any(
        claims[i].act == "challenge_for_office" and not claims[i].negated
        for other in groups
        if other.source == group.source
        and group.source
        and abs((other.when - group.when).days) <= WINDOW_DAYS
        for i in other.claim_ids
    )


def _distinct(events: list[_Event]) -> list[_Event]:
    merged: list[_Event] = []
    for event in sorted(events, key=lambda e: (e.days, e.claim_ids)):
        twin = next((m for m in merged if _share_a_day(m, event)), None)
        if twin is None:
            merged.append(event)
        else:
            merged[merged.index(twin)] = _Event(
                tuple(sorted({*twin.days, *event.days})),
                tuple(sorted({*twin.claim_ids, *event.claim_ids})),
            )
    return merged


def _share_a_day(a: _Event, b: _Event) -> bool:
    return any(abs((x - y).days) <= _SAME_EVENT_DAYS for x in a.days for y in b.days)


def _protests(name: str, events: list[_Event], months: int, view: LedgerView) -> Condition:
    recent = [e for e in events if months_between(max(e.days), view.as_of) <= months]
    if not recent:
        return Condition(name, None, note="nobody reports protest that demands removal")
    status = dict(view.status)
    confirmed = all(any(status.get(i) in _CHECKED for i in event.claim_ids) for event in recent)
    n_days = len({day for event in recent for day in event.days})
    return Condition(
        id=name,
        value=float(len(recent)),
        basis="reported",
        confirmed=confirmed,
        claim_ids=tuple(sorted({i for event in recent for i in event.claim_ids})),
        note=f"protest events demanding removal in {months} months: at least {len(recent)}, "
        f"told of on {n_days} different days; few documents under-count",
    )


def _coup(
    view: LedgerView, sides: Sides, claims: dict[str, Claim], days: dict[str, date]
) -> Condition:
    status = dict(view.status)
    told = [
        claim
        for claim in claims.values()
        if claim.act == "coup_attempt"
        and _happened(claim, days[claim.id], view.as_of)
        and months_between(days[claim.id], view.as_of) <= 12
        and sides.of(claim.target) in ("regime", "none")
        and (not _accusation(claim, sides) or status.get(claim.id) in _CHECKED)
    ]
    if not told:
        return Condition("coup_attempt_12m", None, note="nobody reports a coup attempt as a fact")
    return Condition(
        id="coup_attempt_12m",
        value=1.0,
        basis="reported",
        confirmed=any(status.get(c.id) in _CHECKED for c in told),
        claim_ids=tuple(sorted(c.id for c in told)),
        note="a coup attempt in 12 months is reported as a fact",
    )


def _conflict(
    view: LedgerView, sides: Sides, claims: dict[str, Claim], days: dict[str, date]
) -> Condition:
    """An armed conflict that began within a year.

    Fighting that only goes on, or that reports of more than a year ago tell of, is the country's
    structure, which rung 1 holds.
    """
    name = "conflict_began_12m"
    fights = [
        claim
        for claim in claims.values()
        if claim.act == "armed_rebellion"
        and _happened(claim, days[claim.id], view.as_of)
        and sides.of(claim.target) in ("regime", "none")
        and not _accusation(claim, sides)
    ]
    if any(months_between(days[claim.id], view.as_of) > 12 for claim in fights):
        return Condition(name, None, note="armed rebellion is reported from more than a year ago")
    begun = [claim for claim in fights if claim.direction not in _GOES_ON]
    if not begun:
        return Condition(name, None, note="nobody reports as a fact that armed rebellion began")
    status = dict(view.status)
    return Condition(
        id=name,
        value=1.0,
        basis="reported",
        confirmed=any(status.get(c.id) in _CHECKED for c in begun),
        claim_ids=tuple(sorted(c.id for c in begun)),
        note="armed rebellion that began within 12 months is reported as a fact; the data count it "
        "from 25 battle deaths a year",
    )


def _accusation(claim: Claim, sides: Sides) -> bool:
    """Whether it is only alleged, or told by a party to the conflict."""
    return claim.alleged or sides.of((claim.holder,)) in ("regime", "rival")


def _election(facts: CaseFacts, as_of: date) -> Condition:
    ahead = sorted(
        entry.on for entry in facts.calendar if entry.kind == "election" and entry.on > as_of
    )
    if not ahead:
        return Condition(
            "election_due_12m", None, note="the calendar of the case has no election ahead"
        )
    due = months_between(as_of, ahead[0]) <= 12
    return Condition(
        id="election_due_12m",
        value=1.0 if due else 0.0,
        basis="analyst",
        confirmed=True,
        note=f"next election in the calendar: {ahead[0].isoformat()}",
    )
