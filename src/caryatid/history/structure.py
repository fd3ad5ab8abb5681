"""What moves a class's rate besides conditions: the leader's own class once more, and the country.

The class table knows type and tenure alone. The fit adds slopes on both (which draw cells that
stand out back to the others) and on a country's income, growth, size, democracy, past coups and
conflict. The country's part ships as one computed number a country and year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid import rng
from caryatid.history._data import lower, table
from caryatid.history.bands import TYPES
from caryatid.records import CaseFacts, FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = [
    "KINDS",
    "LEADER_FEATURES",
    "TREND_FROM",
    "Index",
    "index_of",
    "leader_values",
    "structure_factor",
]

KINDS = ("irregular", "regular")
"""Exits that structure bears on, each with one factor."""

TREND_FROM = 1990
"""Year at which the trend is nothing."""

LEADER_FEATURES: tuple[str, ...] = (
    *(f"type_{kind}" for kind in TYPES if kind != "democracy"),
    "log_tenure",
    "first_year",
)
"""Features that come from the facts of a case."""

_FIRST_YEAR_MONTHS = 12


def leader_values(kind: NDArray[np.int64], tenure: FloatArray, /) -> FloatArray:
    """Leader features.

    Args:
        kind: Places in TYPES, axis (i).
        tenure: Months in office, axis (i).

    Returns:
        Axes (i, f) in the order of LEADER_FEATURES.
    """
    types = [kind == place for place, name in enumerate(TYPES) if name != "democracy"]
    return np.stack([*types, np.log1p(tenure), tenure < _FIRST_YEAR_MONTHS], axis=1).astype(
        np.float64
    )


@dataclass(frozen=True, slots=True)
class Index:
    """What a country's structure adds to the log hazards.

    Attributes:
        mean: Axis (KINDS).
        sd: Axis (KINDS).
        year: Year whose first day it describes, None where it is the class's average.
        usual: Average of the class since 1991 (log of its mean factor), axis (KINDS).
    """

    mean: FloatArray
    sd: FloatArray
    year: int | None
    usual: FloatArray


def index_of(country: str, regime_type: str, as_of_year: int, last_fit: int, /) -> Index:
    """The country's index in a year; the average of its class where there is none.

    Args:
        country: ISO 3166 alpha-3.
        regime_type: One of TYPES.
        as_of_year: Year of the as-of day; the last one there is stands for later ones.
        last_fit: Last year of the coefficients.
    """
    shared = table("structure")
    rows = shared["countries"].get(country, {})
    year = min(as_of_year, int(shared["last_year"]))
    usual = _pairs(shared["classes"][str(last_fit)][regime_type])
    found = rows.get(str(year))
    both = usual if found is None else _pairs(found)
    return Index(both[:, 0], both[:, 1], None if found is None else year, usual[:, 0])


def _pairs(hundredths: list[int]) -> FloatArray:
    """Mean and standard deviation, axes (KINDS, 2)."""
    return np.array(hundredths, dtype=np.float64).reshape(len(KINDS), 2) / 100.0


def structure_factor(
    facts: CaseFacts,
    tenure: float,
    index: Index,
    last_fit: int,
    *,
    seed: int,
    draws: NDArray[np.int64],
) -> FloatArray:
    """Draws of what leader and country do to the class's rates.

    Args:
        facts: Regime type.
        tenure: Months in office.
        index: The country's.
        last_fit: Last year of the coefficients; the trend stands still there.
        seed: The run's seed.
        draws: Draw numbers, axis (d).

    Returns:
        Axes (d, k), on average what the best estimate says; 1 for death.
    """
    fitted = table("coefficients")["by_last_year"][str(last_fit)]
    kind = np.array([TYPES.index(facts.regime_type)])
    leader = leader_values(kind, np.array([tenure]))[0]
    trend = (last_fit - TREND_FROM) / 10.0
    factor = np.ones((draws.size, len(WAYS_OUT)))
    for i, name in enumerate(KINDS):
        x = np.array([1.0, *leader, trend])
        part = fitted[name]
        mean = float(np.dot(part["leader"], x)) + index.mean[i]
        variance = float(x @ lower(part["leader_covariance_lower"]) @ x) + index.sd[i] ** 2
        z = rng.normal(seed, draws, f"history/structure/{name}")
        ways = [WAYS_OUT.index(w) for w in (IRREGULAR if name == "irregular" else ("regular",))]
        factor[:, ways] = np.exp(mean + np.sqrt(variance) * z - variance / 2)[:, None]
    return factor
