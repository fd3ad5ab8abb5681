"""At which value of one number survival becomes an even chance, all else as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from caryatid.errors import UsageError
from caryatid.forecast.running import Run, rerun
from caryatid.terms.shifts import CLIP

__all__ = ["Tipping", "crossing", "tipping_level"]

_MONTHS = 12
_EVEN = 0.5
_STEPS = 14


@dataclass(frozen=True, slots=True)
class Tipping:
    """Where one number tips survival.

    Attributes:
        name: The number.
        at: Its value at the tipping point, None where none lies within reach.
        low: Lower end of what was tried.
        high: Upper end.
        survival: Survival over 12 months at both ends.
    """

    name: str
    at: float | None
    low: float
    high: float
    survival: tuple[float, float]


def crossing(
    survival: Callable[[float], float],
    *,
    name: str,
    low: float,
    high: float,
    target: float = _EVEN,
) -> Tipping:
    """Where survival crosses a target, by bisection.

    Args:
        survival: Of a value; monotone between the ends.
        name: Of the number.
        low: Lower end.
        high: Upper end.
        target: A fraction.
    """
    ends = (survival(low), survival(high))
    if (ends[0] - target) * (ends[1] - target) > 0.0:
        return Tipping(name, None, low, high, ends)
    a, b, rises = low, high, ends[1] > ends[0]
    for _ in range(_STEPS):
        middle = (a + b) / 2.0
        a, b = (a, middle) if (survival(middle) > target) == rises else (middle, b)
    return Tipping(name, (a + b) / 2.0, low, high, ends)


def tipping_level(run: Run, key: str, *, target: float = _EVEN) -> Tipping:
    """Level of a pillar, on the logit scale, at which 12-month survival on rung 3 is `target`.

    Tried as far as reports can move a pillar at all.

    Args:
        run: A run, best a small one.
        key: The pillar.
        target: A fraction.

    Raises:
        UsageError: There is no such pillar.
    """
    found = [pillar for pillar in run.situation.pillars if pillar.key == key]
    if not found:
        raise UsageError(
            f"the case has no pillar {key!r}", fix="caryatid state lists the pillars of the case"
        )
    prior = found[0].prior_z

    def survival(z: float) -> float:
        h = rerun(run, pillar_z={key: z}).ensemble.h3
        return float(np.exp(-h[:, :_MONTHS].sum(axis=(1, 2))).mean())

    reach = CLIP.value
    return crossing(survival, name=key, low=prior - reach, high=prior + reach, target=target)
