"""What the model says of a main patron's leaving before it has seen a case.

Calibrated to one event: of the Soviet Union's clients of 1988 about one in five or six fell in
each year from 1989 to 1992, some two and a half times the rate of other autocracies. The ratio
that the ranges of our judgement give must lie around that, and be wide. Source: parameters.md
section 2, rows 2 and 3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from caryatid.forecast.judgement import Judgement, default_judgement
from caryatid.forecast.value.coding import PastYear, specification_of
from caryatid.history import base_hazard
from caryatid.model import Chunk, simulate
from caryatid.records import CaseFacts, PatronInput, Specification
from caryatid.terms.shifts import Constant

__all__ = ["Ratio", "withdrawal_ratio"]

_MONTHS = 36
_DAY = date(1989, 1, 1)
_IN_OFFICE = date(1979, 1, 1)
_EDGES = (0.05, 0.5, 0.95)
_NONE = Constant(0.0, 0.0, 0.0, "J", "a patron that builds no control over the army")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Hazard of any exit over 36 months with the main patron out, against with it as expected.

    Attributes:
        low: 5 % quantile over draws.
        median: Median.
        high: 95 % quantile.
    """

    low: float
    median: float
    high: float


def withdrawal_ratio(
    *,
    regime_type: str = "party",
    builds_control: bool = True,
    draws: int = 1024,
    seed: int = 1,
    judgement: Judgement | None = None,
) -> Ratio:
    """The prior-predictive ratio for a regime of a class with one main patron.

    Args:
        regime_type: Of the class.
        builds_control: Whether the patron gives security help, as the Soviet Union did; without,
            as Western patrons mostly did not.
        draws: Number of draws.
        seed: Seed.
        judgement: Ours if None.
    """
    stays = _specification(regime_type, builds_control, seed, judgement)
    leaves = replace(stays, patrons=tuple(replace(p, out=True) for p in stays.patrons))
    facts = CaseFacts("", "", "", "", _IN_OFFICE, None, regime_type)
    numbers = np.arange(draws, dtype=np.int64)
    h2 = base_hazard(facts, (), _DAY, seed=seed, draws=numbers, months=_MONTHS).h2
    with_ = simulate(stays, Chunk(0, h2))
    without = simulate(leaves, Chunk(0, h2, with_.twin))
    ratio = without.h3.sum(axis=(1, 2)) / with_.h3.sum(axis=(1, 2))
    low, median, high = (float(q) for q in np.quantile(ratio, _EDGES))
    return Ratio(low, median, high)


def _specification(
    regime_type: str, builds_control: bool, seed: int, judgement: Judgement | None
) -> Specification:
    judged = default_judgement() if judgement is None else judgement
    year = PastYear(0, "", _IN_OFFICE, None, regime_type, _DAY.year, "", {}, ("withdrawal",))
    spec = specification_of(year, seed=seed, months=_MONTHS, judgement=judged)
    return replace(spec, patrons=tuple(_main(p, builds_control) for p in spec.patrons))


def _main(patron: PatronInput, builds_control: bool) -> PatronInput:
    """The patron at its class's level in all channels, each of them known to exist."""
    channels = {
        name: replace(pillar, z=pillar.prior_z, noise_sd=0.0)
        for name, pillar in patron.channels.items()
    }
    constants = dict(patron.constants)
    if not builds_control:
        constants |= {"security": _NONE, "security_reported": _NONE}
    return replace(patron, channels=channels, constants=constants)
