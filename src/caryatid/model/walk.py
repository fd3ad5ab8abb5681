"""One world through the months: as the run is reported, or as its twin would be.

Dynamics run as if the regime stood; exits are in the rates and are not sampled. Axis letters:
t months, k ways out, x states, i patrons, c channels, d draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.model import threats as threat
from caryatid.model.beliefs import Outlook, decide
from caryatid.model.choice import OUT
from caryatid.model.coups import COUP, after_failures, easier, failing, foiled, odds_shift
from caryatid.model.patrons import first_stances, weights
from caryatid.model.room import Room, empty_path
from caryatid.model.setting import Setting, World
from caryatid.model.states import (
    Inside,
    Means,
    asking_wage,
    loyalty_argument,
    means_of,
    start,
    step,
)
from caryatid.model.threats import Threats
from caryatid.model.tilt import FOREIGN, THREAT_SLOPE, threatened, tilt
from caryatid.records import FloatArray, TwinPath

__all__ = ["Walked", "walk"]


@dataclass(frozen=True, slots=True)
class Walked:
    """What a world went through.

    Attributes:
        rates: Exit rates, axes (t, k, d).
        path: States and threats, month by month.
        stances: Share of draws in each stance at the start of a month of a run, axes (t, i, a);
            zeros for a twin.
        means: Mean over draws of the states, axes (t, x).
        failed_coups: Mean over draws of the chance that a coup attempt fails in a month, axis (t).
    """

    rates: FloatArray
    path: TwinPath
    stances: FloatArray
    means: FloatArray
    failed_coups: FloatArray


@dataclass(frozen=True, slots=True)
class _Noise:
    """Chance of all months: axes (t, d), that of patrons (i, t, d)."""

    income: FloatArray
    events: FloatArray
    due: FloatArray
    choice: FloatArray


@dataclass(frozen=True, slots=True)
class _Now:
    """Where a world stands at the start of a month."""

    inside: Inside
    stances: FloatArray
    threats: Threats


@dataclass(frozen=True, slots=True)
class _Month:
    """What holds in a month: threats, what patrons could give and do give, what that makes."""

    threats: Threats
    gifts: FloatArray
    given: FloatArray
    total: FloatArray
    means: Means


def walk(
    setting: Setting,
    world: World,
    h2: FloatArray,
    twin: TwinPath | None,
    *,
    room: Room | None = None,
) -> Walked:
    """A world through all months.

    Args:
        setting: What twin and run share.
        world: Levels, patrons and triggers of this one.
        h2: Rates of rung 2, axes (t, k, d).
        twin: The twin's path; None for the twin itself, whose rates are rung 2's.
        room: Where rates or, of a twin, the path go; arrays of their own if None.
    """
    h2 = np.ascontiguousarray(h2)
    months, _, size = h2.shape
    path = empty_path(months, size)
    if room is not None and twin is None:
        path = _part(room.path, room.place, size)
    elif room is not None and twin is not None:
        twin = _part(twin, room.place, size)
    noise = _noise(setting, world, months)
    rates = h2 if twin is None else np.empty_like(h2)
    stances = np.zeros((months, len(world.patrons.states), OUT + 1))
    failed = np.zeros(months)
    now = _Now(
        inside=start(world.levels, setting.reference, setting.p),
        stances=first_stances(world.patrons, setting.streams),
        threats=threat.untouched(world.edges, setting.p),
    )
    for t in range(months):
        if twin is not None:
            stances[t] = _shares(now.stances)
        month = _month(setting, world, now, t)
        _states(now.inside, month.means, path.states[t])
        path.pulse[t] = month.threats.pulse
        if twin is None:
            fails = failing(rates[t, COUP], setting.plots)
        else:
            fails = _rates(setting, h2[t], path, month.threats.certain, twin, t, rates[t])
        failed[t] = fails.mean()
        now = _next(setting, world, now, month, noise, rates, fails, t)
    if room is not None and twin is not None:
        room.rates[:] = rates.transpose(2, 0, 1)
    return Walked(rates, path, stances, path.states.mean(axis=2), failed)


def _part(path: TwinPath, place: int, size: int) -> TwinPath:
    own = slice(place, place + size)
    return TwinPath(path.states[:, :, own], path.pulse[:, own])


def _noise(setting: Setting, world: World, months: int) -> _Noise:
    streams, states = setting.streams, world.patrons.states
    due, choice = (
        streams.monthly_of_each(tuple(f"patron/{s}/{what}" for s in states), months)
        for what in ("due", "choice")
    )
    income = streams.monthly_normal("income", months)
    return _Noise(income, _events(setting, world, months), due, choice)


def _events(setting: Setting, world: World, months: int) -> FloatArray:
    """What events around which crowds gather bring out, axes (t, d)."""
    p = setting.p
    grown = np.exp(p["street.focal_opposition"] * world.levels.delta("opposition"))
    u = setting.streams.monthly("street/focal", months)
    return np.where(u < p["street.focal_per_month"] * grown, p["street.focal_size"], 0.0)


def _month(setting: Setting, world: World, now: _Now, t: int) -> _Month:
    p, belief = setting.p, now.threats.belief
    arrest = threat.arrest_shift(now.inside.coercion, setting.reference.coercion, belief, p)
    threats = threat.step(now.threats, world.edges, month=t, arrest=arrest, p=p)
    gifts = _gifts(setting, world, threats)
    given = gifts * weights(now.stances, world.patrons.numbers["hedged_part"])
    total = given.sum(axis=1)
    return _Month(threats, gifts, given, total, means_of(now.inside.income, total, p))


def _gifts(setting: Setting, world: World, threats: Threats) -> FloatArray:
    """Help of patrons that stay, less what a debtor's refusal costs, axes (c, i, d)."""
    gifts = world.patrons.gifts
    if not threats.unpaid.any():
        return gifts
    cut = gifts.copy()
    cut[0] *= 1.0 - setting.p["threat.debt_cut"] * threats.unpaid
    return cut


