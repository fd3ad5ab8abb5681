"""Twelve months ahead from every leader-month after a year, by what was known before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from _history.counting import LeaderMonth
from _history.months import month_of, year_of
from caryatid.history.bands import TENURE_EDGES, TYPES
from caryatid.history.effects import CONDITIONS, fades, scaled, spread
from caryatid.history.mix import class_mix
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["HORIZON", "TestRows", "chances", "condition_factors", "hazards", "rows_after"]

HORIZON = 12
"""Months ahead."""


@dataclass(frozen=True, slots=True)
class TestRows:
    """Leader-months whose twelve months ahead were seen, axis (i).

    Attributes:
        places: Their places in the list of leader-months.
        country: Gleditsch and Ward number.
        type: Place in TYPES.
        tenure: Months in office.
        way: Place of the way out within the horizon, -1 if still in office.
        exit: Number of the exit, so that distinct ones can be counted; -1 if none.
    """

    places: NDArray[np.int64]
    country: NDArray[np.int64]
    type: NDArray[np.int64]
    tenure: NDArray[np.int64]
    way: NDArray[np.int64]
    exit: NDArray[np.int64]


def rows_after(months: Sequence[LeaderMonth], first_year: int, last_year: int) -> TestRows:
    """Rows whose origins lie in the years and whose horizon ends with the data."""
    last = max(row.month for row in months)
    stop = min(last, month_of(last_year + 1, 12))
    ends = {(r.country, r.start): r for r in months}
    found = []
    for place, row in enumerate(months):
        if row.type is None or not first_year <= year_of(row.month) <= last_year:
            continue
        end = ends[row.country, row.start]
        gone = end.way is not None and end.month < row.month + HORIZON
        if row.month + HORIZON - 1 > stop or (not gone and end.month < row.month + HORIZON - 1):
            continue
        way = WAYS_OUT.index(str(end.way)) if gone else -1
        number = row.country * 100_000 + end.month if gone else -1
        found.append((place, row.country, TYPES.index(row.type), row.tenure, way, number))
    return TestRows(*np.array(found, dtype=np.int64).T)


def hazards(rows: TestRows, rates: FloatArray) -> FloatArray:
    """Class hazards by lead while tenure grows, axes (i, t, k).

    Args:
        rows: Rows of the later era.
        rates: From `class_rates`.
    """
    lead = np.arange(HORIZON)
    band = np.searchsorted(TENURE_EDGES, rows.tenure[:, None] + lead, side="right")
    found: FloatArray = rates[1, rows.type[:, None], band]
    return found


def condition_factors(
    rows: TestRows, values: FloatArray, beta: FloatArray, mix_year: int
) -> FloatArray:
    """What the conditions of each row do to its hazards, axes (i, t, k).

    Coefficients at their best estimate. Where protest is not covered its part is 1.

    Args:
        rows: Rows.
        values: Conditions of all leader-months, axes (i, c).
        beta: Axis (term).
        mix_year: Last year of the class's mix of conditions.
    """
    slopes, fade = spread(beta), fades(HORIZON)
    x = values[rows.places]
    missing = np.isnan(x[:, 0])
    x = np.stack([scaled(np.nan_to_num(x[:, c]), n) for c, n in enumerate(CONDITIONS)], axis=1)
    moved = np.empty((rows.places.size, HORIZON, len(WAYS_OUT)))
    for kind in np.unique(rows.type):
        here = rows.type == kind
        protest, rest = _log_means(slopes, fade, TYPES[kind], mix_year)
        part = np.einsum("kc,ic,tc->itk", slopes[:, :2], x[here, :2], fade[:, :2]) - protest
        part[missing[here]] = 0.0
        other = np.einsum("kc,ic,tc->itk", slopes[:, 2:], x[here, 2:], fade[:, 2:]) - rest
        moved[here] = part + other
    factors: FloatArray = np.exp(moved)
    return factors


def _log_means(
    slopes: FloatArray, fade: FloatArray, kind: str, mix_year: int
) -> tuple[FloatArray, FloatArray]:
    """Class means of what protests, and the rest, do; axes (t, k) each."""
    mix = class_mix(kind, mix_year)
    moved = np.einsum("kc,jc,tc->jtk", slopes[:, :2], np.log1p(mix.pairs), fade[:, :2])
    protest = np.log(np.einsum("j,jtk->tk", mix.weights, np.exp(moved)))
    rest = np.zeros_like(protest)
    for place, share in ((2, mix.coup), (3, mix.election)):
        rest = rest + np.log1p(share * np.expm1(fade[:, place, None] * slopes[None, :, place]))
    return protest, rest


def chances(found: FloatArray, ways: Sequence[str]) -> FloatArray:
    """Chance to leave by one of the ways within the horizon, axis (i).

    Args:
        found: Hazards, axes (i, t, k), per month.
        ways: Ways out that count.
    """
    total = found.sum(axis=2)
    before = np.exp(-np.concatenate([np.zeros((len(total), 1)), total.cumsum(1)[:, :-1]], axis=1))
    part = found[:, :, [WAYS_OUT.index(way) for way in ways]].sum(axis=2)
    chance: FloatArray = (before * -np.expm1(-total) * part / total).sum(axis=1)
    return chance
