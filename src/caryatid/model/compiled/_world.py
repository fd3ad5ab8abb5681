"""One world of a block of draws through all months. The rules: `caryatid.model.walk`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from caryatid.model.choice import HEDGE, OUT, STAY
from caryatid.model.compiled import _rows as r
from caryatid.model.compiled._beliefs import BELIEF, expect, foresee
from caryatid.model.compiled._compile import compiled
from caryatid.model.compiled._coups import attempt, fail_as_usual, remember
from caryatid.model.compiled._inside import give, loyal, move
from caryatid.model.compiled._math import exponential, uniform
from caryatid.model.compiled._patrons import decide, due_pairs, give_help
from caryatid.model.compiled._threats import force, step_threats
from caryatid.records import FloatArray
from caryatid.terms.judgement import STATES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["through_months"]

_FOREIGN = WAYS_OUT.index("foreign_imposed")
_COUP = WAYS_OUT.index("coup")
_FORCES, _STREET, _MEANS, _HELP, _COVER, _COERCION, _COHESION, _FAILED = range(len(STATES))

Keys = NDArray[np.uint64]
Marks = NDArray[np.int64]


@compiled
def through_months(
    q: FloatArray,
    inside: FloatArray,
    patrons: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    threats: tuple[Marks, FloatArray, FloatArray, FloatArray],
    slopes: tuple[Marks, FloatArray, Marks, Marks],
    noise: tuple[FloatArray, Keys, Keys, Keys],
    span: tuple[Keys, int, int],
    h2: FloatArray,
    twin: tuple[bool, FloatArray, FloatArray],
    room: tuple[FloatArray, FloatArray],
    out: tuple[FloatArray, FloatArray, FloatArray, NDArray[np.int64], FloatArray],
) -> None:
    """Fills rates, states, pulse and counts of stances of a block, month by month.

    Args:
        q: Parameters of the block, axes (row, d).
        inside: States at the start, changed, axes (row, d).
        patrons: Stances (s), whether they give (s), gifts (c, s), numbers (row, s).
        threats: Marks (trigger, row), chances (trigger, 2, d), state (row, d), waiting
            (branch, d).
        slopes: Ways that have slopes (w), slopes (w, x, d), the other ways, which there are (w, x).
        noise: Of income (t, d) of the chunk; keys of crowds' events (t), of due dates and of
            choices (t, i).
        span: Draw numbers of the block; where it begins in the chunk, and on paths' axis (d).
        h2: Rates of rung 2 of the chunk, axes (d, t, k).
        twin: Whether this is a run beside a twin, the twin's states (t, x, d) and pulse (t, d).
        room: For threats (trigger + branch, d) and decisions (row, s).
        out: Of the chunk: rates (d, t, k); states (t, x, d) and pulse (t, d), which have no draws
            where they are not wanted; stances (t, i, a); sums of states and, last, of coups that
            fail (t, x + 1).
    """
    stance, gives, gifts, numbers = patrons
    draws, a, place = span
    size = draws.size
    total, lent, active = np.zeros((3, size)), np.zeros(size), np.zeros(size)
    means, event, at_rest = np.zeros((5, size)), np.zeros(size), np.zeros(size)
    rates, gaps = np.zeros((h2.shape[2], size)), np.zeros((len(STATES), size))
    is_due, fails, most = np.zeros(size, np.uint64), np.zeros(size), stance.size + 1
    places = (np.zeros(most, np.uint64), np.zeros(most, np.uint64), np.zeros(most, np.uint64))
    choosing = (np.zeros((5, most)), np.zeros(most, np.uint64))
    ahead = (slopes[0], foresee(q, slopes[0], slopes[1]), slopes[2])
    for t in range(h2.shape[1]):
        if twin[0]:
            _count(stance, size, out[3][t])
        _shift_arrest(q, inside, threats[2])
        step_threats(q, threats[0], threats[1], t, threats[2], threats[3], room[0])
        _still_lent(q, threats[2], lent)
        give_help(stance, numbers[r.HEDGED], gives, gifts, lent, total, active)
        give(q, inside, total, means)
        _keep(inside, means, gaps)
        _store(gaps, threats[2][r.PULSE], t, place, out)
        _fetch(h2, t, a, rates)
        if twin[0]:
            for x in range(gaps.shape[0]):
                gaps[x] -= twin[1][t, x, place : place + size]
            stands = twin[2][t, place : place + size]
            _move_rates(q, gaps, slopes, threats[2], stands, event, rates)
            attempt(q, gaps, rates[_COUP], fails)
            _put(rates, t, a, out[0])
        else:
            fail_as_usual(q, rates[_COUP], fails)
        out[4][t, gaps.shape[0]] += _sum(fails)
        loyal(q, inside, means, rates, at_rest)
        _event(q, noise[1][t], draws, threats[2], event)
        move(q, inside, means, at_rest, noise[0][t, a : a + size], event)
        remember(q, fails, inside)
        n = due_pairs(noise[2][t], draws, stance, numbers[r.DECIDE], is_due, places)
        at, column = places[0][:n], places[1][:n]
        helped, seen = (gifts, lent, total, active), (q, means, at_rest, rates)
        expect(at, column, stance, gives, helped, numbers, seen, ahead, room[1])
        decide(n, places, noise[3][t], draws, numbers, room[1][BELIEF], choosing, stance)


@compiled
def _fetch(h2: FloatArray, t: int, a: int, rates: FloatArray) -> None:
    """Rates of a month of the block, axes (k, d), from those of the chunk, axes (d, t, k)."""
    for k in range(rates.shape[0]):
        rate = rates[k]
        for d in range(rate.size):
            rate[d] = h2[a + d, t, k]


@compiled
def _put(rates: FloatArray, t: int, a: int, h3: FloatArray) -> None:
    """The reverse of `_fetch`."""
    for k in range(rates.shape[0]):
        rate = rates[k]
        for d in range(rate.size):
            h3[a + d, t, k] = rate[d]


@compiled
def _count(stance: FloatArray, size: int, counts: NDArray[np.int64]) -> None:
    for i in range(counts.shape[0]):
        own, stay, out = stance[i * size : (i + 1) * size], 0, 0
        for d in range(size):
            stay += int(own[d] == STAY)
            out += int(own[d] == OUT)
        counts[i, STAY] += stay
        counts[i, OUT] += out
        counts[i, HEDGE] += size - stay - out


@compiled
def _shift_arrest(q: FloatArray, inside: FloatArray, state: FloatArray) -> None:
    """How street coercion and belief shift the chance of an arrest."""
    gain, calm, doubt, prior = q[r.GAIN], q[r.CALM_COERCION], q[r.ARREST_NOISE], q[r.BELIEF]
    coercion, belief, arrest = inside[r.COERCION], state[r.BELIEVED], state[r.ARREST]
    for d in range(arrest.size):
        worth = gain[d] * (coercion[d] - calm[d])
        arrest[d] = (worth - (belief[d] - prior[d])) / doubt[d]


@compiled
def _still_lent(q: FloatArray, state: FloatArray, lent: FloatArray) -> None:
    """Part of patrons' money that a debtor's refusal to pay leaves, axis (d)."""
    unpaid, part = state[r.UNPAID], q[r.DEBT_CUT]
    for d in range(lent.size):
        lent[d] = 1.0 - part[d] * unpaid[d]


@compiled
def _store(
    states: FloatArray,
    pulse: FloatArray,
    t: int,
    a: int,
    out: tuple[FloatArray, FloatArray, FloatArray, NDArray[np.int64], FloatArray],
) -> None:
    """Keeps states and pulse of a month, and the sums of states over draws."""
    size = pulse.size
    if out[1].shape[2] > 0:
        for x in range(states.shape[0]):
            out[1][t, x, a : a + size] = states[x]
        out[2][t, a : a + size] = pulse
    for x in range(states.shape[0]):
        out[4][t, x] += _sum(states[x])


@compiled
def _sum(row: FloatArray) -> float:
    """Sum of a row, eight numbers at a step."""
    a = b = c = d = 0.0
    e = f = g = h = 0.0
    whole = row.size - row.size % 8
    for i in range(0, whole, 8):
        a, b, c, d = a + row[i], b + row[i + 1], c + row[i + 2], d + row[i + 3]
        e, f, g, h = e + row[i + 4], f + row[i + 5], g + row[i + 6], h + row[i + 7]
    for i in range(whole, row.size):
        a += row[i]
    return ((a + b) + (c + d)) + ((e + f) + (g + h))


@compiled
def _keep(inside: FloatArray, means: FloatArray, states: FloatArray) -> None:
    """The states that enter the hazards, in their order."""
    states[_FORCES] = inside[r.FORCES]
    states[_STREET] = inside[r.STREET]
    states[_MEANS] = means[r.MEANS]
    states[_HELP] = means[r.HELP]
    states[_COVER] = means[r.COVER]
    states[_COERCION] = inside[r.COERCION]
    states[_COHESION] = inside[r.COHESION]
    states[_FAILED] = inside[r.FAILED]


@compiled
def _move_rates(
    q: FloatArray,
    gaps: FloatArray,
    slopes: tuple[Marks, FloatArray, Marks, Marks],
    threats: FloatArray,
    stands: FloatArray,
    moved: FloatArray,
    rates: FloatArray,
) -> None:
    """Moves rung 2's rates by what differs from the twin.

    Args:
        q: Parameters, axes (row, d).
        gaps: States less the twin's, axes (x, d).
        slopes: As in `through_months`.
        threats: Their state, axes (row, d).
        stands: The twin's pulse, axis (d).
        moved: Room, axis (d).
        rates: Changed, axes (k, d).
    """
    factor_on = rates[_FOREIGN].copy()
    for w in range(slopes[0].size):
        moved[:] = 0.0
        for x in range(gaps.shape[0]):
            if slopes[3][w, x] == 1:
                slope, gap = slopes[1][w, x], gaps[x]
                for d in range(moved.size):
                    moved[d] += slope[d] * gap[d]
        rate = rates[slopes[0][w]]
        for d in range(moved.size):
            rate[d] *= exponential(moved[d])
    pulse, certain = threats[r.PULSE], threats[r.CERTAIN]
    force(factor_on, pulse, certain, stands, q[r.THREAT_SLOPE], rates[_FOREIGN])


@compiled
def _event(
    q: FloatArray, key: np.uint64, draws: Keys, state: FloatArray, event: FloatArray
) -> None:
    chance, size, pushed = q[r.FOCAL], q[r.FOCAL_SIZE], state[r.PUSHED]
    for d in range(event.size):
        u = uniform(key, draws[d])
        event[d] = (size[d] if u < chance[d] else 0.0) + pushed[d]
