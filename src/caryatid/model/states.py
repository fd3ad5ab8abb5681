"""States inside the regime and how a month moves them: income, forces, street, coercion, cohesion.

Arrays have axis (d). Source: model.md section 4.1, situation.md section 5, docs/model.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit, ndtr

from caryatid.model.drawing import Levels
from caryatid.records import FloatArray

__all__ = [
    "COHESION_PILLARS",
    "Inside",
    "Means",
    "Reference",
    "asking_wage",
    "income_step",
    "loyalty_argument",
    "means_of",
    "mobilised",
    "reference_point",
    "resting_crowd",
    "start",
    "step",
]

COHESION_PILLARS: tuple[str, ...] = (
    "ruling_elite",
    "judiciary",
    "bureaucracy",
    "media_info",
    "business",
    "religion",
)
"""Pillars whose mean level is the cohesion. Source: situation.md section 5."""

_CROWD_STEPS = 5
_STEEP = 0.9
_ROOT = float(np.sqrt(2.0 * np.pi))


@dataclass(frozen=True, slots=True)
class Means:
    """What income and patrons give in a month.

    Attributes:
        resources: f, 1 where need is met.
        pay: Share of the forces' pay that is met, 0 to 1.
        rations: Share of all other need that is met, 0 to 1.
        security_help: c.
        cover: v.
    """

    resources: FloatArray
    pay: FloatArray
    rations: FloatArray
    security_help: FloatArray
    cover: FloatArray


@dataclass(frozen=True, slots=True)
class Reference:
    """The operating point of the class in each draw: all at prior, patrons at expected stance.

    Attributes:
        means: What income and patrons give there.
        forces: Loyalty there.
        coercion: Street coercion there.
        cohesion: Mean level of the pillars of cohesion there.
        crowd: Mobilisation at rest.
        wage: w*, what makes the forces rest at their class's loyalty there.
    """

    means: Means
    forces: FloatArray
    coercion: FloatArray
    cohesion: FloatArray
    crowd: FloatArray
    wage: FloatArray


@dataclass(frozen=True, slots=True)
class Inside:
    """States inside the regime.

    Attributes:
        income: y, log of own income over need.
        forces: l, loyalty of the forces, 0 to 1.
        street: M, share mobilised, 0 to 1.
        coercion: K, street coercion, 0 to 1.
        cohesion: e, 0 to 1.
        failed: a, chance that a failed coup attempt since the as-of day is remembered.
    """

    income: FloatArray
    forces: FloatArray
    street: FloatArray
    coercion: FloatArray
    cohesion: FloatArray
    failed: FloatArray


def means_of(income: FloatArray, help_: FloatArray, p: Mapping[str, FloatArray]) -> Means:
    """What income and patrons give, the forces being paid first.

    Args:
        income: y.
        help_: Money, security help and cover from outside, axes (c, d).
        p: Parameters.
    """
    share = p["income.forces_share"]
    f = p["income.own_share"] * np.exp(income) + help_[0]
    pay = np.minimum(1.0, f / share)
    rations = np.clip((f - share) / (1.0 - share), 0.0, 1.0)
    return Means(f, pay, rations, help_[1], help_[2])


def asking_wage(levels: Levels, reference: Reference, p: Mapping[str, FloatArray]) -> FloatArray:
    """What the forces ask for: less, the better the reports on them."""
    wage: FloatArray = reference.wage - (
        p["forces.reservation_wage"] * levels.delta("security_forces")
    )
    return wage


def loyalty_argument(
    means: Means,
    survival: FloatArray,
    street: FloatArray,
    wage: FloatArray,
    p: Mapping[str, FloatArray],
) -> FloatArray:
    """Loyalty at which the forces would come to rest, on the logit scale.

    Args:
        means: Pay and security help.
        survival: Chance of survival over the months that they look ahead.
        street: Mobilisation: shooting at crowds costs loyalty.
        wage: What they ask for.
        p: Parameters.
    """
    worth = (means.pay + p["forces.rent"] * survival - wage) / p["forces.spread"]
    rest: FloatArray = worth + means.security_help - p["forces.street_cost"] * street
    return rest


def mobilised(street: FloatArray, event: FloatArray, mu: FloatArray, sd: FloatArray) -> FloatArray:
    """Share whose threshold lies below what they see: thresholds are normal around `mu`.

    Source: Granovetter 1978, thresholds as a continuum.
    """
    share: FloatArray = ndtr((street + event - mu) / sd)
    return share


def resting_crowd(mu: FloatArray, sd: FloatArray, *, steps: int = _CROWD_STEPS) -> FloatArray:
    """Lowest share at which a crowd of these thresholds rests without an event.

    Args:
        mu: Middle threshold.
        sd: Spread of the thresholds.
        steps: How often those who see others join; few are enough away from the critical spread.
    """
    crowd = np.zeros_like(mu)
    for _ in range(steps):
        z = (crowd - mu) / sd
        slope = np.exp(-0.5 * z * z) / (sd * _ROOT)
        # Newton's steps from below never pass the lowest rest while the slope rises towards 1.
        near = np.where(slope < _STEEP, 1.0 - slope, 1.0)
        crowd = crowd + (ndtr(z) - crowd) / near
    return crowd


def reference_point(
    levels: Levels, help_: FloatArray, h: FloatArray, p: Mapping[str, FloatArray]
) -> Reference:
    """The class's operating point in each draw.

    Args:
        levels: Of the pillars, all at their priors.
        help_: Help to expect with all patrons at their priors, axes (c, d).
        h: The draw's mean summed exit rate of rung 2.
        p: Parameters.
    """
    forces, coercion = levels.level("security_forces"), levels.level("street_coercion")
    means = means_of(np.zeros_like(h), help_, p)
    crowd = resting_crowd(p["street.threshold"], p["street.threshold_spread"])
    survival = np.exp(-p["forces.outlook_months"] * h)
    rest = np.log(forces / (1.0 - forces))
    held = rest - means.security_help + p["forces.street_cost"] * crowd
    wage = means.pay + p["forces.rent"] * survival - p["forces.spread"] * held
    return Reference(means, forces, coercion, _cohesion(levels), crowd, wage)


def start(levels: Levels, reference: Reference, p: Mapping[str, FloatArray]) -> Inside:
    """States at the end of the as-of day, before the first month."""
    fiscal = levels.delta("fiscal")
    lasting = p["income.fiscal_lasting"] * fiscal
    return Inside(
        income=lasting + p["income.fiscal_now"] * fiscal,
        forces=levels.level("security_forces"),
        street=reference.crowd,
        coercion=levels.level("street_coercion"),
        cohesion=_cohesion(levels),
        failed=np.zeros_like(fiscal),
    )


def _cohesion(levels: Levels) -> FloatArray:
    total = levels.level(COHESION_PILLARS[0])
    for key in COHESION_PILLARS[1:]:
        total = total + levels.level(key)
    mean: FloatArray = total / len(COHESION_PILLARS)
    return mean


def income_step(
    income: FloatArray, mean: FloatArray, noise: FloatArray, p: Mapping[str, FloatArray]
) -> FloatArray:
    """Log income a month later: part of the way back to its mean, and a shock.

    Args:
        income: y.
        mean: What it returns to.
        noise: Standard normal, the same in twin and run.
        p: Parameters.
    """
    back = p["income.return_per_month"] * (mean - income)
    later: FloatArray = income + back + p["income.noise"] * noise
    return later


def step(
    inside: Inside,
    means: Means,
    *,
    loyal: FloatArray,
    noise: FloatArray,
    event: FloatArray,
    levels: Levels,
    reference: Reference,
    p: Mapping[str, FloatArray],
) -> Inside:
    """The states a month later.

    Args:
        inside: The states now.
        means: What income and patrons give now.
        loyal: `loyalty_argument` now.
        noise: Of income.
        event: What brings people out this month.
        levels: Of the pillars.
        reference: The class's operating point.
        p: Parameters.
    """
    lasting = p["income.fiscal_lasting"] * levels.delta("fiscal")
    mu = _threshold(inside, means, levels, reference, p)
    out = mobilised(inside.street, event, mu, p["street.threshold_spread"])
    coerced = _coercion_target(means, levels, reference, p)
    return replace(
        inside,
        income=income_step(inside.income, lasting, noise, p),
        forces=inside.forces + p["forces.speed_per_month"] * (expit(loyal) - inside.forces),
        street=inside.street + p["street.speed_per_month"] * (out - inside.street),
        coercion=inside.coercion + p["coercion.speed_per_month"] * (coerced - inside.coercion),
        cohesion=inside.cohesion
        + p["cohesion.return_per_month"] * (reference.cohesion - inside.cohesion),
    )


def _threshold(
    inside: Inside,
    means: Means,
    levels: Levels,
    reference: Reference,
    p: Mapping[str, FloatArray],
) -> FloatArray:
    """Middle threshold: goods and coercion raise it, an organised opposition lowers it."""
    reach = np.maximum(0.0, 1.0 + p["street.clientelism"] * levels.delta("clientelism"))
    goods = reach * means.rations - reference.means.rations
    force = inside.forces * inside.coercion - reference.forces * reference.coercion
    mu: FloatArray = (
        p["street.threshold"]
        + p["street.rations"] * goods
        + p["street.coercion"] * force
        - p["street.opposition"] * levels.delta("opposition")
    )
    return mu


def _coercion_target(
    means: Means, levels: Levels, reference: Reference, p: Mapping[str, FloatArray]
) -> FloatArray:
    paid = p["coercion.pay"] * (means.pay - reference.means.pay)
    helped = p["coercion.security_help"] * (means.security_help - reference.means.security_help)
    target: FloatArray = expit(levels.z("street_coercion") + paid + helped)
    return target
