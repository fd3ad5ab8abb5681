"""Elementary functions without branches or calls, so that several draws are taken at a step."""

from __future__ import annotations

from math import floor

import numpy as np
from scipy.special import ndtr

from caryatid.model.compiled._compile import compiled
from caryatid.records import FloatArray

__all__ = ["exponential", "logistic", "normal_share", "uniform"]

_LOG2E = 1.4426950408889634
_LN2_HIGH = 0.6931471803691238  # the first 32 bits of log 2, so that its multiples are exact
_LN2_LOW = 1.9082149292705877e-10
_FAR = 700.0
_BIAS, _FRACTION = np.int64(1023), np.int64(52)

_PER_UNIT = 64.0
_REACH = 8.5
_NODES: FloatArray = np.arange(-_REACH * _PER_UNIT, _REACH * _PER_UNIT + 1) / _PER_UNIT
_SHARE: FloatArray = ndtr(_NODES)
_DENSITY: FloatArray = np.exp(-0.5 * _NODES**2) / np.sqrt(2.0 * np.pi)

_GOLDEN, _C1, _C2 = (
    np.uint64(c) for c in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_S30, _S27, _S31, _S11 = (np.uint64(s) for s in (30, 27, 31, 11))
_TO_UNIT = 1.0 / 9007199254740992.0  # 2**-53


@compiled
def exponential(x: float) -> float:
    """e^x to 15 digits: a power of 2 times a Taylor series on half a step of it."""
    x = -_FAR if x < -_FAR else x
    x = _FAR if x > _FAR else x
    power = floor(x * _LOG2E + 0.5)
    r = x - power * _LN2_HIGH
    r = r - power * _LN2_LOW
    s = 1.0 / 479001600.0
    s = s * r + 1.0 / 39916800.0
    s = s * r + 1.0 / 3628800.0
    s = s * r + 1.0 / 362880.0
    s = s * r + 1.0 / 40320.0
    s = s * r + 1.0 / 5040.0
    s = s * r + 1.0 / 720.0
    s = s * r + 1.0 / 120.0
    s = s * r + 1.0 / 24.0
    s = s * r + 1.0 / 6.0
    s = s * r + 0.5
    s = s * r + 1.0
    s = s * r + 1.0
    scale: float = np.int64((np.int64(power) + _BIAS) << _FRACTION).view(np.float64)
    return s * scale


@compiled
def logistic(x: float) -> float:
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + exponential(-x))


@compiled
def normal_share(x: float) -> float:
    """Share of a standard normal below x: a Taylor series around the nearest node of a table."""
    x = -_REACH if x < -_REACH else x
    x = _REACH if x > _REACH else x
    node = np.uint64((x + _REACH) * _PER_UNIT + 0.5)
    at = float(node) / _PER_UNIT - _REACH
    u, squared = x - at, at * at
    # Hermite polynomials in `at` are the derivatives of the density.
    s = -at * (squared * squared - 10.0 * squared + 15.0) / 720.0
    s = s * u + (squared * squared - 6.0 * squared + 3.0) / 120.0
    s = s * u - at * (squared - 3.0) / 24.0
    s = s * u + (squared - 1.0) / 6.0
    s = s * u - 0.5 * at
    s = s * u + 1.0
    share: float = _SHARE[node] + _DENSITY[node] * (s * u)
    return share


@compiled
def uniform(key: np.uint64, draw: np.uint64) -> float:
    """The draw's number of a stream, as `caryatid.rng` makes it, digit for digit."""
    z = key ^ draw
    z = z + _GOLDEN
    z = (z ^ (z >> _S30)) * _C1
    z = (z ^ (z >> _S27)) * _C2
    z = z ^ (z >> _S31)
    return (float(z >> _S11) + 0.5) * _TO_UNIT
