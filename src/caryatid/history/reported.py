"""From reported conditions to their values in each draw.

What nobody reports is drawn from the class. What only the machine reader reports holds in a share
of the draws, its measured precision, and is as unreported in the others. Protest counts are
lower bounds (caryatid.history.mix); a count that the analyst sets is taken as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid import rng
from caryatid.history._data import constant
from caryatid.history.effects import CONDITIONS, YES_NO, scaled
from caryatid.history.mix import ClassMix, pair_weights
from caryatid.records import Condition, FloatArray

__all__ = ["Known", "condition_draws", "known_conditions"]

_RECENT, _YEAR = CONDITIONS[:2]


@dataclass(frozen=True, slots=True)
class Known:
    """One condition as far as it is known.

    Attributes:
        value: Count, or 0 and 1.
        sure: Whether a person confirmed it; else it holds with the reader's precision.
        exact: Whether the value is no lower bound.
    """

    value: float
    sure: bool
    exact: bool


def known_conditions(
    conditions: tuple[Condition, ...], /, *, unconfirmed: bool
) -> dict[str, Known]:
    """Conditions that are known at all, by id.

    Args:
        conditions: Reported or not.
        unconfirmed: Whether to take those that no person has confirmed.
    """
    return {
        c.id: Known(c.value, c.confirmed, c.basis == "analyst")
        for c in conditions
        if c.id in CONDITIONS and c.value is not None and (c.confirmed or unconfirmed)
    }


def condition_draws(
    known: Mapping[str, Known], mix: ClassMix, *, seed: int, draws: NDArray[np.int64]
) -> FloatArray:
    """Conditions of each draw as they enter the hazard.

    Args:
        known: What is known.
        mix: The class, for what is not.
        seed: The run's seed.
        draws: Draw numbers, axis (d).

    Returns:
        Axes (d, c) in the order of CONDITIONS, protests as log(1 + events).
    """
    columns = [*_protests(known, mix, seed, draws)]
    for name in YES_NO:
        word = name.partition("_")[0]
        columns.append(_yes_no(known.get(name), mix.shares[name], word, seed, draws))
    return np.stack([scaled(v, c) for v, c in zip(columns, CONDITIONS, strict=True)], axis=1)


def _holds(
    known: Known | None, name: str, seed: int, draws: NDArray[np.int64]
) -> NDArray[np.bool_]:
    if known is None:
        return np.zeros(draws.size, dtype=np.bool_)
    if known.sure:
        return np.ones(draws.size, dtype=np.bool_)
    u = rng.uniform(seed, draws, f"history/read/{name}")
    return np.asarray(u < constant("reader_precision"))


def _yes_no(
    known: Known | None, share: float, name: str, seed: int, draws: NDArray[np.int64]
) -> FloatArray:
    drawn = (rng.uniform(seed, draws, f"history/class/{name}") > 1.0 - share).astype(np.float64)
    if known is None:
        return drawn
    return np.where(_holds(known, name, seed, draws), float(known.value), drawn)


def _protests(
    known: Mapping[str, Known], mix: ClassMix, seed: int, draws: NDArray[np.int64]
) -> tuple[FloatArray, FloatArray]:
    """Both counts. Whether the reader was right is one question for both: same reports."""
    u = rng.uniform(seed, draws, "history/class/protests")
    holds = [_holds(known.get(name), "protests", seed, draws) for name in (_RECENT, _YEAR)]
    values = np.empty((draws.size, 2))
    for recent in (False, True):
        for year in (False, True):
            here = (holds[0] == recent) & (holds[1] == year)
            if here.any():
                seen = (
                    known[_RECENT].value if recent else None,
                    known[_YEAR].value if year else None,
                )
                pairs, weights = pair_weights(mix, *seen)
                place = np.searchsorted(np.cumsum(weights), u[here], side="right")
                values[here] = pairs[np.minimum(place, len(pairs) - 1)]
    for column, name in enumerate((_RECENT, _YEAR)):
        if name in known and known[name].exact:
            values[holds[column], column] = known[name].value
    return values[:, 0], values[:, 1]
