"""History alone against history with pillars, by log score, with what the difference hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from caryatid.forecast.value.result import Difference, ValueResult
from caryatid.forecast.value.scoring import Scored
from caryatid.records import FloatArray
from caryatid.rng import uniform
from caryatid.terms.value_test import CLIENTS, CODINGS

__all__ = ["Comparison", "compare"]

_RESAMPLES = 2000
_EDGES = (0.05, 0.95)
_SEED = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Score differences of many years, ready to be averaged.

    Attributes:
        countries: Country of each year, axis (n).
        gains: Log score with pillars less that without, axis (n).
    """

    countries: FloatArray
    gains: FloatArray

    def difference(self, *, exits: int) -> Difference:
        """Mean gain with its 90 % interval over countries, and its leave-one-country-out range."""
        names, place = np.unique(self.countries, return_inverse=True)
        total = np.bincount(place, weights=self.gains, minlength=names.size).astype(np.float64)
        count = np.bincount(place, minlength=names.size).astype(np.float64)
        low, high = np.quantile(_resampled(total, count), _EDGES)
        rest = count.sum() - count
        left_out = (total.sum() - total)[rest > 0] / rest[rest > 0]
        mean = float(self.gains.mean())
        return Difference(
            years=self.gains.size,
            countries=int(names.size),
            exits=exits,
            mean=mean,
            lo=float(low),
            hi=float(high),
            least=float(left_out.min()) if left_out.size else mean,
            most=float(left_out.max()) if left_out.size else mean,
        )


def _resampled(total: FloatArray, count: FloatArray) -> FloatArray:
    """Means over countries drawn with replacement, axis (resample)."""
    n = total.size
    draws = np.arange(_RESAMPLES, dtype=np.int64)
    picked = np.stack(
        [
            (uniform(_SEED, draws, "value/resample", month=place) * n).astype(np.intp)
            for place in range(n)
        ]
    )
    means: FloatArray = total[picked].sum(axis=0) / count[picked].sum(axis=0)
    return means


def compare(scored: Sequence[Scored]) -> ValueResult:
    """The result of the value test.

    Args:
        scored: Past years, scored; at least one.
    """
    coded = [s for s in scored if s.year.codings]
    clients = [s for s in scored if "withdrawal" in s.year.codings]
    untuned = [s for s in scored if "withdrawal" not in s.year.codings]
    firm = [s for s in clients if CLIENTS[s.year.country].firm]
    return ValueResult(
        first_year=min(s.year.year for s in scored),
        last_year=max(s.year.year for s in scored),
        history=float(np.mean([s.history for s in scored])),
        pillars=float(np.mean([s.pillars for s in scored])),
        all_years=_difference(scored, _gain),
        untuned=_difference(untuned, _gain),
        coded_years=_difference(coded, _gain),
        by_way=_difference(scored, lambda s: s.pillars_way - s.history_way),
        codings={name: _of_coding(scored, name) for name in CODINGS},
        withdrawal=_difference(clients, _gain),
        withdrawal_firm=_difference(firm, _gain),
    )


def _gain(scored: Scored) -> float:
    return scored.pillars - scored.history


def _of_coding(scored: Sequence[Scored], name: str) -> Difference:
    return _difference([s for s in scored if name in s.alone], lambda s: s.alone[name] - s.history)


def _difference(scored: Sequence[Scored], gain: Callable[[Scored], float]) -> Difference:
    if not scored:
        return Difference.none()
    countries = np.array([s.year.country for s in scored], dtype=np.float64)
    gains = np.array([gain(s) for s in scored])
    exits = sum(s.year.exit != "" for s in scored)
    return Comparison(countries, gains).difference(exits=exits)
