"""What links the leader's exit to the regime's: draws of rho, g0 and Q, with their counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, gammaincinv

from caryatid import rng
from caryatid.history._data import constant, table
from caryatid.history.bands import AUTOCRACIES
from caryatid.records import FloatArray, RegimeExit
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["RegimeCounts", "regime_counts", "regime_exit"]

_FIRST_YEAR_MONTHS = 12
"""Months in which a successor is counted as new."""


@dataclass(frozen=True, slots=True)
class RegimeCounts:
    """Counts of some types to a year.

    Attributes:
        months: Leader-months.
        alone: Ends of regimes without a leader's exit.
        successor_months: Leader-months in a successor's first year and later, axis (2).
        successor_ends: Ends of regimes in them, axis (2).
        ended: Leaders' exits with which the regime ended, axis (k).
        exits: Leaders' exits, axis (k).
    """

    months: float
    alone: float
    successor_months: FloatArray
    successor_ends: FloatArray
    ended: FloatArray
    exits: FloatArray


def regime_counts(types: tuple[str, ...], last_year: int) -> RegimeCounts:
    """Counts of the types together, years to `last_year`."""
    rows = [
        row[1:]
        for t in types
        for row in table("regimes")["types"].get(t, [])
        if row[0] <= last_year
    ]
    total = np.sum(rows or [[0] * (6 + 2 * len(WAYS_OUT))], axis=0).astype(np.float64)
    return RegimeCounts(
        months=float(total[0]),
        alone=float(total[1]),
        successor_months=total[[2, 4]],
        successor_ends=total[[3, 5]],
        ended=total[6::2],
        exits=total[7::2],
    )


def regime_exit(
    regime_type: str, last_year: int, *, seed: int, draws: NDArray[np.int64], months: int
) -> RegimeExit:
    """Draws of the link for a regime type.

    A type is drawn to all autocracies together; a democracy stands for itself.

    Args:
        regime_type: One of TYPES.
        last_year: Last year that counts.
        seed: The run's seed.
        draws: Draw numbers, axis (d).
        months: Longest horizon; q has months + 1 entries.
    """
    own = regime_counts((regime_type,), last_year)
    whole = regime_counts(AUTOCRACIES, last_year) if regime_type in AUTOCRACIES else own
    first = int(min(r[0][0] for r in table("regimes")["types"].values() if r))
    to = min(last_year, int(table("regimes")["last_year"]))
    return RegimeExit(
        rho=_rho(own, whole, seed, draws),
        g0=_rate(own.alone, own.months, whole.alone, whole.months, seed, draws, "g0"),
        q=_survival(own, whole, seed, draws, months),
        counts={
            way: (int(own.ended[k]), int(own.exits[k]))
            for k, way in enumerate(WAYS_OUT)
            if own.exits[k] > 0
        },
        note=f"fitted to {first}-{to}, {_names(regime_type)}",
    )


def _names(regime_type: str) -> str:
    if regime_type in AUTOCRACIES:
        return f"regimes of type {regime_type}, drawn to all autocracies"
    return "democracies"


def _rho(own: RegimeCounts, whole: RegimeCounts, seed: int, draws: NDArray[np.int64]) -> FloatArray:
    pooled = (whole.ended + 0.5) / (whole.exits + 1.0)
    weight = constant("prior_exits")
    a = weight * pooled + own.ended
    b = weight * (1.0 - pooled) + own.exits - own.ended
    columns = [
        betaincinv(a[k], b[k], rng.uniform(seed, draws, f"history/rho/{way}"))
        for k, way in enumerate(WAYS_OUT)
    ]
    rho: FloatArray = np.stack(columns, axis=1)
    return rho


def _rate(
    ends: float,
    months: float,
    all_ends: float,
    all_months: float,
    seed: int,
    draws: NDArray[np.int64],
    name: str,
) -> FloatArray:
    prior = (all_ends + 0.5) / max(all_months, 1.0)
    u = rng.uniform(seed, draws, f"history/{name}")
    shape = constant("prior_ends")
    rates: FloatArray = gammaincinv(shape + ends, u) / (shape / prior + months)
    return rates


def _survival(
    own: RegimeCounts, whole: RegimeCounts, seed: int, draws: NDArray[np.int64], months: int
) -> FloatArray:
    rates = [
        _rate(
            own.successor_ends[i],
            own.successor_months[i],
            whole.successor_ends[i],
            whole.successor_months[i],
            seed,
            draws,
            f"successor/{i}",
        )
        for i in (0, 1)
    ]
    first = np.minimum(np.arange(months + 1), _FIRST_YEAR_MONTHS)
    later = np.arange(months + 1) - first
    survival: FloatArray = np.exp(-rates[0][:, None] * first - rates[1][:, None] * later)
    return survival
