"""What one patron's leaving does to another's next decision, within a draw.

Sequences of exits do not show coordination: frailty lets patrons leave the same regimes without
minding each other. So the same decision is looked at twice, with another patron out and with it
staying, all else being the draw's own. Source: model.md section 4.6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from caryatid.model.beliefs import Outlook, expected_survival
from caryatid.model.choice import OUT, STAY, utilities
from caryatid.model.patrons import first_stances, weights
from caryatid.model.setting import Setting, World, set_up, world_of
from caryatid.model.states import Inside, Means, asking_wage, loyalty_argument, means_of, start
from caryatid.model.streams import Streams
from caryatid.records import FloatArray, Specification
from caryatid.terms.judgement import STATES

__all__ = ["Leaving", "leaving"]

_MOVED = tuple(STATES.index(name) for name in ("resources", "security_help", "cover"))


@dataclass(frozen=True, slots=True)
class Leaving:
    """Chance that a patron leaves when a decision falls due, by what another does.

    Attributes:
        states: ISO codes, axes i and j.
        others_out: With j out, axes (j, i, d); not a number for j itself.
        others_in: With j staying, likewise.
        due: Chance a month that a decision falls due, axes (i, d).
    """

    states: tuple[str, ...]
    others_out: FloatArray
    others_in: FloatArray
    due: FloatArray


def leaving(specification: Specification, h3: FloatArray, *, first: int = 0) -> Leaving:
    """Decisions on the as-of day, looked at twice for each other patron.

    Args:
        specification: What the model took.
        h3: Rates of rung 3, axes (d, t, k): those of the first month are what patrons see.
        first: Number of the first draw.
    """
    streams = Streams(specification.seed, first, h3.shape[0])
    setting = set_up(specification, streams, h3.transpose(1, 2, 0))
    world = world_of(specification, setting)
    rates = np.ascontiguousarray(h3[:, 0].T)
    now = first_stances(world.patrons, streams)
    n, size = now.shape
    found = np.full((2, n, n, size), np.nan)
    for j in range(n):
        for place, stance in enumerate((OUT, STAY)):
            stances = now.copy()
            stances[j] = stance
            seen = _outlook(setting, world, now, stances, rates)
            for i in range(n):
                if i != j:
                    found[place, j, i] = _leaves(setting, world, stances, seen, i)
    due = world.patrons.numbers["decide_per_month"]
    return Leaving(world.patrons.states, found[0], found[1], due)


def _outlook(
    setting: Setting, world: World, before: FloatArray, after: FloatArray, rates: FloatArray
) -> Outlook:
    """What patrons see with other stances: rates moved by what help makes of them."""
    inside = start(world.levels, setting.reference, setting.p)
    hedged = world.patrons.numbers["hedged_part"]
    stood = world.patrons.gifts * weights(before, hedged)
    given = world.patrons.gifts * weights(after, hedged)
    was, means = (means_of(inside.income, g.sum(axis=1), setting.p) for g in (stood, given))
    changed = (
        means.resources - was.resources,
        means.security_help - was.security_help,
        means.cover - was.cover,
    )
    moved = rates.copy()
    for k, pairs in zip(setting.foreseen.ways, setting.foreseen.by_way, strict=True):
        slopes = dict(pairs)
        for x, change in zip(_MOVED, changed, strict=True):
            if x in slopes:
                moved[k] = moved[k] * np.exp(slopes[x] * change)
    argument = _argument(setting, world, inside, means, moved)
    helped = (world.patrons.gifts, given, given.sum(axis=1))
    return Outlook(moved, setting.foreseen, means, argument, *helped)


def _argument(
    setting: Setting, world: World, inside: Inside, means: Means, rates: FloatArray
) -> FloatArray:
    survival = np.exp(-setting.p["forces.outlook_months"] * rates.sum(axis=0))
    wage = asking_wage(world.levels, setting.reference, setting.p)
    return loyalty_argument(means, survival, inside.street, wage, setting.p)


def _leaves(
    setting: Setting, world: World, stances: FloatArray, seen: Outlook, i: int
) -> FloatArray:
    """Chance that a patron leaves if it decides now, axis (d); as if it were in where it is out."""
    size = stances.shape[1]
    own = np.where(stances[i] == OUT, STAY, stances[i])
    asked = stances.copy()
    asked[i] = own
    hedged = world.patrons.numbers["hedged_part"]
    given = world.patrons.gifts * weights(asked, hedged)
    seen = replace(seen, given=given, total=given.sum(axis=1))
    pairs = (np.full(size, i), np.arange(size))
    survival = expected_survival(world.patrons, asked, seen, pairs=pairs, p=setting.p)
    p = {name: values[i] for name, values in world.patrons.numbers.items()}
    stay, hedge = utilities(survival, p["tau"], p["margin"], p["hedged_part"])
    best = np.maximum(np.maximum(stay, hedge), 0.0)
    odds = [np.exp((x - best) / p["noise"]) for x in (stay, hedge, np.zeros_like(best))]
    share: FloatArray = odds[2] / (odds[0] + odds[1] + odds[2])
    return share
