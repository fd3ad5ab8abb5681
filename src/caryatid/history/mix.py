"""How conditions are spread over the leader-months of a class, and what a report adds to that.

Protest counts come in pairs (three months, twelve months), binned. A report is a lower bound: of
N events each reached the ledger with an unknown chance q. With q uniform on (0, 1) the chance to
have seen n of N is 1 / (N + 1) whatever n <= N, so a report cuts off what is too small and lets
large counts grow less likely by 1 / (N + 1) only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln, gammaln

from caryatid.history._data import constant, table
from caryatid.history.bands import AUTOCRACIES, ERA_FIRST_YEAR
from caryatid.history.effects import YES_NO
from caryatid.records import FloatArray

__all__ = ["EVENT_EDGES", "EVENT_VALUES", "ClassMix", "class_mix", "event_bin", "pair_weights"]

EVENT_EDGES: tuple[int, ...] = (1, 2, 3, 4, 5, 7, 10, 15, 25)
"""Counts at which the next bin begins."""

EVENT_VALUES: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 8, 12, 19, 35)
"""Count that stands for each bin."""


def event_bin(count: float) -> int:
    """Bin of a count of events."""
    return bisect_right(EVENT_EDGES, count)


@dataclass(frozen=True, slots=True)
class ClassMix:
    """Conditions in a class.

    Attributes:
        pairs: Protest events in 3 and in 12 months, axes (j, 2), by the second, then the first.
        weights: Share of leader-months, axis (j), sums to 1.
        shares: Condition of YES_NO -> share in which it holds: a coup attempt or the beginning of
            an armed conflict in the twelve months before, an election in the twelve months ahead.
        months: Leader-months behind it.
    """

    pairs: FloatArray
    weights: FloatArray
    shares: Mapping[str, float]
    months: float


def class_mix(regime_type: str, last_year: int, /) -> ClassMix:
    """Mix of conditions in a type's leader-months from 1991 to a year.

    A type with too few leader-months takes the mix of all autocracies.
    """
    mix = _mix((regime_type,), last_year)
    if mix is None or mix.months < constant("min_class_months"):
        mix = _mix(AUTOCRACIES, last_year)
    if mix is None:
        raise ValueError(f"no leader-months with conditions to {last_year}")
    return mix


def _mix(types: tuple[str, ...], last_year: int) -> ClassMix | None:
    shared = table("conditions")
    rows = [
        row
        for kind in types
        for row in shared["types"].get(kind, [])
        if ERA_FIRST_YEAR <= row[0] <= last_year
    ]
    months = float(sum(row[1] for row in rows))
    counts = np.zeros(len(shared["pairs"]))
    for row in rows:
        for place, count in row[-1]:
            counts[place] += count
    if not counts.sum():
        return None
    seen = np.flatnonzero(counts)
    return ClassMix(
        pairs=np.array(shared["pairs"], dtype=np.float64)[seen],
        weights=counts[seen] / counts.sum(),
        shares={
            name: sum(row[2 + place] for row in rows) / months for place, name in enumerate(YES_NO)
        },
        months=months,
    )


def pair_weights(
    mix: ClassMix, seen_3m: float | None, seen_12m: float | None, /
) -> tuple[FloatArray, FloatArray]:
    """Pairs of counts with their weights, given what was reported.

    Args:
        mix: The class.
        seen_3m: Events reported in 3 months, None if nobody reports any.
        seen_12m: The same for 12 months.

    Returns:
        Pairs, axes (j, 2), and weights, axis (j), that sum to 1. A report beyond all that the
        class has seen stands for itself.
    """
    low = seen_3m or 0.0, max(seen_3m or 0.0, seen_12m or 0.0)
    fits = (mix.pairs[:, 0] >= low[0]) & (mix.pairs[:, 1] >= low[1])
    if not fits.any():
        return np.array([low]), np.ones(1)
    weights: FloatArray = np.where(fits, mix.weights, 0.0)
    if seen_3m is not None or seen_12m is not None:
        weights = weights * _likelihood(mix.pairs, seen_3m, seen_12m, fits)
    return mix.pairs, weights / weights.sum()


def _likelihood(
    pairs: FloatArray, seen_3m: float | None, seen_12m: float | None, fits: NDArray[np.bool_]
) -> FloatArray:
    if seen_3m is None or seen_12m is None:
        total = pairs[:, 1] if seen_3m is None else pairs[:, 0]
        return 1.0 / (total + 1.0)
    recent, before = pairs[:, 0], np.maximum(pairs[:, 1] - pairs[:, 0], 0.0)
    seen_before = np.minimum(max(seen_12m - seen_3m, 0.0), before)
    total = recent + before
    seen = seen_3m + seen_before
    safe = np.where(fits, recent, seen_3m)
    log = (
        _log_choose(safe, seen_3m)
        + _log_choose(before, seen_before)
        + betaln(seen + 1.0, np.where(fits, total - seen, 0.0) + 1.0)
    )
    likelihood: FloatArray = np.where(fits, np.exp(log), 0.0)
    return likelihood


def _log_choose(n: FloatArray, k: FloatArray | float) -> FloatArray:
    chosen: FloatArray = gammaln(n + 1.0) - gammaln(np.asarray(k) + 1.0) - gammaln(n - k + 1.0)
    return chosen
