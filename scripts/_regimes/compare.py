"""Where the built-in rows and a published list disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from _regimes.lists import Listed, Typed
from caryatid.terms.names import slug
from caryatid.terms.regimes import RegimeRow

__all__ = [
    "DAYS",
    "FROM",
    "Difference",
    "Span",
    "later",
    "leader_differences",
    "spans",
    "type_differences",
]  # fmt: skip

DAYS = 31
"""Days by which two dates may differ: lists date an exit by order, oath or departure."""

FROM = date(2006, 1, 1)
"""Day from which our table names every leader of its countries."""

_SHORT = 60
"""Days in office below which a listed leader is a stopgap that our table leaves out."""

_ALIKE = 0.75
"""Share of letters in common from which two spellings are one name."""

_PARTICLES = frozenset({"al", "el", "ibn", "bin", "ben", "abu", "ould", "king", "de", "ahmed"})


@dataclass(frozen=True, order=True)
class Difference:
    """One disagreement. `key` names it for good: country, who, what."""

    country: str
    who: str
    what: str
    ours: str
    theirs: str

    @property
    def key(self) -> str:
        """Under which a reason may be given."""
        return f"{self.country} {self.who}: {self.what}"


@dataclass(frozen=True)
class Span:
    """A leader's time in office by our rows, those under several regimes as one."""

    country: str
    names: tuple[str, ...]
    since: date
    until: date | None
    born: int | None


def spans(rows: Iterable[RegimeRow]) -> list[Span]:
    """Rows that share country, leader and first day in office, as one span each."""
    found: dict[tuple[str, str, date], Span] = {}
    for row in rows:
        key = (row.country, row.leader, row.in_office_since)
        born = row.born.year if row.born else None
        found[key] = Span(
            row.country, (row.leader, *row.aliases), row.in_office_since, row.until, born
        )
    return list(found.values())


def later(ours: Iterable[Span], end: date) -> list[Span]:
    """Spans that begin after a list's end, which are no disagreement."""
    return [span for span in ours if span.since > end]


def leader_differences(
    ours: Sequence[Span], listed: Sequence[Listed], end: date, *, start: date = FROM
) -> list[Difference]:
    """Entry, exit, birth year and presence of leaders between `start` and `end`."""
    countries = {span.country for span in ours}
    theirs = [x for x in listed if x.country in countries]
    found: list[Difference] = []
    matched: set[Listed] = set()
    for span in ours:
        if span.since > end or (span.until is not None and span.until < start):
            continue
        spells = _spells(span, theirs)
        matched.update(spells)
        found += _pair(span, spells, end)
    found += [_missing(x) for x in theirs if x not in matched and _counts(x, start, end)]
    return sorted(found)


def type_differences(
    rows: Sequence[RegimeRow], typed: Sequence[Typed], days: Iterable[date]
) -> list[Difference]:
    """Types on given days, runs of days with the same disagreement as one."""
    runs: dict[tuple[str, str, str], list[int]] = {}
    for day in days:
        for country, ours, theirs in _types_on(rows, typed, day):
            if ours != theirs:
                runs.setdefault((country, ours, theirs), []).append(day.year)
    return sorted(
        Difference(country, f"{years[0]}-{years[-1]}", "type", ours, theirs)
        for (country, ours, theirs), years in runs.items()
    )


def _types_on(
    rows: Sequence[RegimeRow], typed: Sequence[Typed], day: date
) -> Iterator[tuple[str, str, str]]:
    theirs = {x.country: x.type for x in typed if x.since <= day <= x.until}
    ours = {
        row.country: row.type
        for row in rows
        if row.first_day <= day and (row.until is None or day <= row.until)
    }
    for country in sorted(theirs.keys() & ours.keys()):
        yield country, ours[country], theirs[country]


def _spells(span: Span, theirs: Sequence[Listed]) -> list[Listed]:
    same = [x for x in theirs if x.country == span.country and _same_name(span, x.leader)]
    return sorted((x for x in same if _shares(span, x)), key=lambda x: x.since)


def _same_name(span: Span, name: str) -> bool:
    mine = {part for text in span.names for part in _parts(text)}
    return any(_alike(a, b) for a in mine for b in _parts(name))


def _alike(a: str, b: str) -> bool:
    return a == b or SequenceMatcher(None, a, b).ratio() >= _ALIKE


def _parts(name: str) -> set[str]:
    words = {re.sub(r"[^a-z]", "", part) for part in slug(name).split("-")}
    return {word for word in words if len(word) > 1} - _PARTICLES


def _shares(span: Span, other: Listed) -> bool:
    """More than half of the shorter spell lies in the other, so that kin are not mixed up."""
    spells = [(x.since, x.until or date.max) for x in (span, other)]
    common = min(last for _, last in spells) - max(first for first, _ in spells)
    return 2 * common > min(last - first for first, last in spells)


def _pair(span: Span, spells: Sequence[Listed], end: date) -> Iterator[Difference]:
    if not spells:
        yield _of(span, "leader", "in our table", "not in the list")
        return
    first, last = spells[0], spells[-1]
    if abs((span.since - first.since).days) > DAYS:
        yield _of(span, "entry", str(span.since), str(first.since))
    until = span.until if span.until is not None and span.until <= end else None
    if _apart(until, last.until):
        yield _of(span, "exit", str(until or "in office"), str(last.until or "in office"))
    for before, after in pairwise(spells):
        if before.until is not None and (after.since - before.until).days > DAYS:
            yield _of(span, "gap", "none", f"{before.until} to {after.since}")
    if span.born is not None and first.born is not None and span.born != first.born:
        yield _of(span, "born", str(span.born), str(first.born))


def _apart(ours: date | None, theirs: date | None) -> bool:
    if ours is None or theirs is None:
        return (ours is None) != (theirs is None)
    return abs((ours - theirs).days) > DAYS


def _counts(other: Listed, start: date, end: date) -> bool:
    last = other.until or end
    return last >= start and (last - max(other.since, start)).days > _SHORT


def _missing(other: Listed) -> Difference:
    span = f"{other.since} to {other.until or 'the end'}"
    return Difference(other.country, other.leader, "leader", "not in our table", span)


def _of(span: Span, what: str, ours: str, theirs: str) -> Difference:
    return Difference(span.country, f"{span.names[0]} {span.since.year}", what, ours, theirs)
