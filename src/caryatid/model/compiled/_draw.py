"""Random numbers by the compiled hash: digit for digit those of `caryatid.rng` and `drawing`."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from caryatid.model.compiled._compile import kept
from caryatid.records import FloatArray

__all__ = ["fill_spread", "fill_uniform"]

_GOLDEN, _C1, _C2 = (
    np.uint64(c) for c in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_S30, _S27, _S31, _S11 = (np.uint64(s) for s in (30, 27, 31, 11))
_TO_UNIT = 1.0 / 9007199254740992.0  # 2**-53


@partial(kept, exact=True)
def fill_uniform(keys: NDArray[np.uint64], draws: NDArray[np.uint64], out: FloatArray) -> None:
    """Fills uniform numbers, axes (stream, d).

    Args:
        keys: Of the streams.
        draws: Draw numbers, axis (d).
        out: Filled.
    """
    for i in range(keys.size):
        key, row = keys[i], out[i]
        for d in range(row.size):
            z = key ^ draws[d]
            z = z + _GOLDEN
            z = (z ^ (z >> _S30)) * _C1
            z = (z ^ (z >> _S27)) * _C2
            z = z ^ (z >> _S31)
            row[d] = (float(z >> _S11) + 0.5) * _TO_UNIT


@partial(kept, exact=True)
def fill_spread(
    keys: NDArray[np.uint64], draws: NDArray[np.uint64], ends: FloatArray, out: FloatArray
) -> None:
    """Fills numbers within ranges, half below the middle value and half above, axes (stream, d).

    Args:
        keys: Of the streams.
        draws: Draw numbers, axis (d).
        ends: Value, low and high of each, axes (stream, 3).
        out: Filled.
    """
    fill_uniform(keys, draws, out)
    for i in range(keys.size):
        value, row = ends[i, 0], out[i]
        below, above = value - ends[i, 1], ends[i, 2] - value
        for d in range(row.size):
            u = row[d]
            width = below if u < 0.5 else above
            row[d] = (u * 2.0 - 1.0) * width + value
