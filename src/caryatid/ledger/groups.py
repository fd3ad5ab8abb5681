"""Event groups: reports of one event are one event, however many they are.

Source: situation.md section 1. A group holds reports with the same source, act group, target and
sign whose event days lie within 30 days of the group's first. A claim with several sources or
targets belongs to one group for each pair, so that a report on two patrons moves each of them
once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from caryatid.ledger.evaluations import is_evaluation, is_hypothetical
from caryatid.ledger.independence import document_roots, outlet_of, root_of
from caryatid.ledger.parties import parties
from caryatid.ledger.translation import by_machine
from caryatid.records import Actor, Claim, Conflict, Document, EventGroup, Grade, Money
from caryatid.terms.acts import GROUP_OF, turn
from caryatid.terms.shifts import CONFIRMED_ROOTS, WINDOW_DAYS

__all__ = ["Key", "Material", "event_day", "event_groups", "is_stock", "sign_of"]

# F says unknown, not worst: it stands beside C, as 6 stands beside 3.
_ORDER = {"A": 0, "B": 1, "C": 2, "F": 3, "D": 4, "E": 5}

_STOCK_ROLES = frozenset(
    {"cumulative_outlay", "cumulative_investment_or_lending", "outstanding_debt"}
)
_STANDING = frozenset({"continued", "none"})
_ASKED = frozenset({"requested", "demanded"})
_AHEAD = frozenset({"promised", "threatened", "requested", "demanded"})
_STOPPED = frozenset({"withdrawn", "refused", "suspended"})


class Key(NamedTuple):
    """What reports must share to be reports of one event."""

    source: str
    act_group: str
    target: str
    sign: int
    stage: str  # turn, standing, stock, asked, threatened; judged, for what only evaluates


@dataclass(frozen=True, slots=True)
class Material:
    """What grouping needs besides the claims.

    Attributes:
        documents: By id.
        actors: By id.
        grades: By outlet.
        as_of: The day; dates a report whose document has no date at all.
        stocks: Ids of claims that tell of an undated stock; see `is_stock`.
    """

    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    grades: Mapping[str, Grade]
    as_of: date
    stocks: frozenset[str] = frozenset()


class _Report(NamedTuple):
    day: date
    claim: Claim
    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Keyed:
    key: Key
    group: EventGroup
    speaker: Claim
    stopped: bool


def sign_of(claim: Claim) -> int:
    """+1 if the deed is done, begins or grows, -1 if it stops or is denied, else 0."""
    if claim.negated and claim.direction == "continued":
        return -1
    return turn(claim.direction, negated=claim.negated, act=claim.act)


def event_day(claim: Claim, document: Document, fallback: date) -> date:
    """The day that a report is dated to.

    The middle of the stated time, else of the publication. What is told as done cannot lie after
    the telling, so "this year" does not date a deed to next summer. A relation that goes on is
    dated to its last stated day, not to the middle of its years.
    """
    told = document.published.middle or fallback
    if claim.direction in _STANDING:
        return min(claim.time.latest or told, told)
    stated = claim.time.middle
    if stated is None:
        return told
    if claim.modality in ("asserted", "presupposed") and claim.direction not in _AHEAD:
        return min(stated, told)
    return stated


def _stage(claim: Claim, actors: Mapping[str, Actor]) -> str:
    if is_evaluation(claim, actors) or is_hypothetical(claim):
        return "judged"
    if sign_of(claim) != 0:
        return "turn"
    if claim.direction in _ASKED:
        return "asked"
    return "threatened" if claim.direction == "threatened" else "standing"


def is_stock(claim: Claim, money: Iterable[Money]) -> bool:
    """Whether the claim tells of what was given over the years, without saying when.

    Such sums ("seventeen billion so far", "more loans") show that a relation existed; they are
    not a new deed on the day of the report. `money` may hold any sums; those count that the
    claim names or that stand within its span.
    """
    if claim.direction != "completed" or claim.negated or claim.time.middle is not None:
        return False
    if not GROUP_OF[claim.act].endswith("_support"):
        return False
    return claim.modality == "presupposed" or any(
        told.role in _STOCK_ROLES and _belongs(told, claim) for told in money
    )


def _belongs(money: Money, claim: Claim) -> bool:
    if claim.money_id is not None:
        return money.id == claim.money_id
    within = claim.span[0] <= money.span[0] and money.span[1] <= claim.span[1]
    return within and money.document_id == claim.document_id


def event_groups(
    claims: Iterable[Claim], material: Material
) -> tuple[tuple[EventGroup, ...], tuple[Conflict, ...]]:
    """Groups by day and id, and the conflicts between them.

    Args:
        claims: Effective claims; each one's document must be in `material`.
        material: Documents, actors, grades and the day.
    """
    buckets: dict[Key, list[_Report]] = {}
    for claim in claims:
        day = event_day(claim, material.documents[claim.document_id], material.as_of)
        for key, source, target in _keys(claim, material):
            buckets.setdefault(key, []).append(_Report(day, claim, source, target))
    roots = document_roots(material.documents.values())
    keyed = [
        _group(key, reports, roots, material)
        for key, bucket in sorted(buckets.items())
        for reports in _windows(bucket)
    ]
    conflicts = _conflicts(keyed)
    groups = _doubted([item.group for item in keyed], conflicts)
    return tuple(sorted(groups, key=lambda g: (g.when, g.id))), conflicts


def _keys(claim: Claim, material: Material) -> list[tuple[Key, tuple[str, ...], tuple[str, ...]]]:
    sources = parties(claim.source, material.actors)
    targets = parties(claim.target, material.actors)
    stage, sign = _stage(claim, material.actors), sign_of(claim)
    if stage == "turn" and claim.id in material.stocks:
        stage, sign = "stock", 0
    return [
        (Key(source, GROUP_OF[claim.act], target, sign, stage), source_ids, target_ids)
        for source, source_ids in sources.items()
        for target, target_ids in targets.items()
    ]


def _windows(reports: list[_Report]) -> list[list[_Report]]:
    windows: list[list[_Report]] = []
    for report in sorted(reports, key=lambda r: (r.day, r.claim.id)):
        if windows and (report.day - windows[-1][0].day).days <= WINDOW_DAYS:
            windows[-1].append(report)
        else:
            windows.append([report])
    return windows


def _group(
    key: Key, reports: list[_Report], roots: Mapping[str, str], material: Material
) -> _Keyed:
    ordered = sorted(reports, key=lambda r: _speaks_first(r, material))
    speaker = ordered[0]
    independent = sorted({root_of(r.claim, roots, material.actors) for r in reports})
    own_words = [r for r in reports if not by_machine(material.documents[r.claim.document_id])]
    firm = {root_of(r.claim, roots, material.actors) for r in own_words}
    when = reports[0].day
    digest = hashlib.sha256("\x1f".join([*map(str, key), when.isoformat()]).encode()).hexdigest()
    months = {(r.day.year, r.day.month) for r in reports} if key.stage == "standing" else set()
    group = EventGroup(
        id=f"g-{digest[:12]}",
        source=speaker.source,
        act_group=key.act_group,
        target=speaker.target,
        sign=key.sign,
        when=when,
        claim_ids=tuple(r.claim.id for r in ordered),
        speaker=speaker.claim.id,
        roots=tuple(independent),
        credibility=_digit(len(independent), len(firm)),
        reliability=_letter(speaker.claim, material),
        renewals=len(months),
    )
    return _Keyed(key, group, speaker.claim, any(r.claim.direction in _STOPPED for r in reports))


def _letter(claim: Claim, material: Material) -> str:
    grade = material.grades.get(outlet_of(material.documents[claim.document_id]))
    return "F" if grade is None else grade.reliability


def _speaks_first(report: _Report, material: Material) -> tuple[int, int, str]:
    told = material.documents[report.claim.document_id].published.middle or material.as_of
    letter = _letter(report.claim, material)
    return (_ORDER[letter], -told.toordinal(), report.claim.id)


def _digit(n_roots: int, n_firm: int) -> int:
    """Credibility from independent roots: 1 confirmed, 2 probably true, 6 cannot be judged.

    Roots that are known only through machine translations bring it to 3, possibly true, at best.

    Args:
        n_roots: Independent roots.
        n_firm: Those among them that a text not translated by a machine leads to.
    """
    if n_firm >= CONFIRMED_ROOTS:
        return 1
    if n_firm > 1:
        return 2
    return 3 if n_roots > 1 else 6


def _conflicts(keyed: list[_Keyed]) -> tuple[Conflict, ...]:
    pairs: dict[tuple[str, str, str], list[_Keyed]] = {}
    for item in keyed:
        if item.key.stage in ("turn", "standing"):
            place = (item.key.source, item.key.act_group, item.key.target)
            pairs.setdefault(place, []).append(item)
    found = [
        Conflict(a.group.id, b.group.id, reason)
        for place in sorted(pairs)
        for i, a in enumerate(pairs[place])
        for b in pairs[place][i + 1 :]
        if (reason := _contradiction(a, b)) is not None
    ]
    return tuple(sorted(found, key=lambda c: (c.group_a, c.group_b)))


def _contradiction(a: _Keyed, b: _Keyed) -> str | None:
    days = abs((a.group.when - b.group.when).days)
    if days > WINDOW_DAYS:
        return None
    if a.key.act_group == "diplomacy" and a.speaker.act != b.speaker.act:
        # A minister who receives and a president who does not are no contradiction.
        return None
    if a.group.sign * b.group.sign == -1:
        return f"one says that it is given or grows, the other that it stops, {days} days apart"
    standing, other = (a, b) if a.key.stage == "standing" else (b, a)
    if standing.key.stage == "standing" and other.group.sign == -1 and other.stopped:
        return f"one says that it goes on, the other that it is refused or ended, {days} days apart"
    return None


def _doubted(groups: list[EventGroup], conflicts: tuple[Conflict, ...]) -> list[EventGroup]:
    """Lower to doubtful (4) what one root says against a confirmed group."""
    by_id = {group.id: group for group in groups}
    doubtful: set[str] = set()
    for conflict in conflicts:
        a, b = by_id[conflict.group_a], by_id[conflict.group_b]
        for one, other in ((a, b), (b, a)):
            if len(one.roots) == 1 and other.credibility == 1:
                doubtful.add(one.id)
    return [replace(g, credibility=4) if g.id in doubtful else g for g in groups]
