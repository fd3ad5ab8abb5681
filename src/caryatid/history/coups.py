"""Coups in two steps: how often one is tried, and how often a try ends the leader's time.

A try is a month with a listed coup attempt or with a leader's exit by a coup (one exit in five is
in no list of attempts); it succeeds if the leader leaves by a coup in it. So coup exits of a class
are tries times success by definition, and tries follow from the class's coups: rate / success.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from caryatid import rng
from caryatid.history._data import lower, table
from caryatid.history.bands import ERA_FIRST_YEAR, FIRST_YEAR, TYPE_NAMES, TYPES
from caryatid.history.cutoff import Cutoff
from caryatid.records import CoupTries, FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = [
    "SUCCESS_TERMS",
    "chance_within",
    "coup_tries",
    "success_chance",
    "success_draws",
    "success_values",
    "tries_counted",
]

SUCCESS_TERMS = ("level", "since 1991", "personalist", "personalist since 1991")
"""What bears on success, all of it known from the facts of a case."""

_COUP = WAYS_OUT.index("coup")
_BAND = 1.96
"""Standard deviations from the middle of a normal distribution to the ends of its middle 95 %."""


def success_values(kind: NDArray[np.int64], year: NDArray[np.int64], /) -> FloatArray:
    """What success depends on.

    Args:
        kind: Places in TYPES, axis (i).
        year: Calendar years, axis (i).

    Returns:
        Axes (i, SUCCESS_TERMS).
    """
    late, personal = year >= ERA_FIRST_YEAR, kind == TYPES.index("personal")
    columns = (np.ones(kind.size), late, personal, late & personal)
    return np.stack(columns, axis=1).astype(np.float64)


def success_draws(
    regime_type: str, year: int, last_fit: int, *, seed: int, draws: NDArray[np.int64]
) -> FloatArray:
    """Draws of the chance that a try succeeds, axis (d), in (0, 1).

    Args:
        regime_type: One of TYPES.
        year: Year of the as-of day.
        last_fit: Last year of the coefficients.
        seed: The run's seed.
        draws: Draw numbers, axis (d).
    """
    middle, sd = _logit(*_fitted(last_fit), TYPES.index(regime_type), year)
    logit = middle + sd * rng.normal(seed, draws, "history/coup_success")
    chance: FloatArray = 1.0 / (1.0 + np.exp(-logit))
    return chance


def success_chance(regime_type: str, year: int, last_fit: int) -> tuple[float, float, float]:
    """The chance that a try succeeds: lower end of its 95 % interval, best estimate, upper end.

    Args:
        regime_type: One of TYPES.
        year: Year of the as-of day.
        last_fit: Last year of the coefficients.
    """
    return chance_within(*_fitted(last_fit), TYPES.index(regime_type), year, reach=_BAND)


def chance_within(
    beta: FloatArray, covariance: FloatArray, kind: int, year: int, *, reach: float
) -> tuple[float, float, float]:
    """A fitted chance: lower end of an interval, best estimate, upper end.

    Args:
        beta: On the logit, axis (SUCCESS_TERMS).
        covariance: Axes (SUCCESS_TERMS, SUCCESS_TERMS).
        kind: Place in TYPES.
        year: Calendar year.
        reach: Standard deviations on the logit from the best estimate to either end.
    """
    middle, sd = _logit(beta, covariance, kind, year)
    low, best, high = (
        1.0 / (1.0 + math.exp(-(middle + step * sd))) for step in (-reach, 0.0, reach)
    )
    return low, best, high


def _logit(beta: FloatArray, covariance: FloatArray, kind: int, year: int) -> tuple[float, float]:
    """Mean and standard deviation of the logit of success."""
    x = success_values(np.array([kind]), np.array([year]))[0]
    return float(x @ beta), math.sqrt(x @ covariance @ x)


def _fitted(last_fit: int) -> tuple[FloatArray, FloatArray]:
    """Coefficients and their covariance, as fitted to the years to one."""
    held = table("coefficients")["by_last_year"][str(last_fit)]["coup_success"]
    return np.array(held["beta"]), lower(held["covariance_lower"])


def tries_counted(regime_type: str, first_year: int, last_year: int, /) -> tuple[int, int]:
    """Tries that succeeded and all tries at leaders of a type, in a span of years."""
    rows = table("coups")["types"].get(regime_type, [])
    inside = [row for row in rows if first_year <= row[0] <= last_year]
    return sum(row[2] for row in inside), sum(row[1] for row in inside)


def coup_tries(
    h2: FloatArray,
    regime_type: str,
    year: int,
    cutoff: Cutoff,
    last_fit: int,
    *,
    seed: int,
    draws: NDArray[np.int64],
) -> CoupTries:
    """How the coups of rung 2 come about.

    Args:
        h2: Rung 2, axes (d, t, k), per month.
        regime_type: One of TYPES.
        year: Year of the as-of day.
        cutoff: Years that count.
        last_fit: Last year of the coefficients.
        seed: The run's seed.
        draws: Draw numbers, axis (d).
    """
    success = success_draws(regime_type, year, last_fit, seed=seed, draws=draws)
    first = max(cutoff.era_first, FIRST_YEAR)
    return CoupTries(
        success=success,
        rate=h2[:, :, _COUP] / success[:, None],
        counts=tries_counted(regime_type, first, cutoff.last_year),
        note=f"coups tried at {TYPE_NAMES[regime_type]} leaders, {cutoff.era}",
        chance=success_chance(regime_type, year, last_fit),
    )
