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
    push, pulse, certain, pushed = q[r.PUSH], state[r.PULSE], state[r.CERTAIN], state[r.PUSHED]
    unanswered, unpaid = state[r.UNANSWERED], state[r.UNPAID]
    by_force = 1.0 if marks[OUTSIDE] == 1 else 0.0
    by_sure = by_force if marks[CERTAIN] == 1 else 0.0
    by_crowd = 1.0 if marks[BRANCHES] == 1 else 0.0
    by_debt = 1.0 if marks[DEBT] == 1 else 0.0
    for d in range(chance.size):
        most = total[d] if total[d] > 1.0 else 1.0
        happens = before[d] * (chance[d] / most)
        waiting[d] -= happens
        pulse[d] += 0.5 * by_force * happens * p_act[d]
        certain[d] += 0.5 * by_sure * happens * p_act[d]
        unanswered[d] += by_force * happens * (1.0 - p_act[d])
        pushed[d] += by_crowd * happens * push[d]
        unpaid[d] += by_debt * happens


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
