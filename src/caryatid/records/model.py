"""What the model takes and gives: the specification of an ensemble, and the ensemble.

Axis letters: d draws, t months, k ways out, w the two runs of a draw (0 the twin, whose pillars
all stand at their priors, 1 the run as reported), x the states that enter the hazards, i patrons,
a stances (stay, hedge, out).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caryatid.records.forecast import FloatArray
from caryatid.records.situation import Trigger
from caryatid.terms.shifts import Constant

__all__ = ["Ensemble", "PatronInput", "PillarInput", "Specification", "TwinPath"]


@dataclass(frozen=True, slots=True)
class PillarInput:
    """A pillar as the model takes it, on the logit scale.

    Attributes:
        key: `security_forces`, `patron_RUS.money`, ...
        z: Level as reported; the prior's mean where nobody reports.
        noise_sd: Standard deviation of the drawn level around `z`; 0 where nobody reports,
            because what a class does not know of itself is in the frailty of rung 1.
        prior_z: Level in the twin: the middle of the class's.
        reported: Whether anybody reports on it.
        prior_range: Range of `prior_z`, None for none.
    """

    key: str
    z: float
    noise_sd: float
    prior_z: float
    reported: bool = False
    prior_range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PatronInput:
    """A patron as the model takes it.

    Attributes:
        state: ISO alpha-3.
        channels: money, security, cover -> pillar.
        constants: tau, margin, horizon_months, ... -> number with its range.
        out: Whether the patron is out from the first month of the run (never in the twin).
        money: What reporting says of its money, in words; "" where no sum is known.
    """

    state: str
    channels: Mapping[str, PillarInput]
    constants: Mapping[str, Constant]
    out: bool = False
    money: str = ""


@dataclass(frozen=True, slots=True)
class Specification:
    """All that an ensemble needs besides the hazards of rung 2.

    Attributes:
        seed: Seed of the run.
        months: Months to simulate.
        pillars: The pillars inside, and pressure from outside, by key.
        patrons: Patrons, by state.
        triggers: Threats and conditionals in the run.
        twin_triggers: Those in the twin: the situation's own.
        due_months: Trigger id -> months from the as-of day before which it cannot happen.
        constants: Judgement constants by name, an analyst's put in place of ours.
    """

    seed: int
    months: int
    pillars: Mapping[str, PillarInput]
    patrons: tuple[PatronInput, ...]
    triggers: tuple[Trigger, ...]
    twin_triggers: tuple[Trigger, ...]
    due_months: Mapping[str, int]
    constants: Mapping[str, Constant]


@dataclass(frozen=True, slots=True)
class TwinPath:
    """What a draw's twin goes through. All variants of a run share it.

    Attributes:
        states: States that enter the hazards, axes (t, x, d).
        pulse: Rate that threats as they stand would add to the foreign-imposed way out, axes
            (t, d).
    """

    states: FloatArray
    pulse: FloatArray


@dataclass(frozen=True, slots=True)
class Ensemble:
    """What the model gives.

    Attributes:
        h3: Monthly exit rates of rung 3, axes (d, t, k).
        twin: The twins' paths.
        states: Mean over draws of the states that enter the hazards, axes (w, t, x).
        stances: Share of draws in which a patron stays, hedges or is out at the start of a month
            of the run, axes (t, i, a).
        failed_coups: Chance that a coup attempt fails in a month of the run, mean over draws,
            axis (t).
        engine: Name and version of what walked the months ("numpy 2.4.6").
    """

    h3: FloatArray
    twin: TwinPath
    states: FloatArray
    stances: FloatArray
    failed_coups: FloatArray
    engine: str = ""
