"""Coups in two steps, a month at a step. The rules are those of `caryatid.model.coups`."""

from __future__ import annotations

from caryatid.model.compiled import _rows as r
from caryatid.model.compiled._compile import compiled
from caryatid.model.compiled._math import exponential
from caryatid.records import FloatArray
from caryatid.terms.judgement import STATES

__all__ = ["attempt", "fail_as_usual", "remember"]

_HELP, _COERCION, _COHESION = (STATES.index(s) for s in ("security_help", "coercion", "cohesion"))


@compiled
def fail_as_usual(q: FloatArray, rate: FloatArray, fails: FloatArray) -> None:
    """Chance that an attempt fails in a month of the twin.

    Args:
        q: Parameters, axes (row, d).
        rate: Of coups, axis (d).
        fails: Filled, axis (d).
    """
    against = q[r.AGAINST]
    for d in range(fails.size):
        failed = rate[d] * against[d]
        fails[d] = failed if failed < 1.0 else 1.0


@compiled
def attempt(q: FloatArray, gaps: FloatArray, rate: FloatArray, fails: FloatArray) -> None:
    """Moves a run's rate of coups by what differs in the odds of success; fills what fails.

    Args:
        q: Parameters, axes (row, d).
        gaps: States less the twin's, axes (x, d).
        rate: Of coups, attempts moved already; changed, axis (d).
        fails: Filled, axis (d).
    """
    success, against = q[r.SUCCESS], q[r.AGAINST]
    by_help, by_force, by_unity = q[r.SUCCESS_HELP], q[r.SUCCESS_COERCION], q[r.SUCCESS_COHESION]
    help_, force, unity = gaps[_HELP], gaps[_COERCION], gaps[_COHESION]
    for d in range(fails.size):
        shift = by_help[d] * help_[d] + by_unity[d] * unity[d]
        odds = exponential(shift)
        now = rate[d] * (odds / (1.0 + success[d] * (odds - 1.0)))
        rate[d] = now
        failed = now * (against[d] * exponential(-(shift + by_force[d] * force[d])))
        fails[d] = failed if failed < 1.0 else 1.0


@compiled
def remember(q: FloatArray, fails: FloatArray, inside: FloatArray) -> None:
    """What this month's failures leave behind.

    Args:
        q: Parameters, axes (row, d).
        fails: Chance that an attempt failed, axis (d).
        inside: States inside, changed, axes (row, d).
    """
    purge, split, fades = q[r.PURGE], q[r.SPLIT], q[r.FADE]
    forces, cohesion, failed = inside[r.FORCES], inside[r.COHESION], inside[r.FAILED]
    for d in range(fails.size):
        forces[d] += purge[d] * fails[d] * (1.0 - forces[d])
        cohesion[d] *= 1.0 - split[d] * fails[d]
        remembered = failed[d] + fails[d] * (1.0 - failed[d])
        failed[d] = remembered * (1.0 - fades[d])
