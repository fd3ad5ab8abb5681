"""Which number stands in which row of a block: parameters, states, patrons.

Arrays of a block have the draws last, so that a row is one number of all its draws.
"""

from __future__ import annotations

__all__ = ["DERIVED", "DRAWN", "PATRON_ROWS"]

DRAWN: tuple[str, ...] = (
    "income.own_share",
    "income.forces_share",
    "income.noise",
    "income.return_per_month",
    "forces.rent",
    "forces.spread",
    "forces.street_cost",
    "forces.speed_per_month",
    "forces.outlook_months",
    "street.threshold_spread",
    "street.speed_per_month",
    "street.focal_size",
    "street.rations",
    "street.coercion",
    "coercion.speed_per_month",
    "coercion.pay",
    "coercion.security_help",
    "cohesion.return_per_month",
    "threat.belief",
    "threat.belief_weight",
    "threat.push",
    "threat.arrest_noise",
    "threat.debt_cut",
    "slope.foreign_imposed.threat",
    "coup.success",
    "coup.fade_per_month",
    "coup.purge",
    "coup.split",
    "slope.coup_success.security_help",
    "slope.coup_success.coercion",
    "slope.coup_success.cohesion",
)
"""Parameters that are used as they are drawn, in the order of their rows."""

(
    OWN,
    SHARE,
    NOISE,
    RETURN,
    RENT,
    SPREAD,
    STREET_COST,
    LOYAL_SPEED,
    OUTLOOK,
    CROWD_SPREAD,
    CROWD_SPEED,
    FOCAL_SIZE,
    RATIONS,
    COERCION_COST,
    COERCION_SPEED,
    COERCION_PAY,
    COERCION_HELP,
    COHESION_RETURN,
    BELIEF,
    BELIEF_WEIGHT,
    PUSH,
    ARREST_NOISE,
    DEBT_CUT,
    THREAT_SLOPE,
    SUCCESS,
    FADE,
    PURGE,
    SPLIT,
    SUCCESS_HELP,
    SUCCESS_COERCION,
    SUCCESS_COHESION,
) = range(len(DRAWN))

DERIVED: tuple[str, ...] = (
    "gain",
    "calm_rations",
    "calm_pay",
    "calm_security",
    "calm_force",
    "calm_coercion",
    "calm_cohesion",
    "lasting",
    "wage",
    "reach",
    "threshold",
    "armed",
    "focal",
    "against",
    "foreseen_help",
)
"""Rows after them: made once a world from parameters, levels and the class's operating point."""

(
    GAIN,
    CALM_RATIONS,
    CALM_PAY,
    CALM_SECURITY,
    CALM_FORCE,
    CALM_COERCION,
    CALM_COHESION,
    LASTING,
    WAGE,
    REACH,
    THRESHOLD,
    ARMED,
    FOCAL,
    AGAINST,
    FORESEEN_HELP,
) = range(len(DRAWN), len(DRAWN) + len(DERIVED))

# States inside, then what income and patrons give, then threats: rows of a block's states.
INCOME, FORCES, STREET, COERCION, COHESION, FAILED = range(6)
MEANS, PAY, FOOD, HELP, COVER = range(5)
PULSE, CERTAIN, PUSHED, UNANSWERED, BELIEVED, UNPAID, ARREST = range(7)

PATRON_ROWS: tuple[str, ...] = (
    "tau",
    "margin",
    "horizon_months",
    "decide_per_month",
    "noise",
    "hedged_part",
)
TAU, MARGIN, HORIZON, DECIDE, DOUBT, HEDGED = range(len(PATRON_ROWS))
