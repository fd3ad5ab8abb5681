"""States inside the regime, a month at a step. The rules are those of `caryatid.model.states`."""

from __future__ import annotations

from caryatid.model.compiled import _rows as r
from caryatid.model.compiled._compile import compiled
from caryatid.model.compiled._math import exponential, logistic, normal_share
from caryatid.records import FloatArray

__all__ = ["give", "loyal", "move", "step_coercion", "step_slow", "step_street"]


@compiled
def give(q: FloatArray, inside: FloatArray, given: FloatArray, means: FloatArray) -> None:
    """What income and patrons give in a month, the forces being paid first.

    Args:
        q: Parameters of the block, axes (row, d).
        inside: States inside, axes (row, d).
        given: Help of all patrons, axes (c, d).
        means: Filled: resources, pay, rations, security help, cover, axes (row, d).
    """
    own, share, income = q[r.OWN], q[r.SHARE], inside[r.INCOME]
    money, security, cover = given[0], given[1], given[2]
    resources, pay, food = means[r.MEANS], means[r.PAY], means[r.FOOD]
    for d in range(own.size):
        f = own[d] * exponential(income[d]) + money[d]
        resources[d] = f
        paid = f / share[d]
        pay[d] = paid if paid < 1.0 else 1.0
        left = (f - share[d]) / (1.0 - share[d])
        left = left if left > 0.0 else 0.0
        food[d] = left if left < 1.0 else 1.0
    means[r.HELP] = security
    means[r.COVER] = cover


@compiled
def loyal(
    q: FloatArray, inside: FloatArray, means: FloatArray, rates: FloatArray, out: FloatArray
) -> None:
    """Loyalty at which the forces would come to rest, on the logit scale, axis (d).

    Args:
        q: Parameters, axes (row, d).
        inside: States inside, axes (row, d).
        means: What income and patrons give, axes (row, d).
        rates: Exit rates of the month, axes (k, d).
        out: Filled.
    """
    out[:] = 0.0
    for k in range(rates.shape[0]):
        rate = rates[k]
        for d in range(out.size):
            out[d] += rate[d]
    outlook, rent, wage, spread = q[r.OUTLOOK], q[r.RENT], q[r.WAGE], q[r.SPREAD]
    cost, street = q[r.STREET_COST], inside[r.STREET]
    pay, security = means[r.PAY], means[r.HELP]
    for d in range(out.size):
        survival = exponential(-outlook[d] * out[d])
        worth = (pay[d] + rent[d] * survival - wage[d]) / spread[d]
        out[d] = worth + security[d] - cost[d] * street[d]


@compiled
def move(
    q: FloatArray,
    inside: FloatArray,
    means: FloatArray,
    at_rest: FloatArray,
    noise: FloatArray,
    event: FloatArray,
) -> None:
    """Moves the states inside by a month.

    Args:
        q: Parameters, axes (row, d).
        inside: Changed, axes (row, d).
        means: What income and patrons give, axes (row, d).
        at_rest: From `loyal`, axis (d).
        noise: Of income, standard normal, axis (d).
        event: What brings people out this month, axis (d).
    """
    step_street(q, inside, means, event)  # reads forces and coercion, so it comes first
    step_coercion(q, inside, means)
    step_slow(q, inside, at_rest, noise)


@compiled
def step_street(q: FloatArray, inside: FloatArray, means: FloatArray, event: FloatArray) -> None:
    """The crowd: those whose threshold lies below what they see."""
    street, forces, coercion = inside[r.STREET], inside[r.FORCES], inside[r.COERCION]
    middle, goods, reach, food = q[r.THRESHOLD], q[r.RATIONS], q[r.REACH], means[r.FOOD]
    calm_food, calm_force, cost = q[r.CALM_RATIONS], q[r.CALM_FORCE], q[r.COERCION_COST]
    spread, speed = q[r.CROWD_SPREAD], q[r.CROWD_SPEED]
    for d in range(street.size):
        mu = middle[d] + goods[d] * (reach[d] * food[d] - calm_food[d])
        mu = mu + cost[d] * (forces[d] * coercion[d] - calm_force[d])
        out = normal_share((street[d] + event[d] - mu) / spread[d])
        street[d] += speed[d] * (out - street[d])


@compiled
def step_coercion(q: FloatArray, inside: FloatArray, means: FloatArray) -> None:
    """Street coercion follows pay and patrons' security help."""
    coercion, pay, security = inside[r.COERCION], means[r.PAY], means[r.HELP]
    calm_pay, calm_security = q[r.CALM_PAY], q[r.CALM_SECURITY]
    by_pay, by_help = q[r.COERCION_PAY], q[r.COERCION_HELP]
    armed, speed = q[r.ARMED], q[r.COERCION_SPEED]
    for d in range(coercion.size):
        level = armed[d] + by_pay[d] * (pay[d] - calm_pay[d])
        level = level + by_help[d] * (security[d] - calm_security[d])
        coercion[d] += speed[d] * (logistic(level) - coercion[d])


@compiled
def step_slow(q: FloatArray, inside: FloatArray, at_rest: FloatArray, noise: FloatArray) -> None:
    """Income, loyalty and cohesion."""
    income, forces, cohesion = inside[r.INCOME], inside[r.FORCES], inside[r.COHESION]
    back, lasting, swing = q[r.RETURN], q[r.LASTING], q[r.NOISE]
    speed, heals, calm = q[r.LOYAL_SPEED], q[r.COHESION_RETURN], q[r.CALM_COHESION]
    for d in range(income.size):
        income[d] += back[d] * (lasting[d] - income[d]) + swing[d] * noise[d]
        forces[d] += speed[d] * (logistic(at_rest[d]) - forces[d])
        cohesion[d] += heals[d] * (calm[d] - cohesion[d])
