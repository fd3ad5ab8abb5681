"""Judgement constants and pillar levels, drawn for each draw from streams of their own.

A stream belongs to one number, so that a number more or less changes no other.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import expit

from caryatid.model.streams import Streams
from caryatid.records import FloatArray, PillarInput
from caryatid.terms.shifts import Constant

__all__ = ["Levels", "draw_constants", "draw_level", "within"]

_EVEN = 0.5


def within(constant: Constant, u: FloatArray) -> FloatArray:
    """Numbers within a constant's range: half below its value, half above, evenly spread.

    Args:
        constant: Value and range.
        u: Uniform numbers, any axes.
    """
    below = constant.low + (constant.value - constant.low) * 2.0 * u
    above = constant.value + (constant.high - constant.value) * (2.0 * u - 1.0)
    drawn: FloatArray = np.where(u < _EVEN, below, above)
    return drawn


def draw_constants(
    constants: Mapping[str, Constant], streams: Streams, *, owner: str = ""
) -> dict[str, FloatArray]:
    """Each constant for each draw.

    Args:
        constants: By name.
        streams: Random numbers.
        owner: Whose they are ("RUS."), "" for the model's own.

    Returns:
        Name -> axis (d).
    """
    return {
        name: np.full(streams.size, constant.value)
        if constant.low == constant.high
        else within(constant, streams.uniform(f"judgement/{owner}{name}"))
        for name, constant in constants.items()
    }


def draw_level(pillar: PillarInput, streams: Streams) -> FloatArray:
    """Level of a pillar on the logit scale, axis (d).

    A reported pillar has its posterior: its level plus `noise_sd` times a normal number of its
    own. A gap stands at its prior.
    """
    z = np.full(streams.size, pillar.z)
    if pillar.noise_sd > 0.0:
        z += pillar.noise_sd * streams.normal(f"pillar/{pillar.key}")
    return z


class Levels:
    """Levels of the pillars inside, and of pressure from outside.

    Args:
        pillars: By key.
        streams: Random numbers.
    """

    def __init__(self, pillars: Mapping[str, PillarInput], streams: Streams) -> None:
        self._none: FloatArray = np.zeros(streams.size)
        self._z = {key: draw_level(pillar, streams) for key, pillar in pillars.items()}
        self._delta = {key: z - pillars[key].prior_z for key, z in self._z.items()}

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
