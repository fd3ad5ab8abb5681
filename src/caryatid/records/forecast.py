"""From history to probabilities: the base hazard, and the forecast with its three rungs.

Axis letters: d draws, t months (index 0 is the first month after the as-of day), k ways out in
the order of `caryatid.terms.ways_out.WAYS_OUT`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BaseHazard",
    "ClassCount",
    "CoupTries",
    "Curve",
    "Estimate",
    "FloatArray",
    "Forecast",
    "RegimeExit",
    "TargetForecast",
]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A reference class with what was counted in it.

    Attributes:
        name: In words ("personalist, 4-10 years in office, 1991-2018").
        leader_months: Exposure, the case's own leader left out.
        exits: way out -> number of exits, the case's own leader left out.
        note: "coded with hindsight", or what else a reader must know.
        p12: P(exit within 12 months), posterior mean.
        p12_lo: 5 % quantile.
        p12_hi: 95 % quantile.
        rule: Why this class was chosen or printed.
    """

    name: str
    leader_months: float
    exits: Mapping[str, int]
    note: str = ""
    p12: float = float("nan")
    p12_lo: float = float("nan")
    p12_hi: float = float("nan")
    rule: str = ""


@dataclass(frozen=True, slots=True)
class RegimeExit:
    """What links the leader's exit to the regime's. Source: situation.md section 7.

    Attributes:
        rho: P(regime ends | leader goes by k), axes (d, k), draws of a Beta posterior.
        g0: Monthly hazard that the regime ends without the leader's exit, axis (d).
        q: Survival of the class under a new leader after s months, axes (d, s), q[:, 0] = 1.
        counts: way out -> (regime ended, leader exits), for printing.
        note: The years it was fitted to.
    """

    rho: FloatArray
    g0: FloatArray
    q: FloatArray
    counts: Mapping[str, tuple[int, int]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class CoupTries:
    """How rung 2's coups come about: tries times success.

    Attributes:
        success: Chance that a try ends the leader's time by a coup, axis (d), in (0, 1).
        rate: Monthly rate of tries, axes (d, t); times success it is rung 2's rate of coups.
        counts: (succeeded, tried) in the class, for printing.
        chance: Success at the lower end of its 95 % interval, at the best estimate, at the upper.
        note: What was counted.
    """

    success: FloatArray
    rate: FloatArray
    counts: tuple[int, int]
    chance: tuple[float, float, float]
    note: str = ""


@dataclass(frozen=True, slots=True)
class BaseHazard:
    """Monthly exit hazards of rungs 1 and 2.

    Attributes:
        h1: Rung 1, history alone, axes (d, t, k), per month (rates: exit probability of a
            month is 1 - exp(-sum over k)).
        h2: Rung 2, with fitted conditions as confirmed or proposed, axes (d, t, k).
        h2_unconfirmed_off: Rung 2 with every unconfirmed condition treated as unreported.
        class_: The class used.
        others: At least two more classes, printed for comparison.
        regime: Link to the regime's exit.
        effects: condition id -> multiplier on the summed 12-month hazard, posterior mean.
        provenance: Short name -> sentence with source, data to which month, cut-off used.
        data_to: Last month of the data used.
        hindsight: Whether coefficients are later than the as-of day.
        coups: Tries and success behind rung 2's coups; None if not known.
    """

    h1: FloatArray
    h2: FloatArray
    h2_unconfirmed_off: FloatArray
    class_: ClassCount
    others: tuple[ClassCount, ...]
    regime: RegimeExit
    effects: Mapping[str, float]
    provenance: Mapping[str, str]
    data_to: date
    hindsight: bool = False
    coups: CoupTries | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """Probability of exit within a horizon: mean over draws, 90 % interval, split by way out.

    Attributes:
        p: Mean, a fraction. Survival is 1 - p.
        lo: 5 % quantile over draws.
        hi: 95 % quantile over draws.
        by_mode: way out -> mean probability; sums to p.
    """

    p: float
    lo: float
    hi: float
    by_mode: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Curve:
    """Survival by month 0 .. T: mean, 5 % and 95 % over draws, axis (t), index 0 is 1.0."""

    mean: tuple[float, ...]
    lo: tuple[float, ...]
    hi: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TargetForecast:
    """One target (leader_exit or regime_exit) on the three rungs.

    Attributes:
        target: leader_exit or regime_exit.
        horizons: months (1, 3, 6, 12, 24) -> rung (rung1, rung2, rung3) -> estimate.
        curves: rung -> survival curve.
    """

    target: str
    horizons: Mapping[int, Mapping[str, Estimate]]
    curves: Mapping[str, Curve]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast of a case on a day.

    Attributes:
        as_of: Cut-off of everything.
        made_at: When it was computed (UTC), as given by the caller.
        seed: Seed of the run.
        draws: Number of draws.
        months: Longest horizon in months.
        leader_exit: The leader's exit.
        regime_exit: The regime's exit.
        unconfirmed_off_12: The leader's 12-month rung-2 estimate when every unconfirmed
            condition is treated as unreported.
        judgement_share: 1 - Var(logit p2)/Var(logit p3), floored at 0.
        variance_shares: base_rate, conditions, judgement -> share, summing to 1.
        negotiated: way out -> share called negotiated (judgement).
        hashes: ledger, configuration, version -> hash.
        what_if: Whether rung 3 is a what-if and no forecast, because pillars did not foretell past
            exits better than history alone (`caryatid model validate`).
        engine: Name and version of what walked the months of rung 3.
    """

    as_of: date
    made_at: datetime
    seed: int
    draws: int
    months: int
    leader_exit: TargetForecast
    regime_exit: TargetForecast
    unconfirmed_off_12: Estimate
    judgement_share: float
    variance_shares: Mapping[str, float]
    negotiated: Mapping[str, float]
    hashes: Mapping[str, str]
    what_if: bool = False
    engine: str = ""
