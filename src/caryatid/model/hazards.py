"""From monthly exit rates to survival and ways out. Exits are not sampled.

Each draw carries its survival: with rates h_k in a month and H their sum, the month's exit
probability is 1 - exp(-H), shared between the ways out as h_k / H. Source: situation.md section 4.
"""

from __future__ import annotations

import numpy as np

from caryatid.records import FloatArray

__all__ = ["exit_mass", "incidence", "survival"]


def survival(h: FloatArray) -> FloatArray:
    """Probability of being in office after 0 .. T months.

    Args:
        h: Monthly exit rates, axes (d, t, k).

    Returns:
        Axes (d, t) with t from 0 to T; index 0 is 1.
    """
    return _stands(_total(h))


def _total(h: FloatArray) -> FloatArray:
    """Summed rates, axes (d, t). Far quicker than `sum` over so short an axis."""
    total: FloatArray = np.einsum("dtk->dt", h)
    return total


def _stands(total: FloatArray) -> FloatArray:
    stands = np.ones((total.shape[0], total.shape[1] + 1))
    np.exp(-np.cumsum(total, axis=1), out=stands[:, 1:])
    return stands


def exit_mass(h: FloatArray) -> FloatArray:
    """Probability of leaving in a month by a way out.

    Args:
        h: Monthly exit rates, axes (d, t, k).

    Returns:
        Axes (d, t, k). Their sum over t and k is one minus survival.
    """
    total = _total(h)
    leaves = _stands(total)[:, :-1] * -np.expm1(-total)
    per_rate = np.divide(leaves, total, out=np.zeros_like(total), where=total > 0)
    mass: FloatArray = h * per_rate[:, :, None]
    return mass


def incidence(h: FloatArray) -> FloatArray:
    """Probability of having left by each way out by the end of each month, axes (d, t, k)."""
    left: FloatArray = np.cumsum(exit_mass(h), axis=1)
    return left