def _shares(stances: FloatArray) -> FloatArray:
    """Share of draws in each stance, axes (i, a)."""
    counts = [np.count_nonzero(stances == a, axis=1) for a in range(OUT + 1)]
    shares: FloatArray = np.stack(counts, axis=1) / stances.shape[1]
    return shares


def _states(inside: Inside, means: Means, out: FloatArray) -> None:
    """Fills the states that enter the hazards, in the order of `STATES`, axes (x, d)."""
    out[0], out[1] = inside.forces, inside.street
    out[2], out[3], out[4] = means.resources, means.security_help, means.cover
    out[5], out[6], out[7] = inside.coercion, inside.cohesion, inside.failed


def _rates(
    setting: Setting,
    h2: FloatArray,
    path: TwinPath,
    certain: FloatArray,
    twin: TwinPath,
    t: int,
    out: FloatArray,
) -> FloatArray:
    """Fills the rates of rung 3 in a month, axes (k, d), and gives the chance of a failed coup."""
    out[:] = h2
    difference = path.states[t] - twin.states[t]
    moved = tilt(setting.slopes, difference)
    for k, factor in zip(setting.slopes.ways, np.exp(moved, out=moved), strict=True):
        out[k] *= factor
    pulses = (path.pulse[t], certain, twin.pulse[t])
    factor, term = threatened(h2[FOREIGN], *pulses, setting.p[THREAT_SLOPE])
    out[FOREIGN] *= factor
    out[FOREIGN] += term
    shift = odds_shift(difference, setting.plots)
    out[COUP] *= easier(shift, setting.plots.success)
    return failing(out[COUP], setting.plots, shift=foiled(shift, difference, setting.plots))


def _next(
    setting: Setting,
    world: World,
    now: _Now,
    month: _Month,
    noise: _Noise,
    rates: FloatArray,
    fails: FloatArray,
    t: int,
) -> _Now:
    """Where the world stands a month later. `rates` has axes (t, k, d)."""
    p = setting.p
    survival = np.exp(-p["forces.outlook_months"] * rates[t].sum(axis=0))
    wage = asking_wage(world.levels, setting.reference, p)
    loyal = loyalty_argument(month.means, survival, now.inside.street, wage, p)
    inside = step(
        now.inside,
        month.means,
        loyal=loyal,
        noise=noise.income[t],
        event=noise.events[t] + month.threats.push,
        levels=world.levels,
        reference=setting.reference,
        p=p,
    )
    inside = after_failures(inside, fails, p)
    helped = (month.gifts, month.given, month.total)
    outlook = Outlook(rates[t], setting.foreseen, month.means, loyal, *helped)
    stances = decide(
        world.patrons, now.stances, outlook, due=noise.due[:, t], choice=noise.choice[:, t], p=p
    )
    return _Now(inside, stances, month.threats)
