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
from caryatid.model.drawing import draw_priors, draw_table, reported_moves
from caryatid.model.streams import Streams
from caryatid.records import FloatArray, PatronInput, PillarInput
from caryatid.terms.shifts import PATRON_CHANNELS, Constant

__all__ = [
    "Drawn",
    "Patrons",
    "draw_patrons",
    "first_stances",
    "help_expected",
    "patrons_of",
    "twin_patrons",
    "weights",
]

_NUMBERS = ("tau", "margin", "horizon_months", "decide_per_month", "noise", "hedged_part", "offer")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What twin and run share of the patrons.

    Attributes:
        states: ISO codes, axis i.
        numbers: Numbers and, after them, flows of the channels, axes (name, i, d).
        prior: Levels of the class on the logit scale, axes (c, i, d).
        strength: logistic(prior).
    """

    states: tuple[str, ...]
    numbers: FloatArray
    prior: FloatArray
    strength: FloatArray


@dataclass(frozen=True, slots=True)
class Patrons:
    """All patrons of one world.

    Attributes:
        states: ISO codes, axis i.
        gifts: Help while they stay, axes (c, i, d).
        stays: Chance of going on on the as-of day, axes (i, d).
        hedges: Chance of talking to both sides then, axes (i, d).
        numbers: tau with any offer in it, margin, horizon_months, decide_per_month, noise,
            hedged_part -> axes (i, d).
        gives: Whether a patron gives anything while it stays, axes (i, d). One that gives nothing
            counts for nobody's belief.
        is_out: Whether a patron is out from the first month, axis i.
    """

    states: tuple[str, ...]
    gifts: FloatArray
    stays: FloatArray
    hedges: FloatArray
    numbers: Mapping[str, FloatArray]
    gives: NDArray[np.bool_]
    is_out: tuple[bool, ...]


def draw_patrons(patrons: Sequence[PatronInput], streams: Streams) -> Drawn:
    """Draws what belongs to each patron, from streams of its own.

    Args:
        patrons: As the specification has them.
        streams: Random numbers.
    """
    names = (*_NUMBERS, *PATRON_CHANNELS)
    own = {patron.state: _own(patron) for patron in patrons}
    constants = {f"{state}.{name}": own[state][name] for name in names for state in own}
    numbers = draw_table(constants, streams).reshape(len(names), len(own), streams.size)
    prior = draw_priors(_channels(patrons), streams)
    prior = prior.reshape(len(PATRON_CHANNELS), len(own), streams.size)
    return Drawn(tuple(own), numbers, prior, expit(prior))


def twin_patrons(drawn: Drawn) -> Patrons:
    """The patrons of the twin: at their class's levels, nobody put out or lured.

    Args:
        drawn: Of all patrons.
    """
    n = len(drawn.states)
    return _patrons(drawn, drawn.prior, drawn.numbers[len(_NUMBERS) :], 0.0, (False,) * n)


def patrons_of(
    patrons: Sequence[PatronInput],
    drawn: Drawn,
    streams: Streams,
    size: FloatArray | None = None,
) -> Patrons:
    """The patrons as reported.

    A channel gives its flow times logistic(z) / logistic(prior). Source: situation.md section 5.

    Args:
        patrons: As the specification has them.
        drawn: Of the same patrons.
        streams: Random numbers.
        size: How much reports move pillars, against our table of sizes, axis (d); 1 if None.
    """
    moves = reported_moves(_channels(patrons), streams, size)
    z = drawn.prior + moves.reshape(drawn.prior.shape)
    gifts = drawn.numbers[len(_NUMBERS) :] * (expit(z) / drawn.strength)
    offer = drawn.numbers[_NUMBERS.index("offer")]
    return _patrons(drawn, z, gifts, offer, tuple(patron.out for patron in patrons))


def _channels(patrons: Sequence[PatronInput]) -> list[PillarInput]:
    return [patron.channels[c] for c in PATRON_CHANNELS for patron in patrons]


def _patrons(
    drawn: Drawn,
    z: FloatArray,
    gifts: FloatArray,
    offer: FloatArray | float,
    is_out: tuple[bool, ...],
) -> Patrons:
    numbers = dict(zip(_NUMBERS, drawn.numbers, strict=False))
    # An offer for leaving makes going on worth less: as if more survival were asked for.
    numbers["tau"] = np.minimum(numbers["tau"] + offer, 1.0)
    stays, hedges = _split((z / len(PATRON_CHANNELS)).sum(axis=0), numbers)
    return Patrons(
        states=drawn.states,
        gifts=gifts,
        stays=stays,
        hedges=hedges,
        numbers=numbers,
        gives=gifts.max(axis=0) > 0.0,
        is_out=is_out,
    )


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


def help_expected(patrons: Patrons) -> FloatArray:
    """Help to expect on the as-of day, axes (c, d).

    Args:
        patrons: Of a world.
    """
    weight = patrons.stays + patrons.hedges * patrons.numbers["hedged_part"]
    expected: FloatArray = (patrons.gifts * weight).sum(axis=1)
    return expected


def first_stances(patrons: Patrons, streams: Streams) -> FloatArray:
    """Stances on the as-of day, axes (i, d)."""
    u = streams.uniforms(tuple(f"patron/{state}/stance" for state in patrons.states))
    above = np.where(u < patrons.stays + patrons.hedges, HEDGE, OUT)
    stances = np.where(u < patrons.stays, STAY, above).astype(np.float64)
    stances[np.array(patrons.is_out, dtype=bool)] = OUT
    return stances


def weights(stances: FloatArray, hedged_part: FloatArray) -> FloatArray:
    """Part of its help that a patron gives: all, the hedged part, nothing; axes (i, d)."""
    part: FloatArray = (stances == STAY).astype(np.float64)
    np.copyto(part, hedged_part, where=stances == HEDGE)
    return part
