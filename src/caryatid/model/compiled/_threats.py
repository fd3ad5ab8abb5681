"""Threats with conditions, a month at a step. The rules are those of `caryatid.model.threats`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from caryatid.model.compiled import _rows as r
from caryatid.model.compiled._compile import compiled
from caryatid.model.compiled._math import exponential
from caryatid.records import FloatArray

__all__ = [
    "ARRESTS",
    "BRANCHES",
    "BRANCH_OF",
    "CERTAIN",
    "DEBT",
    "DUE",
    "OUTSIDE",
    "force",
    "step_threats",
]

DUE, BRANCH_OF, ARRESTS, BRANCHES, DEBT, OUTSIDE, CERTAIN = range(7)
"""Rows of a trigger's marks: first month, branch, and whether it is an arrest, is an arrest or a
return, is a refusal to pay, has an outside power behind it, is certain."""

_FAR = 60.0


@compiled
def step_threats(
    q: FloatArray,
    marks: NDArray[np.int64],
    chances: FloatArray,
    month: int,
    state: FloatArray,
    waiting: FloatArray,
    work: FloatArray,
) -> None:
    """Moves the threats by a month.

    Args:
        q: Parameters, axes (row, d).
        marks: Of each trigger, axes (trigger, row).
        chances: Chance a month and chance of force of each trigger, axes (trigger, 2, d).
        month: 0 for the first.
        state: Changed, axes (row, d); `ARREST` holds the shift of an arrest's chance.
        waiting: Changed: probability that none of a branch has happened, axes (branch, d).
        work: Room for chances and their sums a branch, axes (trigger + branch, d).
    """
    edges = marks.shape[0]
    work[edges:] = 0.0
    for e in range(edges):
        _chance(marks[e], chances[e, 0], month, state[r.ARREST], work[e])
        work[edges + marks[e, BRANCH_OF]] += work[e]
    before = waiting.copy()
    state[r.PUSHED] = 0.0
    state[r.PULSE] *= 0.5
    state[r.CERTAIN] *= 0.5
    for e in range(edges):
        b = marks[e, BRANCH_OF]
        _happen(q, marks[e], chances[e, 1], work[e], work[edges + b], before[b], waiting[b], state)
    belief, weight = q[r.BELIEF], q[r.BELIEF_WEIGHT]
    believed, unanswered = state[r.BELIEVED], state[r.UNANSWERED]
    for d in range(belief.size):
        believed[d] = belief[d] * weight[d] / (weight[d] + unanswered[d])


@compiled
def _chance(
    marks: NDArray[np.int64], p: FloatArray, month: int, arrest: FloatArray, out: FloatArray
) -> None:
    if month < marks[DUE]:
        out[:] = 0.0
    elif marks[ARRESTS] == 1:
        for d in range(out.size):
            shift = arrest[d] if arrest[d] > -_FAR else -_FAR
            shift = shift if shift < _FAR else _FAR
            raised = p[d] * exponential(shift)
            out[d] = raised / (1.0 - p[d] + raised)
    else:
        out[:] = p


@compiled
def _happen(
    q: FloatArray,
    marks: NDArray[np.int64],
    p_act: FloatArray,
    chance: FloatArray,
    total: FloatArray,
    before: FloatArray,
    waiting: FloatArray,
    state: FloatArray,
) -> None:
    """What a trigger does this month; `chance` becomes the probability that it happens."""
    for d in range(chance.size):
        most = total[d] if total[d] > 1.0 else 1.0
        chance[d] = before[d] * (chance[d] / most)
        waiting[d] -= chance[d]
    if marks[OUTSIDE] == 1:
        unanswered = state[r.UNANSWERED]
        for d in range(chance.size):
            unanswered[d] += chance[d] * (1.0 - p_act[d])
        _threaten(chance, p_act, state[r.PULSE])
        if marks[CERTAIN] == 1:
            _threaten(chance, p_act, state[r.CERTAIN])
    if marks[BRANCHES] == 1:
        push, pushed = q[r.PUSH], state[r.PUSHED]
        for d in range(chance.size):
            pushed[d] += chance[d] * push[d]
    if marks[DEBT] == 1:
        unpaid = state[r.UNPAID]
        for d in range(chance.size):
            unpaid[d] += chance[d]


@compiled
def _threaten(happens: FloatArray, p_act: FloatArray, pulse: FloatArray) -> None:
    for d in range(happens.size):
        pulse[d] += 0.5 * happens[d] * p_act[d]


@compiled
def force(
    base: FloatArray,
    pulse: FloatArray,
    certain: FloatArray,
    stands: FloatArray,
    slope: FloatArray,
    rate: FloatArray,
) -> None:
    """What threats do to the foreign-imposed rate, see `caryatid.model.tilt.threatened`."""
    whole = True
    for d in range(rate.size):
        whole = whole & (slope[d] == 1.0)
    for d in range(rate.size):
        still_open = pulse[d] - certain[d]
        expected = stands[d] - still_open
        expected = expected if expected > 0.0 else 0.0
        before = base[d] + stands[d]
        after = base[d] + still_open + (certain[d] if certain[d] < expected else expected)
        ratio = after / before if before > 0.0 else 1.0
        more = certain[d] - expected
        term = slope[d] * (more if more > 0.0 else 0.0)
        rate[d] = rate[d] * ratio + term if whole else rate[d] * ratio ** slope[d] + term
