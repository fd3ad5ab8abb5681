"""What deciding patrons expect, all of a month at a step. The rules: `caryatid.model.beliefs`.

Axis (s) is patrons by draws, (j) the decisions of the month, (w) the ways out that have slopes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from caryatid.model.compiled import _rows as r
from caryatid.model.compiled._compile import compiled
from caryatid.model.compiled._math import exponential, logistic
from caryatid.model.compiled._patrons import part_given
from caryatid.records import FloatArray
from caryatid.terms.judgement import STATES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["BELIEF", "expect", "foresee", "room_for"]

Places = NDArray[np.uint64]
Marks = NDArray[np.int64]

_COUP = WAYS_OUT.index("coup")
_FORCES = STATES.index("forces")
_HELP = tuple(STATES.index(name) for name in ("resources", "security_help", "cover"))

(
    OWN_MONEY,
    OWN_SECURITY,
    OWN_COVER,
    MONEY,
    SECURITY,
    COVER,
    RESOURCES,
    PAY,
    SHARE,
    SPREAD,
    ARGUMENT,
    BEFORE,
    MANY,
    HORIZON,
    REST,
    LOST,
    FORCES,
    TOTAL,
    BELIEF,
) = range(19)
_WAYS = 19
_PER_WAY = 4


def room_for(ways: int, decisions: int) -> tuple[int, int]:
    """Shape of the room that `expect` needs.

    Rows are a little longer than needed: of a power of two they would push each other out of what a
    core holds nearest.
    """
    return _WAYS + _PER_WAY * ways, decisions + 8


@compiled
def expect(
    at: Places,
    column: Places,
    stance: FloatArray,
    gives: FloatArray,
    help_: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    numbers: FloatArray,
    month: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    seen: tuple[Marks, FloatArray, Marks],
    room: FloatArray,
) -> None:
    """Fills row `BELIEF` of `room`: survival over a patron's horizon if it goes on itself.

    Args:
        at: Places of the decisions on axis (s), axis (j).
        column: Their draws in the block, axis (j).
        stance: Axis (s).
        gives: 1 for a patron that gives anything, axis (s).
        help_: Of one that stays, axes (c, s); part of the money that is left, axis (d); of all now,
            axes (c, d); how many of those that give are not out, axis (d).
        numbers: Patrons' numbers, axes (row, s).
        month: Parameters (row, d), what income and patrons give (row, d), argument of the
            forces' loyalty (d), exit rates (k, d).
        seen: Ways that have slopes (w), slopes from `foresee`, the other ways.
        room: Axes (row, at least j).
    """
    ways, sight, others = seen
    q, means, argument, rates = month
    _gather_help(at, column, stance, numbers[r.HEDGED], help_[0], help_[1], help_[2], room)
    _gather_state(at, column, numbers[r.HORIZON], q, means, argument, room)
    _gather_rates(column, rates, others, room)
    _gather_ways(column, ways, rates, sight, room)
    most = _count_others(at, column, gives, help_[3], room)
    room[BELIEF] = 0.0
    for n in range(most + 1):
        _suppose(n, at.size, room)
        for w in range(ways.size):
            _add_way(w, at.size, room)
        _believe(n, at.size, room)
    belief, many = room[BELIEF], room[MANY]
    for j in range(at.size):
        belief[j] /= many[j] + 1.0


@compiled
def _gather_help(
    at: Places,
    column: Places,
    stance: FloatArray,
    hedged: FloatArray,
    gifts: FloatArray,
    lent: FloatArray,
    total: FloatArray,
    room: FloatArray,
) -> None:
    part, left = room[LOST], room[FORCES]
    for j in range(at.size):
        part[j] = part_given(stance[at[j]], hedged[at[j]])
        left[j] = lent[column[j]]
    for c in range(3):
        full, all_ = gifts[c], total[c]
        own, others = room[OWN_MONEY + c], room[MONEY + c]
        for j in range(at.size):
            gift = full[at[j]]
            gift = gift * left[j] if c == 0 else gift
            gives = gift * part[j]
            own[j] = gift - gives
            others[j] = all_[column[j]] - gives


@compiled
def _gather_state(
    at: Places,
    column: Places,
    horizon: FloatArray,
    q: FloatArray,
    means: FloatArray,
    argument: FloatArray,
    room: FloatArray,
) -> None:
    resources, pay = room[RESOURCES], room[PAY]
    share, spread, months = room[SHARE], room[SPREAD], room[HORIZON]
    rest, before = room[ARGUMENT], room[BEFORE]
    income, paid, phi, width = means[r.MEANS], means[r.PAY], q[r.SHARE], q[r.SPREAD]
    for j in range(at.size):
        d = column[j]
        resources[j], pay[j] = income[d], paid[d]
        share[j], spread[j] = 1.0 / phi[d], 1.0 / width[d]
        rest[j], months[j] = argument[d], horizon[at[j]]
    for j in range(at.size):
        before[j] = logistic(rest[j])


@compiled
def _gather_rates(
    column: Places, rates: FloatArray, others: NDArray[np.int64], room: FloatArray
) -> None:
    rest = room[REST]
    rest[:] = 0.0
    for k in others:
        rate = rates[k]
        for j in range(column.size):
            rest[j] += rate[column[j]]


@compiled
def foresee(q: FloatArray, ways: Marks, by_way: FloatArray) -> FloatArray:
    """The slopes that patrons reckon with, those of a draw side by side.

    Args:
        q: Parameters, axes (row, d).
        ways: Those that have slopes, axis (w).
        by_way: Slopes, axes (w, x, d).

    Returns:
        Forces, then money, security help and cover of each way, axes (d, 4 w).
    """
    sight = np.empty((q.shape[1], 4 * ways.size))
    for w in range(ways.size):
        slopes = by_way[w]
        for d in range(sight.shape[0]):
            sight[d, 4 * w] = slopes[_FORCES, d]
            for c in range(3):
                sight[d, 4 * w + 1 + c] = slopes[_HELP[c], d]
        if ways[w] == _COUP:  # what help does to a coup's success beside what it does to attempts
            for d in range(sight.shape[0]):
                sight[d, 4 * w + 2] += q[r.FORESEEN_HELP, d]
    return sight


@compiled
def _gather_ways(
    column: Places, ways: Marks, rates: FloatArray, sight: FloatArray, room: FloatArray
) -> None:
    own, others = room[OWN_MONEY : OWN_COVER + 1], room[MONEY : COVER + 1]
    for w in range(ways.size):
        now, rate = room[_WAYS + _PER_WAY * w], rates[ways[w]]
        for j in range(column.size):
            now[j] = rate[column[j]]
    for j in range(column.size):
        slopes = sight[column[j]]
        money, security, cover = own[0, j], own[1, j], own[2, j]
        all_money, all_security, all_cover = others[0, j], others[1, j], others[2, j]
        for w in range(ways.size):
            base = _WAYS + _PER_WAY * w
            by_money, by_help, by_cover = slopes[4 * w + 1], slopes[4 * w + 2], slopes[4 * w + 3]
            room[base + 1, j] = by_money * money + by_help * security + by_cover * cover
            room[base + 2, j] = by_money * all_money + by_help * all_security + by_cover * all_cover
            room[base + 3, j] = slopes[4 * w]


@compiled
def _count_others(
    at: Places, column: Places, gives: FloatArray, active: FloatArray, room: FloatArray
) -> int:
    many, most = room[MANY], 0.0
    for j in range(at.size):
        many[j] = active[column[j]] - gives[at[j]]  # who decides is not out
    for j in range(at.size):
        most = max(most, many[j])
    return int(most)


@compiled
def _suppose(n: int, decisions: int, room: FloatArray) -> None:
    """With n of the others going on: help lost, the forces' loyalty, the rates without slopes."""
    lost, many, forces, total = room[LOST], room[MANY], room[FORCES], room[TOTAL]
    resources, pay, own, others = room[RESOURCES], room[PAY], room[OWN_MONEY], room[MONEY]
    for j in range(decisions):
        share = n / many[j] if many[j] > 0.0 else 1.0
        share = share if share < 1.0 else 1.0
        lost[j] = share - 1.0
    own_help, help_ = room[OWN_SECURITY], room[SECURITY]
    phi, width, rest, before = room[SHARE], room[SPREAD], room[ARGUMENT], room[BEFORE]
    base = room[REST]
    for j in range(decisions):
        paid = (resources[j] + own[j] + lost[j] * others[j]) * phi[j]
        paid = paid if paid < 1.0 else 1.0
        worth = (paid - pay[j]) * width[j] + own_help[j] + lost[j] * help_[j]
        forces[j] = logistic(rest[j] + worth) - before[j]
        total[j] = base[j]


@compiled
def _add_way(w: int, decisions: int, room: FloatArray) -> None:
    base = _WAYS + _PER_WAY * w
    now, level, change, loyal = room[base], room[base + 1], room[base + 2], room[base + 3]
    lost, forces, total = room[LOST], room[FORCES], room[TOTAL]
    for j in range(decisions):
        moved = level[j] + lost[j] * change[j] + loyal[j] * forces[j]
        total[j] += now[j] * exponential(moved)


@compiled
def _believe(n: int, decisions: int, room: FloatArray) -> None:
    belief, many, total, months = room[BELIEF], room[MANY], room[TOTAL], room[HORIZON]
    for j in range(decisions):
        survival = exponential(-months[j] * total[j])
        belief[j] += survival if n <= many[j] else 0.0
