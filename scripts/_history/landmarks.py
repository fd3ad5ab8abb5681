"""What happened in each of the months after an origin, to leaders still in office.

An origin is a leader-month with the conditions known on its first day; the leads are the 24
months from it. So a coefficient is what a condition known on the day does to the hazard of a
later month, which is how the forecast uses it. One exit is seen from up to 24 origins; weights
make it count once, and the covariance is computed by country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from _history.counting import LeaderMonth
from _history.months import month_of, year_of
from caryatid.history.bands import ERA_FIRST_YEAR, FIRST_YEAR, TENURE_EDGES, TYPES
from caryatid.history.counts import counts_between
from caryatid.history.effects import CONDITIONS, fades, scaled
from caryatid.history.shrinkage import Shapes, posterior
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["LEADS", "STEP", "Landmarks", "class_rates", "landmarks"]

LEADS = 24
"""Months after an origin: the longest horizon that is forecast."""

STEP = 3
"""Every third month is an origin: January, April, July, October."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Origin-lead pairs, axis (i).

    Attributes:
        x: Conditions as they enter, times their fade at the lead; axes (i, c).
        rates: Class rates per month, axes (i, k).
        way: Place of the way out in the lead month, -1 if still in office.
        later: Whether the origin is in the later era and has protest data.
        country: Gleditsch and Ward number.
        month: Month of the lead.
    """

    x: FloatArray
    rates: FloatArray
    way: NDArray[np.int64]
    later: NDArray[np.bool_]
    country: NDArray[np.int64]
    month: NDArray[np.int64]


def class_rates(cells: FloatArray, last_year: int, chosen: Shapes) -> FloatArray:
    """Posterior mean of the class rates with counts to a year.

    Args:
        cells: The class table as an array, from `caryatid.history.counts.by_year`.
        last_year: Last year counted.
        chosen: How strongly classes are drawn to their parents.

    Returns:
        Axes (era, type, band, k), the earlier era first, per month.
    """
    everything = counts_between(FIRST_YEAR, last_year, of=cells)
    eras = (
        counts_between(FIRST_YEAR, ERA_FIRST_YEAR - 1, of=cells),
        counts_between(ERA_FIRST_YEAR, last_year, of=cells),
    )
    return np.array(
        [[posterior(everything, era, kind, chosen).mean for kind in TYPES] for era in eras]
    )


def landmarks(
    months: Sequence[LeaderMonth], values: FloatArray, rates: FloatArray, last_year: int
) -> Landmarks:
    """All origin-lead pairs up to the end of a year.

    Args:
        months: Leader-months, sorted by country and month.
        values: Their conditions, axes (i, c), from `condition_values`.
        rates: From `class_rates`.
        last_year: Last year in which leads may lie.
    """
    origins, x, later = _origins(months, values, last_year)
    ends, ways = _ends(months)
    fade, stop = fades(LEADS), month_of(last_year, 12)
    month = np.array([months[i].month for i in origins])
    end = ends[origins]
    parts = []
    for lead in range(LEADS):
        here = np.flatnonzero((month + lead <= end) & (month + lead <= stop))
        i = origins[here]
        left = month[here] + lead == end[here]
        parts.append(
            (
                x[here] * fade[lead],
                rates[tuple(_cell(months, i, lead))],
                np.where(left, ways[i], -1),
                later[here],
                np.array([months[j].country for j in i]),
                month[here] + lead,
            )
        )
    return Landmarks(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _origins(
    months: Sequence[LeaderMonth], values: FloatArray, last_year: int
) -> tuple[NDArray[np.int64], FloatArray, NDArray[np.bool_]]:
    """Origins with their conditions; before the protest data protests are 0, `later` is False."""
    has_protests = ~np.isnan(values[:, 0])
    chosen = np.flatnonzero(
        [
            m.type is not None
            and m.month % STEP == 0
            and FIRST_YEAR < year_of(m.month) <= last_year
            and (protests or year_of(m.month) < ERA_FIRST_YEAR)
            for m, protests in zip(months, has_protests, strict=True)
        ]
    )
    filled = np.nan_to_num(values[chosen], nan=0.0)
    x = np.stack([scaled(filled[:, c], name) for c, name in enumerate(CONDITIONS)], axis=1)
    return chosen, x, has_protests[chosen]


def _ends(months: Sequence[LeaderMonth]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Last month of each leader-month's spell and the place of its way out, -1 if none."""
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for row in months:
        last[row.country, row.start] = (
            row.month,
            -1 if row.way is None else WAYS_OUT.index(row.way),
        )
    both = np.array([last[row.country, row.start] for row in months])
    return both[:, 0], both[:, 1]


def _cell(
    months: Sequence[LeaderMonth], places: NDArray[np.int64], lead: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    rows = [months[i] for i in places]
    era = np.array([year_of(r.month) >= ERA_FIRST_YEAR for r in rows]).astype(np.int64)
    kind = np.array([TYPES.index(str(r.type)) for r in rows], dtype=np.int64)
    tenure = np.array([r.tenure for r in rows]) + lead
    return era, kind, np.searchsorted(TENURE_EDGES, tenure, side="right")
