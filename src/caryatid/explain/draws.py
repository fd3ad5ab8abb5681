"""Survival and ways out draw by draw, from the hazards of a run."""

from __future__ import annotations

import numpy as np

from caryatid.records import FloatArray

__all__ = ["MONTHS", "incidence", "survival"]

MONTHS = 12
"""Horizon of all effects, in months."""


def survival(hazard: FloatArray, *, months: int = MONTHS) -> FloatArray:
    """Probability of still being in office after so many months, axis (d).

    Args:
        hazard: Monthly rates, axes (d, t, k).
        months: Horizon, at most the length of axis t.
    """
    total: FloatArray = np.exp(-hazard[:, :months, :].sum(axis=(1, 2)))
    return total


def incidence(hazard: FloatArray, way: int, *, months: int = MONTHS) -> FloatArray:
    """Probability of having left by one way after so many months, axis (d).

    Args:
        hazard: Monthly rates, axes (d, t, k).
        way: Index on axis k.
        months: Horizon.
    """
    h = hazard[:, :months, :]
    total = h.sum(axis=2)
    before = np.exp(-(np.cumsum(total, axis=1) - total))
    share = np.divide(h[:, :, way], total, out=np.zeros_like(total), where=total > 0)
    left: FloatArray = (before * -np.expm1(-total) * share).sum(axis=1)
    return left
