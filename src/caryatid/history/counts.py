"""Leader-months and exits by class, to a year, with the case's own leader left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from caryatid.history._data import table
from caryatid.history.bands import (
    FIRST_YEAR,
    TENURE_EDGES,
    TYPES,
    tenure_band,
)
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Counts", "by_year", "counts_between", "month_number", "own_months", "without"]

_N_BANDS = len(TENURE_EDGES) + 1


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in a span of years.

    Attributes:
        months: Leader-months, axes (type, band) in the order of TYPES.
        exits: Exits, axes (type, band, k).
    """

    months: FloatArray
    exits: FloatArray


def by_year(cells: dict[str, list[list[int]]]) -> FloatArray:
    """The class table as an array.

    Args:
        cells: "type/band" -> rows of [year, leader-months, exits by way out].

    Returns:
        Axes (type, band, year, 1 + k), years from FIRST_YEAR, leader-months first.
    """
    last = max(row[0] for rows in cells.values() for row in rows)
    n_years = last - FIRST_YEAR + 1
    both = np.zeros((len(TYPES), _N_BANDS, n_years, 1 + len(WAYS_OUT)))
    for name, rows in cells.items():
        kind, _, band = name.partition("/")
        for year, *cell in rows:
            both[TYPES.index(kind), int(band), year - FIRST_YEAR] = cell
    return both


@cache
def _shipped() -> FloatArray:
    return by_year(table("classes")["cells"])


def counts_between(first_year: int, last_year: int, /, *, of: FloatArray | None = None) -> Counts:
    """Counts of the years `first_year` to `last_year`, both included; none if they are empty.

    Args:
        first_year: First year.
        last_year: Last year.
        of: A table from `by_year`; None for the shipped one.
    """
    span = slice(max(0, first_year - FIRST_YEAR), max(0, last_year - FIRST_YEAR + 1))
    counted = (_shipped() if of is None else of)[:, :, span].sum(axis=2)
    return Counts(counted[..., 0], counted[..., 1:])


def month_number(day: date, /) -> int:
    """Months since January of year 0."""
    return day.year * 12 + day.month - 1


def own_months(since: date, /, *, first_year: int, last_month: date) -> FloatArray:
    """Leader-months of one leader in the counted years, by tenure band.

    Args:
        since: First day in office.
        first_year: First year that counts.
        last_month: Any day of the last month that counts.

    Returns:
        Axis (band). As in the tables, a month counts if he was in office on its first day.
    """
    start, end = month_number(since), month_number(last_month)
    months = np.zeros(_N_BANDS)
    for month in range(max(start + 1, first_year * 12), end + 1):
        months[tenure_band(month - start)] += 1
    return months


def without(counts: Counts, regime_type: str, months: FloatArray, /) -> Counts:
    """Counts without one leader who has not left: only his exposure goes.

    Args:
        counts: With him.
        regime_type: His class; his months are taken to have been counted there.
        months: His leader-months, axis (band).
    """
    left = counts.months.copy()
    place = TYPES.index(regime_type)
    left[place] = np.maximum(left[place] - months, counts.exits[place].sum(axis=1))
    return Counts(left, counts.exits)
