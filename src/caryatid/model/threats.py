"""Threats with conditions: when they fall due, what they add to the risk of force, who believes.

Antecedents are not sampled. Each draw carries the probability that a branch has not yet happened,
as it carries its survival, so a threat adds no noise of its own. Source: model.md section 4.4,
situation.md section 5, docs/model.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from caryatid.model.drawing import Levels, within
from caryatid.model.streams import Streams
from caryatid.records import FloatArray, Trigger
from caryatid.terms.shifts import TRIGGERS, Constant

__all__ = ["Edge", "Threats", "arrest_shift", "gather_edges", "shift_logit", "step", "untouched"]

_BRANCHES = ("arrest", "return")
_CERTAIN = 1.0
_FAR = 60.0  # on the logit scale: further changes nothing, and overflows


@dataclass(frozen=True, slots=True)
class Edge:
    """A trigger as a run carries it.

    Attributes:
        kind: arrest, return, threat, debt, other.
        branch: Triggers that share a branch exclude each other.
        p: Chance a month that the antecedent happens, axis (d).
        p_act: Chance that the outside power then uses force, axis (d).
        due: Months before which it cannot happen.
        outside: Whether an outside power threatens.
        certain: Whether the antecedent comes true, and does not only become likely.
    """

    kind: str
    branch: str
    p: FloatArray
    p_act: FloatArray
    due: int
    outside: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Threats:
    """Where the threats of a run stand, arrays with axis (d).

    Attributes:
        waiting: Branch -> probability that none of its triggers has happened.
        pulse: Rate that threats add to the foreign-imposed way out this month.
        certain: The part of it whose antecedent is certain.
        push: Share of people whom this month's antecedents bring out.
        unanswered: Expected number of antecedents that passed without force.
        belief: The regime's belief that a threat is meant.
        unpaid: Probability that the debtor has refused to pay.
    """

    waiting: Mapping[str, FloatArray]
    pulse: FloatArray
    certain: FloatArray
    push: FloatArray
    unanswered: FloatArray
    belief: FloatArray
    unpaid: FloatArray


def shift_logit(p: FloatArray, shift: FloatArray) -> FloatArray:
    """Probability moved on the logit scale; 0 and 1 stay.

    Args:
        p: Probabilities.
        shift: Log of the factor on their odds.
    """
    raised = p * np.exp(np.clip(shift, -_FAR, _FAR))
    moved: FloatArray = raised / (1.0 - p + raised)
    return moved


def gather_edges(
    triggers: Sequence[Trigger],
    due_months: Mapping[str, int],
    *,
    levels: Levels,
    p: Mapping[str, FloatArray],
    streams: Streams,
) -> tuple[Edge, ...]:
    """The triggers of one run, drawn within the ranges of their kind.

    Args:
        triggers: As the run has them.
        due_months: Trigger id -> months before which it cannot happen.
        levels: Of the pillars, outside pressure among them.
        p: Parameters.
        streams: Random numbers.
    """
    certain = {_branch(t) for t in triggers if t.p_per_month >= _CERTAIN}
    edges = []
    for trigger in triggers:
        branch = _branch(trigger)
        # Branches of one event exclude each other: a certain one leaves nothing to the others.
        stands = branch not in certain or trigger.p_per_month >= _CERTAIN
        chance = np.full(streams.size, trigger.p_per_month if stands else 0.0)
        act = np.full(streams.size, trigger.p_act)
        for_p, for_act = _shifts(trigger, levels, p, streams)
        edges.append(
            Edge(
                kind=trigger.kind,
                branch=branch,
                p=shift_logit(chance, for_p),
                p_act=shift_logit(act, for_act),
                due=due_months.get(trigger.id, 0),
                outside=trigger.outside is not None,
                certain=trigger.p_per_month >= _CERTAIN,
            )
        )
    return tuple(edges)


def _shifts(
    trigger: Trigger, levels: Levels, p: Mapping[str, FloatArray], streams: Streams
) -> tuple[FloatArray, FloatArray]:
    """Shifts of p and p_act on the logit scale: the kind's ranges, and pressure as reported."""
    shifts = [np.zeros(streams.size), np.zeros(streams.size)]
    term = TRIGGERS.get(trigger.kind)
    if term is not None:
        for place, constant in enumerate((term.p_per_month, term.p_act)):
            name = ("p", "p_act")[place]
            shifts[place] = _doubt(constant, streams.uniform(f"trigger/{trigger.id}/{name}"))
    if trigger.outside is not None:
        pressure = levels.delta(f"outside_pressure_{trigger.outside}")
        shifts = [shift + p["threat.pressure"] * pressure for shift in shifts]
    return shifts[0], shifts[1]


