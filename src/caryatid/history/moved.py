"""What the fit does to a class's rates in a case, in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from caryatid.history.structure import KINDS, Index
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = ["fit_factors", "fit_words"]

_WAYS = {"irregular": tuple(WAYS_OUT.index(way) for way in IRREGULAR)}
_WAYS["regular"] = (WAYS_OUT.index("regular"),)


def fit_factors(rates: FloatArray, h1: FloatArray, /) -> tuple[float, ...]:
    """How many times its class's rate the case's is on rung 1, for each kind of exit.

    Args:
        rates: The class's rates, axes (d, t, k), per month.
        h1: Rung 1 of the same draws, axes (d, t, k), per month.

    Returns:
        In the order of KINDS, over all draws and months together.
    """
    return tuple(float(h1[:, :, _WAYS[k]].sum() / rates[:, :, _WAYS[k]].sum()) for k in KINDS)


def fit_words(factors: Sequence[float], index: Index, /) -> str:
    """What moves the class's rates and how much of it is the country.

    The country is told against the average of its class, which the class's counts hold already;
    what is left is the class itself: how far the fit draws type, tenure and decade away from the
    counts.

    Args:
        factors: Of `fit_factors`.
        index: The country's structure and the class's average of it.
    """
    parts = []
    for kind, factor, own in zip(KINDS, factors, np.exp(index.mean - index.usual), strict=True):
        country = f"country against its class x {own:.1f}, " if index.year is not None else ""
        rest = f"{country}type, tenure and decade x {factor / own:.1f}"
        parts.append(f"{kind} exits x {factor:.1f} ({rest})")
    return f"then death by age, and by the fit {', '.join(parts)}"
