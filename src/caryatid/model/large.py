"""One large patron among many small ones: when the regime falls, with and without the large one.

A large patron's choice decides between two strengths, and it makes the small ones bolder. The
model weighs patrons by what they give and does not use this; it stands here to hold the model's
belief to. Source: model.md section 2.4, after Corsetti, Dasgupta, Morris and Shin 2004.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

__all__ = ["TwoSizes", "falling_with_a_large_one"]

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(400)
_FAR = 12.0


@dataclass(frozen=True, slots=True)
class TwoSizes:
    """A large patron and many small ones, each with a signal of its own.

    Attributes:
        large: Share of the large one.
        cost: Belief in the fall at which leaving and staying are worth the same.
        noise_small: Standard deviation of the small ones' signals.
        noise_large: Of the large one's.
    """

    large: float
    cost: float
    noise_small: float
    noise_large: float

    def certain(self, signal: float) -> float:
        """Strength below which it falls in any case, the small leaving below `signal`."""
        small = 1.0 - self.large
        return _root(lambda x: x - small * float(ndtr((signal - x) / self.noise_small)))

    def contested(self, signal: float) -> float:
        """Strength below which it falls if the large one leaves."""
        small = 1.0 - self.large
        return _root(
            lambda x: x - self.large - small * float(ndtr((signal - x) / self.noise_small))
        )

    def large_leaves_below(self, contested: float) -> float:
        """Signal below which the large one leaves."""
        return contested - self.noise_large * float(ndtri(self.cost))

    def belief(self, signal: float) -> float:
        """Belief in the fall of a small one whose signal is the last on which they leave."""
        low, high = self.certain(signal), self.contested(signal)
        sure = float(ndtr((low - signal) / self.noise_small))
        strength = 0.5 * (high - low) * _NODES + 0.5 * (high + low)
        z = (strength - signal) / self.noise_small
        density = np.exp(-0.5 * z * z) / (np.sqrt(2.0 * np.pi) * self.noise_small)
        leaves = ndtr((self.large_leaves_below(high) - strength) / self.noise_large)
        between = 0.5 * (high - low) * float((_WEIGHTS * density * leaves).sum())
        return sure + between


def falling_with_a_large_one(sizes: TwoSizes) -> tuple[float, float]:
    """Strengths below which the regime falls: whatever the large one does, and if it leaves.

    Args:
        sizes: The patrons.
    """
    reach = _FAR * sizes.noise_small
    signal = float(brentq(lambda x: sizes.belief(x) - sizes.cost, -reach, 1.0 + reach, xtol=1e-13))
    return sizes.certain(signal), sizes.contested(signal)


def _root(gap: Callable[[float], float]) -> float:
    return float(brentq(gap, -1.0, 2.0, xtol=1e-14))
