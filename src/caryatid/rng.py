"""Counter-based random numbers: a number is a function of (seed, draw, month, purpose).

No generator carries state, so a result cannot depend on the order of work, on the number of
workers, or on an actor that was added and never used. The mixing function is the finaliser of
SplitMix64 (Steele, Lea and Flood 2014, OOPSLA, section 3), applied to each key in turn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

__all__ = ["block", "normal", "purpose_key", "stream_keys", "uniform"]


_C1 = np.uint64(0xBF58476D1CE4E5B9)
_C2 = np.uint64(0x94D049BB133111EB)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_S30, _S27, _S31, _S11 = (np.uint64(s) for s in (30, 27, 31, 11))
_WORD = 0xFFFFFFFFFFFFFFFF
_TO_UNIT = 1.0 / 9007199254740992.0  # 2**-53


def _mix(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    with np.errstate(over="ignore"):
        z = (z + _GOLDEN).astype(np.uint64)
        z = (z ^ (z >> _S30)) * _C1
        z = (z ^ (z >> _S27)) * _C2
        mixed: NDArray[np.uint64] = z ^ (z >> _S31)
        return mixed


@lru_cache(maxsize=4096)
def purpose_key(purpose: str) -> int:
    """64-bit key of a named stream: the first eight bytes of its BLAKE2b digest."""
    return int.from_bytes(hashlib.blake2b(purpose.encode(), digest_size=8).digest(), "little")


def uniform(
    seed: int, draws: NDArray[np.int64], purpose: str, /, *, month: int = 0
) -> NDArray[np.float64]:
    """Uniform numbers in (0, 1), one for each draw.

    Args:
        seed: The run's seed.
        draws: Draw numbers, axis (d).
        purpose: Name of the stream, one for each decision ("patron/RUS/decide").
        month: Month of the simulation, 0 for what is drawn once.

    Returns:
        Axis (d), multiples of 2**-53 shifted by half a step, so never 0 or 1.
    """
    # Mixing each key before the next is added keeps neighbouring seeds and months apart.
    numbers: NDArray[np.float64] = block(stream_keys(seed, [(purpose, month)]), draws)[0]
    return numbers


def stream_keys(seed: int, streams: Sequence[tuple[str, int]], /) -> NDArray[np.uint64]:
    """Keys of streams: what a draw's number is mixed with.

    Args:
        seed: The run's seed.
        streams: Purpose and month of each.

    Returns:
        Axis (stream).
    """
    purposes = np.array([purpose_key(purpose) for purpose, _ in streams], dtype=np.uint64)
    months = np.array([month & _WORD for _, month in streams], dtype=np.uint64)
    state = _mix(np.array([seed & _WORD], dtype=np.uint64))
    return _mix(_mix(state ^ purposes) ^ months)


def block(keys: NDArray[np.uint64], draws: NDArray[np.int64], /) -> NDArray[np.float64]:
    """Uniform numbers in (0, 1) of several streams, axes (stream, d).

    Args:
        keys: From `stream_keys`.
        draws: Draw numbers, axis (d).
    """
    bits = keys[:, None] ^ draws.astype(np.uint64)
    # In place: most of the time would go into new arrays.
    bits += _GOLDEN
    other = bits >> _S30
    bits ^= other
    bits *= _C1
    np.right_shift(bits, _S27, out=other)
    bits ^= other
    bits *= _C2
    np.right_shift(bits, _S31, out=other)
    bits ^= other
    bits >>= _S11
    numbers = bits.astype(np.float64)
    numbers += 0.5
    numbers *= _TO_UNIT
    return numbers


def normal(
    seed: int, draws: NDArray[np.int64], purpose: str, /, *, month: int = 0
) -> NDArray[np.float64]:
    """Standard normal numbers by inversion of `uniform`, axis (d)."""
    values: NDArray[np.float64] = ndtri(uniform(seed, draws, purpose, month=month))
    return values
