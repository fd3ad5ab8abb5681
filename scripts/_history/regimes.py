"""How regimes' ends go with leaders' exits: counts from two lists joined by month.

A regime's end is dated by its decisive event, often a lost election or a resignation announced;
the leader then hands over within a few months. So an exit is taken to go with a regime's end if
it lies from one month before it to five months after it; the nearest exit is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from caryatid.history.panel.months import FIRST, month_of, year_of
from caryatid.history.panel.spells import Regime, Spell, same_code
from caryatid.history.panel.tables import read_source
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["EARLY", "LATE", "RegimeSpan", "count_regimes", "democracies", "load_autocracies"]

EARLY, LATE = 1, 5
"""Months before and after a regime's end in which a leader's exit goes with it. Judgement, after
looking at all 213 ends since 1950: 205 have an exit so near, few have one a little further off."""

TYPES = {
    "personal": "personal",
    "party-based": "party",
    "oligarchy": "party",
    "party-personal": "hybrid",
    "party-military": "hybrid",
    "party-personal-military": "hybrid",
    "military": "military",
    "military-personal": "military",
    "indirect military": "military",
    "monarchy": "monarchy",
    "nan": "party",
}
"""Types of the regime data to ours. Iran since 1979 has none there but its flag for party."""


@dataclass(frozen=True, slots=True)
class RegimeSpan:
    """A regime from its first to its last month; `failed` is False if it stood at the end."""

    country: int
    type: str
    start: int
    end: int
    failed: bool


def load_autocracies(data: Path) -> tuple[list[RegimeSpan], int]:
    """Autocratic regimes of Geddes, Wright and Frantz, and the last month they cover."""
    table = read_source("gwf", data)
    last = month_of(int(table["year"].max()), 12)
    spans = []
    for _, rows in table.groupby("gwf_casename", sort=True):
        row = rows.sort_values("year").iloc[-1]
        start, end = (_month(str(row[f"gwf_{side}date"])) for side in ("start", "end"))
        failed = bool(rows["gwf_fail"].max())
        country = same_code(int(row["gwf_cowcode"]), end)
        kind = TYPES[str(row["gwf_regimetype"])]
        spans.append(RegimeSpan(country, kind, start, end if failed else last, failed))
    return spans, last


def _month(text: str) -> int:
    return month_of(int(text[:4]), int(text[5:7]))


def democracies(regimes: Iterable[Regime], last: int) -> list[RegimeSpan]:
    """Democracies as spans; a change between two forms of democracy is no end.

    Args:
        regimes: The regime list.
        last: Last month covered.
    """
    spans: list[RegimeSpan] = []
    for regime in sorted(regimes, key=lambda r: (r.country, r.start, r.end)):
        if regime.type != "democracy" or regime.start > last:
            continue
        before = spans[-1] if spans else None
        if before and before.country == regime.country and regime.start <= before.end + 1:
            spans.pop()
            start = before.start
        else:
            start = regime.start
        failed = regime.end <= last
        spans.append(RegimeSpan(regime.country, "democracy", start, min(regime.end, last), failed))
    return spans


def count_regimes(
    spells: Iterable[Spell], spans: Iterable[RegimeSpan]
) -> dict[str, list[list[int]]]:
    """Counts by type and year.

    Returns:
        type -> rows of [year, leader-months, ends without an exit, leader-months in the first
        year of a successor, ends in them, leader-months later under a successor, ends in them,
        then for each way out: regime ended, leader exits].
    """
    by_country: dict[int, list[Spell]] = defaultdict(list)
    for spell in spells:
        by_country[spell.country].append(spell)
    counts: dict[str, dict[int, list[int]]] = defaultdict(dict)
    for span in spans:
        if span.end >= FIRST:
            _count(counts[span.type], span, by_country[span.country])
    return {
        kind: [[year, *row] for year, row in sorted(years.items())]
        for kind, years in sorted(counts.items())
    }


def _row(years: dict[int, list[int]], month: int) -> list[int]:
    return years.setdefault(year_of(month), [0] * (6 + 2 * len(WAYS_OUT)))


def _count(years: dict[int, list[int]], span: RegimeSpan, spells: list[Spell]) -> None:
    taken = _exit_with_the_end(span, spells)
    for spell in spells:
        _exposure(years, span, spell)
        inside = span.start < spell.end <= span.end
        if spell.way and spell.end >= FIRST and (inside or spell is taken):
            row = _row(years, min(spell.end, span.end) if spell is taken else spell.end)
            place = 6 + 2 * WAYS_OUT.index(spell.way)
            row[place] += spell is taken
            row[place + 1] += 1
    if span.failed:
        _the_end(_row(years, span.end), span, spells, linked=taken is not None)


def _exit_with_the_end(span: RegimeSpan, spells: list[Spell]) -> Spell | None:
    if not span.failed:
        return None
    near = [
        s for s in spells if s.way and s.start < span.end and -EARLY <= s.end - span.end <= LATE
    ]
    return min(near, key=lambda s: (abs(s.end - span.end), s.end, s.start), default=None)


def _exposure(years: dict[int, list[int]], span: RegimeSpan, spell: Spell) -> None:
    successor = spell.start > span.start + 1
    for month in range(max(spell.start, span.start, FIRST - 1) + 1, min(spell.end, span.end) + 1):
        row = _row(years, month)
        row[0] += 1
        if successor:
            row[2 if month - spell.start <= 12 else 4] += 1


def _the_end(row: list[int], span: RegimeSpan, spells: list[Spell], *, linked: bool) -> None:
    if not linked:
        row[1] += 1
    last = [s for s in spells if s.start < span.end <= s.end]
    if last and (ruler := max(last, key=lambda s: s.start)).start > span.start + 1:
        row[3 if span.end - ruler.start <= 12 else 5] += 1
