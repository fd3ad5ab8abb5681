"""Rung 1: draws of the monthly hazards of the case's class."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

from caryatid import rng
from caryatid.history._data import constant
from caryatid.history.bands import tenure_band
from caryatid.history.shrinkage import Posterior
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["frailty", "rung1"]

_DEATH = WAYS_OUT.index("death")


def frailty(seed: int, draws: NDArray[np.int64], /) -> FloatArray:
    """The case's factor on every way out but death: log-normal of mean one, axis (d)."""
    variance = np.log1p(constant("frailty_sd") ** 2)
    z = rng.normal(seed, draws, "history/frailty")
    factor: FloatArray = np.exp(np.sqrt(variance) * z - variance / 2)
    return factor


def rung1(
    cells: Posterior,
    death: FloatArray,
    tenure_months: float,
    *,
    seed: int,
    draws: NDArray[np.int64],
) -> FloatArray:
    """Monthly hazards by way out while tenure grows.

    What is uncertain about a way is taken to be common to its tenure bands: one uniform number
    for each draw and way.

    Args:
        cells: Posterior of the class by tenure band.
        death: Rates of death by age, axes (d, t), per month.
        tenure_months: Months in office on the as-of day.
        seed: The run's seed.
        draws: Draw numbers, axis (d).

    Returns:
        Axes (d, t, k), per month.
    """
    months = death.shape[1]
    bands = [tenure_band(tenure_months + t) for t in range(months)]
    used = sorted(set(bands))
    place = [used.index(band) for band in bands]
    factor = frailty(seed, draws)
    hazards = np.empty((draws.size, months, len(WAYS_OUT)))
    for k, way in enumerate(WAYS_OUT):
        if k == _DEATH:
            hazards[:, :, k] = death
            continue
        u = rng.uniform(seed, draws, f"history/rate/{way}")
        rates = gammaincinv(cells.shape[used, k], u[:, None]) / cells.rate[used, k]
        hazards[:, :, k] = rates[:, place] * factor[:, None]
    return hazards