def _branch(trigger: Trigger) -> str:
    if trigger.kind in _BRANCHES:
        return f"rival/{trigger.outside}"
    return trigger.id


def _doubt(constant: Constant, u: FloatArray) -> FloatArray:
    """Shift on the logit scale that spreads a probability as wide as its kind's range."""
    if not 0.0 < constant.value < 1.0:
        return np.zeros_like(u)
    shift: FloatArray = logit(within(constant, u)) - logit(constant.value)
    return shift


def untouched(edges: Sequence[Edge], p: Mapping[str, FloatArray]) -> Threats:
    """Before the first month: nothing has happened yet."""
    none = np.zeros_like(p["threat.belief"])
    waiting = {edge.branch: np.ones_like(none) for edge in edges}
    return Threats(waiting, none, none, none, none, p["threat.belief"], none)


def arrest_shift(
    coercion: FloatArray, calm: FloatArray, belief: FloatArray, p: Mapping[str, FloatArray]
) -> FloatArray:
    """Shift of an arrest's chance on the logit scale, against the class at the start.

    The regime arrests where what it gains, relative to what force would cost it, exceeds its
    belief that the threat is meant. Street coercion makes arresting cheaper.

    Args:
        coercion: Street coercion now.
        calm: Street coercion of the class.
        belief: That the threat is meant.
        p: Parameters.
    """
    gain = p["threat.gain_over_cost"] * p["threat.gain_coercion"] * (coercion - calm)
    shift: FloatArray = (gain - (belief - p["threat.belief"])) / p["threat.arrest_noise"]
    return shift


def step(
    threats: Threats,
    edges: Sequence[Edge],
    *,
    month: int,
    arrest: FloatArray,
    p: Mapping[str, FloatArray],
) -> Threats:
    """The threats in a month.

    Args:
        threats: Where they stood at the end of the month before.
        edges: The triggers of the run.
        month: 0 for the first.
        arrest: Shift of an arrest's chance on the logit scale.
        p: Parameters.
    """
    none = np.zeros_like(arrest)
    waiting = dict(threats.waiting)
    force, sure, push, passed, unpaid = none, none, none, none, threats.unpaid
    chances = _chances(edges, month, arrest)
    for edge, chance in zip(edges, chances, strict=True):
        happens = threats.waiting[edge.branch] * chance
        waiting[edge.branch] = waiting[edge.branch] - happens
        if edge.outside:
            force = force + happens * edge.p_act
            sure = sure + happens * edge.p_act if edge.certain else sure
            passed = passed + happens * (1.0 - edge.p_act)
        if edge.kind in _BRANCHES:
            push = push + happens * p["threat.push"]
        if edge.kind == "debt":
            unpaid = unpaid + happens
    unanswered, weight = threats.unanswered + passed, p["threat.belief_weight"]
    # The pulse halves monthly, so that all of it adds up to the chance of force.
    pulse, certain = 0.5 * threats.pulse + 0.5 * force, 0.5 * threats.certain + 0.5 * sure
    belief = p["threat.belief"] * weight / (weight + unanswered)
    return Threats(waiting, pulse, certain, push, unanswered, belief, unpaid)


def _chances(edges: Sequence[Edge], month: int, arrest: FloatArray) -> list[FloatArray]:
    """Chance of each antecedent this month; those of one branch add up to at most one."""
    chances = []
    total: dict[str, FloatArray] = {}
    for edge in edges:
        chance = edge.p if month >= edge.due else np.zeros_like(edge.p)
        if edge.kind == "arrest":
            chance = shift_logit(chance, arrest)
        chances.append(chance)
        total[edge.branch] = total.get(edge.branch, np.zeros_like(chance)) + chance
    return [
        chance / np.maximum(1.0, total[edge.branch])
        for edge, chance in zip(edges, chances, strict=True)
    ]
