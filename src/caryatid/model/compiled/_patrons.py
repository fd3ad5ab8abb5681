"""Patrons' decisions, a month at a step. The rules are those of `caryatid.model.choice`.

Patrons and draws share one axis (s), patron by patron; those that decide this month stand on an
axis (j).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from caryatid.model.choice import HEDGE, OUT, STAY
from caryatid.model.compiled import _rows as r
from caryatid.model.compiled._compile import compiled
from caryatid.model.compiled._math import exponential, uniform
from caryatid.records import FloatArray

__all__ = ["decide", "due_pairs", "give_help", "part_given"]

Places = NDArray[np.uint64]


@compiled
def give_help(
    stance: FloatArray,
    hedged: FloatArray,
    gives: FloatArray,
    gifts: FloatArray,
    lent: FloatArray,
    total: FloatArray,
    active: FloatArray,
) -> None:
    """Help of all patrons in their stances, and how many of those that give are not out.

    Args:
        stance: Axis (s).
        hedged: Part that a hedging patron gives, axis (s).
        gives: 1 for a patron that gives anything, axis (s).
        gifts: Help of one that stays, axes (c, s).
        lent: Part of the money that is left of it, axis (d).
        total: Filled, axes (c, d).
        active: Filled, axis (d).
    """
    size = active.size
    total[:] = 0.0
    active[:] = 0.0
    money, security, cover = total[0], total[1], total[2]
    for i in range(stance.size // size):
        own = slice(i * size, (i + 1) * size)
        now, part_hedged, counts = stance[own], hedged[own], gives[own]
        full, full_security, full_cover = gifts[0, own], gifts[1, own], gifts[2, own]
        for d in range(size):
            part = part_given(now[d], part_hedged[d])
            money[d] += full[d] * lent[d] * part
            security[d] += full_security[d] * part
            cover[d] += full_cover[d] * part
            active[d] += counts[d] if now[d] < OUT else 0.0


@compiled
def part_given(stance: float, hedged: float) -> float:
    """Part of its help that a patron gives."""
    part = 1.0 if stance == STAY else 0.0
    return hedged if stance == HEDGE else part


@compiled
def due_pairs(
    keys: NDArray[np.uint64],
    draws: Places,
    stance: FloatArray,
    decide_: FloatArray,
    is_due: Places,
    places: tuple[Places, Places, Places],
) -> int:
    """How many decisions are due; where they are is written into `places` from its start.

    Args:
        keys: Of the patrons' streams this month, axis (i).
        draws: Draw numbers of the block, axis (d).
        stance: Axis (s).
        decide_: Chance that a decision is due, axis (s).
        is_due: Room for ones and zeros, axis (d).
        places: Filled: place on axis (s), draw in the block and patron of each, axis (j).
    """
    size, found = is_due.size, 0
    at, column, who = places
    for i in range(keys.size):
        first, begin = i * size, found
        due, now = decide_[first : first + size], stance[first : first + size]
        for d in range(size):
            u = uniform(keys[i], draws[d])
            is_due[d] = np.uint64((u < due[d]) & (now[d] < OUT))
        for d in range(size):
            # Written in any case and counted if it holds: a branch would be guessed wrongly often.
            at[found] = first + d
            found += int(is_due[d])
        for j in range(begin, found):
            column[j], who[j] = at[j] - np.uint64(first), np.uint64(i)
    return found


@compiled
def decide(
    decisions: int,
    places: tuple[Places, Places, Places],
    keys: NDArray[np.uint64],
    draws: Places,
    numbers: FloatArray,
    belief: FloatArray,
    room: tuple[FloatArray, Places],
    stance: FloatArray,
) -> None:
    """Chooses a stance for each decision that is due, by a logit.

    Args:
        decisions: How many.
        places: From `due_pairs`.
        keys: Of the patrons' streams of choice, axis (i).
        draws: Draw numbers of the block, axis (d).
        numbers: Patrons' numbers, axes (row, s).
        belief: Survival that each expects if it goes on, axis (j).
        room: For what is gathered, axes (5, at least j), and for keys, axis (j).
        stance: Changed, axis (s).
    """
    at, column, who = places
    stay, part, margin, surely = room[0][0], room[0][1], room[0][2], room[0][3]
    choice, mixed = room[0][4], room[1]
    for j in range(decisions):
        s = at[j]
        stay[j] = belief[j] - numbers[r.TAU, s]
        part[j], margin[j] = numbers[r.HEDGED, s], numbers[r.MARGIN, s]
        surely[j] = 1.0 / numbers[r.DOUBT, s]
        mixed[j] = keys[who[j]] ^ draws[column[j]]
    for j in range(decisions):
        choice[j] = uniform(mixed[j], np.uint64(0))
    for j in range(decisions):
        hedge = part[j] * stay[j] + margin[j]
        best = stay[j] if stay[j] > hedge else hedge
        best = best if best > 0.0 else 0.0
        e_stay = exponential((stay[j] - best) * surely[j])
        e_hedge = exponential((hedge - best) * surely[j])
        mark = choice[j] * (e_stay + e_hedge + exponential(-best * surely[j]))
        # STAY, HEDGE and OUT are 0, 1 and 2.
        choice[j] = (1.0 if mark >= e_stay else 0.0) + (1.0 if mark >= e_stay + e_hedge else 0.0)
    for j in range(decisions):
        stance[at[j]] = choice[j]
