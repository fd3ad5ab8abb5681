"""Named streams of random numbers for a chunk of draws, kept while a run is varied.

A number depends on (seed, draw, month, purpose) alone, so keeping it changes nothing but speed:
an explanation repeats a run dozens of times with the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from caryatid.model.fast import drawers
from caryatid.records import FloatArray
from caryatid.rng import block, stream_keys

__all__ = ["Streams", "spread"]

_EVEN = 0.5
_KEPT = 256
"""Blocks of numbers that are kept: those of a few chunks, so that memory does not grow with the
number of draws."""
_KEPT_NORMAL = 16


@dataclass(frozen=True, slots=True)
class Streams:
    """The random numbers of some draws.

    Attributes:
        seed: The run's seed.
        first: Number of the first draw.
        size: How many draws.
        afresh: Purposes that begin with one of these are drawn anew, apart from all others: to
            see what hangs on them.
        period: After so many draws the numbers begin again, 0 for never: to compare parameters
            with the same chance.
    """

    seed: int
    first: int
    size: int
    afresh: tuple[str, ...] = ()
    period: int = 0

    @property
    def draws(self) -> NDArray[np.int64]:
        """Draw numbers, axis (d)."""
        return _draws(self.first, self.size, self.period)

    def uniform(self, purpose: str) -> FloatArray:
        """Uniform numbers drawn once, axis (d). Not to be written to."""
        once: FloatArray = self.uniforms((purpose,))[0]
        return once

    def uniforms(self, purposes: tuple[str, ...]) -> FloatArray:
        """Uniform numbers drawn once for each of several purposes, axes (purpose, d).

        Not to be written to.
        """
        return _uniform(self, purposes, 1)

    def normals(self, purposes: tuple[str, ...]) -> FloatArray:
        """Standard normal numbers drawn once for each of several purposes, axes (purpose, d)."""
        values: FloatArray = ndtri(self.uniforms(purposes))
        return values

    def within(self, purposes: tuple[str, ...], ends: FloatArray) -> FloatArray:
        """Numbers within ranges, half below the middle value and half above.

        Args:
            purposes: One for each number.
            ends: Value, low and high of each, axes (purpose, 3).

        Returns:
            Axes (purpose, d).
        """
        fast = drawers()
        if fast is None:
            return spread(self.uniforms(purposes), ends)
        numbers = np.empty((len(purposes), self.size))
        fast.fill_spread(_keys(self, purposes, 1), self.draws.view(np.uint64), ends, numbers)
        return numbers

    def monthly(self, purpose: str, months: int) -> FloatArray:
        """Uniform numbers of each month, axes (t, d). Not to be written to."""
        return _uniform(self, (purpose,), months)

    def monthly_of_each(self, purposes: tuple[str, ...], months: int) -> FloatArray:
        """Uniform numbers of each month for each of several purposes, axes (purpose, t, d)."""
        return _uniform(self, purposes, months).reshape(len(purposes), months, self.size)

    def monthly_normal(self, purpose: str, months: int) -> FloatArray:
        """Standard normal numbers of each month, axes (t, d). Not to be written to."""
        return _normal(self, purpose, months)

    def keys(self, purpose: str, months: int) -> NDArray[np.uint64]:
        """Keys of the months' streams, axis (t), for an engine that draws its own numbers."""
        return _keys(self, (purpose,), months)


def spread(u: FloatArray, ends: FloatArray) -> FloatArray:
    """Numbers within ranges from uniform ones: half below the middle value, half above.

    Args:
        u: Uniform numbers, axes (number, d).
        ends: Value, low and high of each, axes (number, 3).
    """
    value, low, high = (ends[:, i, None] for i in range(3))
    drawn: FloatArray = u * 2.0
    drawn -= 1.0
    drawn *= np.where(u < _EVEN, value - low, high - value)
    drawn += value
    return drawn


@lru_cache(maxsize=_KEPT)
def _draws(first: int, size: int, period: int) -> NDArray[np.int64]:
    draws = np.arange(first, first + size, dtype=np.int64)
    return draws % period if period else draws


@lru_cache(maxsize=_KEPT)
def _uniform(streams: Streams, purposes: tuple[str, ...], months: int) -> FloatArray:
    return _numbers(streams, purposes, months)


@lru_cache(maxsize=_KEPT_NORMAL)
def _normal(streams: Streams, purpose: str, months: int) -> FloatArray:
    numbers: FloatArray = ndtri(_numbers(streams, (purpose,), months))
    numbers.flags.writeable = False
    return numbers


def _numbers(streams: Streams, purposes: tuple[str, ...], months: int) -> FloatArray:
    keys, fast = _keys(streams, purposes, months), drawers()
    if fast is None:
        numbers = block(keys, streams.draws)
    else:
        numbers = np.empty((keys.size, streams.size))
        fast.fill_uniform(keys, streams.draws.view(np.uint64), numbers)
    numbers.flags.writeable = False
    return numbers


def _keys(streams: Streams, purposes: tuple[str, ...], months: int) -> NDArray[np.uint64]:
    return _kept_keys(streams.seed, purposes, months, streams.afresh)


@lru_cache(maxsize=4 * _KEPT)
def _kept_keys(
    seed: int, purposes: tuple[str, ...], months: int, afresh: tuple[str, ...]
) -> NDArray[np.uint64]:
    named = [f"afresh/{p}" if afresh and p.startswith(afresh) else p for p in purposes]
    return stream_keys(seed, [(purpose, t) for purpose in named for t in range(months)])
