"""The patrons of a case: what they give and how they stand on the as-of day.

Axis letters: i patrons, c channels (money, security, cover), d draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from caryatid.model.choice import HEDGE, OUT, STAY
from caryatid.model.drawing import draw_levels, draw_table
from caryatid.model.streams import Streams
from caryatid.records import FloatArray, PatronInput
from caryatid.terms.shifts import PATRON_CHANNELS, Constant

__all__ = ["Patrons", "first_stances", "gather_patrons", "weights"]

_NUMBERS = ("tau", "margin", "horizon_months", "decide_per_month", "noise", "hedged_part", "offer")


@dataclass(frozen=True, slots=True)
class Patrons:
    """All patrons, drawn.

    Attributes:
        states: ISO codes, axis i.
        gifts: Help while they stay, axes (c, i, d).
        levels: Mean level of a patron's channels, logit scale, axes (i, d).
        numbers: tau with any offer in it, margin, horizon_months, decide_per_month, noise,
            hedged_part, offer -> axes (i, d).
        expected: Help to expect on the as-of day with all at these levels, axes (c, d).
        gives: Whether a patron gives anything while it stays, axes (i, d). One that gives nothing
            counts for nobody's belief.
        is_out: Whether a patron is out from the first month, axis i.
    """

    states: tuple[str, ...]
    gifts: FloatArray
    levels: FloatArray
    numbers: Mapping[str, FloatArray]
    expected: FloatArray
    gives: NDArray[np.bool_]
    is_out: tuple[bool, ...]


def gather_patrons(
    patrons: Sequence[PatronInput], streams: Streams, size: FloatArray | None = None
) -> Patrons:
    """Draws what belongs to each patron, from streams of its own.

    A channel gives its flow times logistic(z) / logistic(prior). Source: situation.md section 5.

    Args:
        patrons: As the specification has them.
        streams: Random numbers.
        size: How much reports move pillars, against our table of sizes, axis (d); 1 if None.
    """
    n, n_channels = len(patrons), len(PATRON_CHANNELS)
    drawn = _draw_numbers(patrons, streams)
    pillars = [patron.channels[c] for c in PATRON_CHANNELS for patron in patrons]
    told = draw_levels(pillars, streams, size)
    z = told.z.reshape(n_channels, n, streams.size)
    prior = told.prior.reshape(n_channels, n, streams.size)
    gifts = drawn[len(_NUMBERS) :] * (expit(z) / expit(prior))
    numbers = dict(zip(_NUMBERS, drawn, strict=False))
    # An offer for leaving makes going on worth less: as if more survival were asked for.
    numbers["tau"] = np.minimum(numbers["tau"] + numbers["offer"], 1.0)
    levels = (z / n_channels).sum(axis=0)
    return Patrons(
        states=tuple(patron.state for patron in patrons),
        gifts=gifts,
        levels=levels,
        numbers=numbers,
        expected=(gifts * _expected_weights(levels, numbers)).sum(axis=1),
        gives=gifts.max(axis=0) > 0.0,
        is_out=tuple(patron.out for patron in patrons),
    )


def _draw_numbers(patrons: Sequence[PatronInput], streams: Streams) -> FloatArray:
    """Numbers and flows of all patrons, axes (name, i, d), the channels last."""
    names = (*_NUMBERS, *PATRON_CHANNELS)
    own = {patron.state: _own(patron) for patron in patrons}
    constants = {f"{state}.{name}": own[state][name] for name in names for state in own}
    return draw_table(constants, streams).reshape(len(names), len(own), streams.size)


def _own(patron: PatronInput) -> dict[str, Constant]:
    # One stream a channel, whether reported or not, so that a first report changes no other number.
    numbers = {name: patron.constants[name] for name in _NUMBERS}
    for channel in PATRON_CHANNELS:
        told = patron.channels[channel].reported
        numbers[channel] = patron.constants[f"{channel}_reported" if told else channel]
    return numbers


def _split(levels: FloatArray, numbers: Mapping[str, FloatArray]) -> tuple[FloatArray, FloatArray]:
    """P(stay) and P(hedge) on the as-of day, axes (i, d).

    A patron stays with probability logistic(mean level of its channels); the margin alone splits
    the rest between hedging and being out. Source: situation.md section 5.
    """
    stays = expit(levels)
    # Without patrons the noise has no rows, and nothing is divided.
    hedges = (1.0 - stays) * expit(numbers["margin"] / numbers["noise"])
    return stays, hedges


def _expected_weights(levels: FloatArray, numbers: Mapping[str, FloatArray]) -> FloatArray:
    stays, hedges = _split(levels, numbers)
    weight: FloatArray = stays + hedges * numbers["hedged_part"]
    return weight


def first_stances(patrons: Patrons, streams: Streams) -> FloatArray:
    """Stances on the as-of day, axes (i, d)."""
    stances = np.empty_like(patrons.levels)
    stays, hedges = _split(patrons.levels, patrons.numbers)
    for i, state in enumerate(patrons.states):
        u = streams.uniform(f"patron/{state}/stance")
        stances[i] = np.where(u < stays[i], STAY, np.where(u < stays[i] + hedges[i], HEDGE, OUT))
        if patrons.is_out[i]:
            stances[i] = OUT
    return stances


def weights(stances: FloatArray, hedged_part: FloatArray) -> FloatArray:
    """Part of its help that a patron gives: all, the hedged part, nothing; axes (i, d)."""
    part: FloatArray = (stances == STAY).astype(np.float64)
    np.copyto(part, hedged_part, where=stances == HEDGE)
    return part
