"""Judgement constants and pillar levels, drawn for each draw from streams of their own.

A stream belongs to one number, so that a number more or less changes no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from scipy.special import expit

from caryatid.model.streams import Streams, spread
from caryatid.records import FloatArray, PillarInput
from caryatid.terms.shifts import Constant

__all__ = ["Levels", "draw_constants", "draw_priors", "draw_table", "reported_moves", "within"]

_KEPT = 16


def within(constant: Constant, u: FloatArray) -> FloatArray:
    """Numbers within a constant's range: half below its value, half above, evenly spread.

    Args:
        constant: Value and range.
        u: Uniform numbers, any axes.
    """
    ends = np.array([[constant.value, constant.low, constant.high]])
    numbers: FloatArray = spread(u[None], ends)[0]
    return numbers


def draw_constants(constants: Mapping[str, Constant], streams: Streams) -> dict[str, FloatArray]:
    """Each constant for each draw.

    Args:
        constants: By name; a name is also that of its stream.
        streams: Random numbers.

    Returns:
        Name -> axis (d).
    """
    return dict(zip(constants, draw_table(constants, streams), strict=True))


def draw_table(constants: Mapping[str, Constant], streams: Streams) -> FloatArray:
    """Each constant for each draw, axes (constant, d), in their order. Not to be written to."""
    ends = tuple((c.value, c.low, c.high) for c in constants.values())
    return _drawn(tuple(constants), ends, streams)


@lru_cache(maxsize=_KEPT)
def _drawn(
    names: tuple[str, ...], ends: tuple[tuple[float, float, float], ...], streams: Streams
) -> FloatArray:
    """Axes (constant, d). Kept: twin, run and its variants draw the same ones."""
    purposes = tuple(f"judgement/{name}" for name in names)
    drawn = streams.within(purposes, np.array(ends).reshape(-1, 3))
    drawn.flags.writeable = False
    return drawn


def draw_priors(pillars: Sequence[PillarInput], streams: Streams) -> FloatArray:
    """Levels of the class on the logit scale, within their ranges: twin and run share them.

    Args:
        pillars: In the order of the result.
        streams: Random numbers.

    Returns:
        Axes (pillar, d).
    """
    ends = [p.prior_range or (p.prior_z, p.prior_z) for p in pillars]
    rows = [(p.prior_z, low, high) for p, (low, high) in zip(pillars, ends, strict=True)]
    return streams.within(tuple(f"prior/{p.key}" for p in pillars), np.array(rows).reshape(-1, 3))


def reported_moves(
    pillars: Sequence[PillarInput], streams: Streams, size: FloatArray | None = None
) -> FloatArray:
    """How far reports have moved pillars from the class, on the logit scale; 0 for a gap.

    A reported pillar has its posterior: what reports moved it by, and `noise_sd` times a normal
    number of its own.

    Args:
        pillars: In the order of the result.
        streams: Random numbers.
        size: How much reports move pillars, against our table of sizes, axis (d); 1 if None.

    Returns:
        Axes (pillar, d).
    """
    by = np.array([[p.z - p.prior_z] for p in pillars]).reshape(-1, 1)
    moves: FloatArray = by * (np.ones(streams.size) if size is None else size)
    noisy = [i for i, pillar in enumerate(pillars) if pillar.noise_sd > 0.0]
    if noisy:
        sd = np.array([[pillars[i].noise_sd] for i in noisy])
        moves[noisy] += sd * streams.normals(tuple(f"pillar/{pillars[i].key}" for i in noisy))
    return moves


class Levels:
    """Levels of the pillars inside, and of pressure from outside.

    Args:
        keys: Of the pillars.
        prior: Levels of the class, axes (pillar, d).
        moves: What reports move them by, likewise; None for a twin's.
    """

    def __init__(
        self, keys: Sequence[str], prior: FloatArray, moves: FloatArray | None = None
    ) -> None:
        self._none: FloatArray = np.zeros(prior.shape[1])
        self._z: dict[str, FloatArray] = dict(
            zip(keys, prior if moves is None else prior + moves, strict=True)
        )
        self._delta: dict[str, FloatArray] = (
            {} if moves is None else dict(zip(keys, moves, strict=True))
        )

    def z(self, key: str) -> FloatArray:
        """Level on the logit scale, axis (d); 0 for a pillar that the case does not have."""
        return self._z.get(key, self._none)

    def delta(self, key: str) -> FloatArray:
        """Distance from the prior, axis (d): 0 for a gap."""
        return self._delta.get(key, self._none)

    def level(self, key: str) -> FloatArray:
        """logistic(z), axis (d)."""
        level: FloatArray = expit(self.z(key))
        return level
