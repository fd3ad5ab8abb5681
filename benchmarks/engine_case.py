"""The one specification that the benchmark of the engine measures."""

from __future__ import annotations

import numpy as np

from caryatid.executor import CHUNK_DRAWS
from caryatid.records import FloatArray, PatronInput, PillarInput, Specification, Trigger
from caryatid.terms.judgement import CONSTANTS, PATRON
from caryatid.terms.shifts import PATRON_CHANNELS, STANDING_PILLARS, Constant, prior
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["DUE", "MONTHS", "rates", "specification"]

MONTHS = 24
DUE = 1.0 / 6.0
"""Chance a month that a patron's decision falls due."""

_STATES = ("CHN", "CUB", "RUS", "TUR")


def pillar(key: str) -> PillarInput:
    """A reported pillar half a step below its class."""
    known = prior(key, "personal")
    return PillarInput(key, known.mean - 0.5, known.sd / 2, known.mean, reported=True)


def specification(*, patrons: int = 4, months: int = MONTHS, seed: int = 1) -> Specification:
    """A case with much reporting: all channels of all patrons, two threats of an outside power.

    Args:
        patrons: How many.
        months: To simulate.
        seed: Of the run.
    """
    numbers = {**PATRON, "decide_per_month": Constant(DUE, DUE, DUE, "J", "set by the benchmark")}
    names = [*_STATES, *(f"X{i:02d}" for i in range(patrons))][:patrons]
    triggers = (
        Trigger("t-1", "arrest", 0.12, "", "", outside="USA", p_act=0.02),
        Trigger("t-2", "return", 0.5, "", "", outside="USA", p_act=0.002),
    )
    keys = (*STANDING_PILLARS, "outside_pressure_USA")
    return Specification(
        seed=seed,
        months=months,
        pillars={key: pillar(key) for key in keys},
        patrons=tuple(
            PatronInput(s, {c: pillar(f"patron_{s}.{c}") for c in PATRON_CHANNELS}, numbers)
            for s in names
        ),
        triggers=triggers,
        twin_triggers=triggers,
        due_months={},
        constants=CONSTANTS,
    )


def rates(months: int = MONTHS, draws: int = CHUNK_DRAWS) -> FloatArray:
    """Rates of rung 2, axes (d, t, k): .7 % a month in all."""
    return np.full((draws, months, len(WAYS_OUT)), 0.001)
