"""Named streams of random numbers for a chunk of draws, kept while a run is varied.

A number depends on (seed, draw, month, purpose) alone, so keeping it changes nothing but speed:
an explanation repeats a run dozens of times with the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from caryatid.records import FloatArray
from caryatid.rng import uniform

__all__ = ["Streams"]

_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Streams:
    """The random numbers of some draws.

    Attributes:
        seed: The run's seed.
        first: Number of the first draw.
        size: How many draws.
    """

    seed: int
    first: int
    size: int

    def uniform(self, purpose: str) -> FloatArray:
        """Uniform numbers drawn once, axis (d). Not to be written to."""
        once: FloatArray = self.monthly(purpose, 1)[0]
        return once

    def normal(self, purpose: str) -> FloatArray:
        """Standard normal numbers drawn once, axis (d)."""
        values: FloatArray = ndtri(self.uniform(purpose))
        return values

    def monthly(self, purpose: str, months: int) -> FloatArray:
        """Uniform numbers of each month, axes (t, d). Not to be written to."""
        return _uniform(self.seed, self.first, self.size, purpose, months)


@lru_cache(maxsize=_KEPT)
def _uniform(seed: int, first: int, size: int, purpose: str, months: int) -> FloatArray:
    draws = np.arange(first, first + size, dtype=np.int64)
    numbers = np.stack([uniform(seed, draws, purpose, month=t) for t in range(months)])
    numbers.flags.writeable = False
    return numbers
