"""From spells to leader-months, and from leader-months to counts.

A leader-month is a leader in office on the first day of a month; the exit counts in the month in
which it happens. A spell that begins and ends inside one month therefore has no leader-month.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from caryatid.history.bands import AGE_EDGES, band_of, tenure_band
from caryatid.history.panel.months import FIRST, year_of
from caryatid.history.panel.spells import Regime, Spell
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Counts", "LeaderMonth", "count_ages", "count_classes", "leader_months"]

HANDOVER = 5
"""Months after a regime's end in which its leader still leaves as its leader. Judgement; see
`_history.regimes`, which takes the same."""

Counts = dict[tuple[str, int], dict[int, list[float]]]
"""(type, band) -> year -> [leader-months, exits by way in the order of WAYS_OUT]."""


@dataclass(frozen=True, slots=True)
class LeaderMonth:
    """A leader in office on the first day of a month.

    Attributes:
        country: Gleditsch and Ward number.
        month: Month number.
        start: Month of entry.
        tenure: Months since entry, at least 1.
        type: Type of the regime that he led in the month before, None if it has none of ours.
        born: Year of birth.
        way: Way out if he leaves in this month.
    """

    country: int
    month: int
    start: int
    tenure: int
    type: str | None
    born: int | None
    way: str | None


def leader_months(spells: Iterable[Spell], regimes: Iterable[Regime]) -> list[LeaderMonth]:
    """All leader-months since 1950, sorted by country and month.

    Where two leaders of a country were in office on one first day, the later one counts.
    """
    type_at = _Types(regimes)
    found: dict[tuple[int, int], LeaderMonth] = {}
    for spell in sorted(spells, key=lambda s: (s.country, s.start, s.end)):
        fallen = _fell(spell, type_at)
        for month in range(max(spell.start, spell.first, FIRST - 1) + 1, spell.end + 1):
            found[spell.country, month] = LeaderMonth(
                country=spell.country,
                month=month,
                start=spell.start,
                tenure=month - spell.start,
                type=type_at(spell.country, min(month - 1, fallen)),
                born=spell.born,
                way=spell.way if month == spell.end else None,
            )
    return [found[key] for key in sorted(found)]


def _fell(spell: Spell, type_at: _Types) -> int:
    """Last month of the regime that the leader led, if he outlived it by a handover only.

    A regime that loses an election ends with it, and its leader leaves some months later: he
    leaves as that regime's leader, not as the next one's.
    """
    if spell.way is not None:
        for month in range(max(spell.end - HANDOVER, spell.start + 1), spell.end):
            if type_at(spell.country, month) != type_at(spell.country, month - 1):
                return month - 1
    return spell.end


class _Types:
    """Regime type of a country in a month: that of the regime that began last."""

    def __init__(self, regimes: Iterable[Regime]) -> None:
        self._starts: dict[int, list[int]] = defaultdict(list)
        self._types: dict[int, list[str | None]] = defaultdict(list)
        for regime in sorted(regimes, key=lambda r: (r.country, r.start, r.end)):
            self._starts[regime.country].append(regime.start)
            self._types[regime.country].append(regime.type)

    def __call__(self, country: int, month: int) -> str | None:
        place = bisect_right(self._starts.get(country, []), month) - 1
        return self._types[country][place] if place >= 0 else None


def count_classes(months: Iterable[LeaderMonth]) -> Counts:
    """Leader-months and exits by type, tenure band and year."""
    counts: Counts = defaultdict(dict)
    for row in months:
        if row.type is not None:
            _add(counts[row.type, tenure_band(row.tenure)], row)
    return dict(sorted(counts.items()))


def _add(years: dict[int, list[float]], row: LeaderMonth) -> None:
    cell = years.setdefault(year_of(row.month), [0.0] * (1 + len(WAYS_OUT)))
    cell[0] += 1
    if row.way is not None:
        cell[1 + WAYS_OUT.index(row.way)] += 1


def count_ages(months: Iterable[LeaderMonth]) -> dict[int, dict[int, list[float]]]:
    """Age band -> year -> [leader-months, deaths, sum of ages], all leaders of known birth."""
    counts: dict[int, dict[int, list[float]]] = defaultdict(dict)
    for row in months:
        if row.born is None:
            continue
        age = row.month / 12 - (row.born + 0.5)
        cell = counts[band_of(age, AGE_EDGES)].setdefault(year_of(row.month), [0.0, 0.0, 0.0])
        cell[0] += 1
        cell[1] += row.way == "death"
        cell[2] += age
    return dict(sorted(counts.items()))
