"""Rung 2: the class's hazards moved by fitted conditions.

h2_k = h1_k * exp(beta_k x_t) / mean over the class of exp(beta_k x). Source: situation.md
section 4. Rung 1 holds that mean, so that h2 is what the fit says of these conditions. They fade
with the lead (caryatid.history.effects), in the class and in the case alike, so that far ahead the
case is its class again.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from caryatid import rng
from caryatid.history._data import lower, table
from caryatid.history.effects import CONDITIONS, TERMS, fades, spread
from caryatid.history.mix import ClassMix
from caryatid.history.reported import Known, condition_draws
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["EFFECT_MONTHS", "Coefficients", "Moves", "coefficients_to", "moves", "multipliers"]

_RECENT, _YEAR = 0, 1
EFFECT_MONTHS = 12
"""Months over which a multiplier is told."""

_PROTEST_GROUPS = tuple(
    [WAYS_OUT.index(way) for way in term.ways]
    for term in TERMS
    if term.condition == CONDITIONS[_RECENT]
)
"""Ways out that share their slopes on protests."""


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Fitted coefficients.

    Attributes:
        last_year: Last year of the data they were fitted to.
        beta: Axis (term).
        covariance: Axes (term, term).
    """

    last_year: int
    beta: FloatArray
    covariance: FloatArray


def coefficients_to(last_year: int, /) -> Coefficients:
    """Coefficients fitted to the years to `last_year`; the earliest there are for one before."""
    by_year = table("coefficients")["by_last_year"]
    years = sorted(int(year) for year in by_year)
    chosen = max((year for year in years if year <= last_year), default=years[0])
    found = by_year[str(chosen)]
    return Coefficients(chosen, np.array(found["beta"]), lower(found["covariance_lower"]))


@dataclass(frozen=True, slots=True)
class Moves:
    """Draws of coefficients with the class's mean of what they do.

    Attributes:
        beta: Axes (d, k, c).
        fade: Axes (t, c).
        log_mean: log of the class's mean of exp(beta x), axes (d, t, k).
    """

    beta: FloatArray
    fade: FloatArray
    log_mean: FloatArray

    def factor(self, x: FloatArray) -> FloatArray:
        """What conditions do to the hazards.

        Args:
            x: Conditions as they enter, axes (d, c).

        Returns:
            Axes (d, t, k), 1 on average over the class.
        """
        moved = np.einsum("dkc,dc,tc->dtk", self.beta, x, self.fade, optimize=True)
        factor: FloatArray = np.exp(moved - self.log_mean)
        return factor


def moves(
    fitted: Coefficients,
    mix: ClassMix,
    regime_type: str,
    *,
    seed: int,
    draws: NDArray[np.int64],
    months: int,
) -> Moves:
    """Draws of the coefficients, with their normaliser.

    Args:
        fitted: Coefficients with covariance.
        mix: The class's mix of conditions.
        regime_type: One of TYPES.
        seed: The run's seed.
        draws: Draw numbers, axis (d).
        months: Length of axis t.
    """
    root = np.linalg.cholesky(fitted.covariance)
    z = np.stack([rng.normal(seed, draws, f"history/beta/{i}") for i in range(len(TERMS))], axis=1)
    beta = spread(fitted.beta + z @ root.T, regime_type)
    fade = fades(months)
    return Moves(beta, fade, _log_mean(beta, fade, mix))


def _log_mean(beta: FloatArray, fade: FloatArray, mix: ClassMix) -> FloatArray:
    """Axes (d, t, k). Protests and conditions of YES_NO are taken as independent in the class."""
    total = np.zeros((beta.shape[0], fade.shape[0], beta.shape[1]))
    for ways in _PROTEST_GROUPS:
        slopes = beta[:, None, ways[0], :] * fade[None, :, :]
        mean = np.zeros(slopes.shape[:2])
        for pair, weight in zip(np.log1p(mix.pairs), mix.weights, strict=True):
            mean += weight * np.exp(slopes[..., _RECENT] * pair[0] + slopes[..., _YEAR] * pair[1])
        total[:, :, ways] = np.log(mean)[:, :, None]
    for name, share in mix.shares.items():
        place = CONDITIONS.index(name)
        slope = beta[:, None, :, place] * fade[None, :, None, place]
        total = total + np.log1p(share * np.expm1(slope))
    return total


def multipliers(
    known: Mapping[str, Known],
    mix: ClassMix,
    moved: Moves,
    h1: FloatArray,
    *,
    seed: int,
    draws: NDArray[np.int64],
) -> dict[str, float]:
    """What each known condition does to the 12-month hazard, over draws of its own.

    The product over conditions is what they do together; where they overlap (protests of three
    months are among those of twelve) each order of adding them counts the same (Shapley).

    Args:
        known: What is known.
        mix: The class.
        moved: Coefficients of the draws.
        h1: Rung 1 of the draws, axes (d, t, k).
        seed: The run's seed.
        draws: Draw numbers, axis (d).
    """
    span = slice(0, EFFECT_MONTHS)
    log_hazard = {}
    for size in range(len(known) + 1):
        for subset in itertools.combinations(sorted(known), size):
            x = condition_draws({c: known[c] for c in subset}, mix, seed=seed, draws=draws)
            total = (h1 * moved.factor(x))[:, span].sum(axis=(1, 2)).mean()
            log_hazard[frozenset(subset)] = float(np.log(total))
    return {c: float(np.exp(_shapley(c, log_hazard, len(known)))) for c in sorted(known)}


def _shapley(name: str, value: Mapping[frozenset[str], float], n: int) -> float:
    parts = []
    for subset in value:
        if name not in subset:
            size = len(subset)
            weight = factorial(size) * factorial(n - size - 1) / factorial(n)
            parts.append(weight * (value[subset | {name}] - value[subset]))
    return float(sum(parts))
