"""Conditionals and threats that the model carries as edges, and those that are only watched.

Source: situation.md section 5. The numbers are judgement and stand in `terms/data/shifts.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import date

from caryatid.records import CaseFacts, Claim, Conditional, EventGroup, LedgerView, Trigger
from caryatid.situation.sides import Sides
from caryatid.situation.weights import grade_weight
from caryatid.terms.shifts import HARM_WORDS, RETURN_WORDS, TRIGGERS

__all__ = ["triggers_of"]

_FORCE = frozenset({"threat_force", "use_of_force", "covert_action"})
_HARM = frozenset({"arrest_detain", "repression_violence", "intimidation"})
_STREET = frozenset({"protest", "confrontation", "travel_return"})
_DEBT = frozenset({"debt_repudiate", "debt_default", "debt_renegotiate"})
_THREATENING = frozenset({"threatened", "promised"})
_AHEAD = frozenset({"conditional", "threat", "promise", "chain"})  # a reason lies behind us
_BRANCHES = ("arrest", "return")
_ORDER = ("arrest", "return", "threat", "debt")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A conditional or threat that the model carries, before those of one kind are joined."""

    kind: str
    id: str
    outside: str | None
    claim_ids: tuple[str, ...]
    quote: str


def triggers_of(
    view: LedgerView, facts: CaseFacts, sides: Sides
) -> tuple[tuple[Trigger, ...], tuple[str, ...]]:
    """Triggers, one for each kind and outside power, and the ids of conditionals only watched."""
    threats = _threats(view.claims, sides)
    edges: list[_Edge] = []
    watch: list[str] = []
    used: set[str] = set()
    for conditional in view.conditionals:
        inside = [c for c in view.claims if _inside(c, conditional)]
        edge = _edge(conditional, inside, threats, sides)
        if edge is None:
            if conditional.type in _AHEAD:
                watch.append(conditional.id)
        else:
            edges.append(edge)
            used |= set(edge.claim_ids)
    edges = _told_once(edges + _bare_threats(threats, used, edges, sides))
    due = _due(view, facts, sides)
    return _joined(edges, due, view.groups), tuple(watch)


def _inside(claim: Claim, conditional: Conditional) -> bool:
    if claim.id in conditional.antecedent_claims or claim.id in conditional.consequent_claims:
        return True
    if claim.document_id != conditional.document_id:
        return False
    middle = (claim.span[0] + claim.span[1]) / 2
    return conditional.span[0] <= middle < conditional.span[1]


def _threats(claims: Iterable[Claim], sides: Sides) -> list[Claim]:
    """Claims of an outside power's force against the regime, threatened or possible."""
    return [
        claim
        for claim in claims
        if claim.act in _FORCE
        and not claim.negated
        and sides.of(claim.source) == "outside"
        and sides.of(claim.target) in ("regime", "none")
        and (claim.direction in _THREATENING or claim.modality in ("conditional", "possible"))
    ]


def _edge(
    conditional: Conditional,
    inside: list[Claim],
    threats: list[Claim],
    sides: Sides,
) -> _Edge | None:
    own = (conditional.id, *sorted(c.id for c in inside))
    force = [claim for claim in inside if claim in threats]
    kind = _branch(conditional, inside, sides)
    if kind is None and force:
        kind = "threat"
    if kind in ("arrest", "return", "threat"):
        # A conditional about the rival hangs on the threat told elsewhere in the same text.
        near = force or _told_elsewhere(conditional, inside, threats, sides)
        outside = next((sides.state(c.source) for c in near), None)
        if outside is None:
            return None
        ids = (*own, *(c.id for c in near if c.id not in own))
        return _Edge(kind, conditional.id, outside, ids, conditional.quote)
    if any(claim.act in _DEBT for claim in inside):
        return _Edge("debt", conditional.id, None, own, conditional.quote)
    return None


def _told_elsewhere(
    conditional: Conditional, inside: list[Claim], threats: list[Claim], sides: Sides
) -> list[Claim]:
    """Threats of force that a conditional without its own may hang on.

    Those of the same text; else those in any text of a power that says here that it will answer,
    without saying how ("X will respond").
    """
    near = [c for c in threats if c.document_id == conditional.document_id]
    if near:
        return near
    answers = {
        state
        for claim in inside
        if claim.act == "repercussions" and claim.direction in _THREATENING and not claim.negated
        if (state := sides.state(claim.source)) is not None
    }
    return [c for c in threats if sides.state(c.source) in answers]


def _branch(conditional: Conditional, inside: list[Claim], sides: Sides) -> str | None:
    """Which branch of the rival's return it tells of: harm, or freedom and the street."""

    def on_rival(claim: Claim) -> bool:
        return sides.of(claim.target) == "rival"

    def by_challengers(claim: Claim) -> bool:
        return sides.of(claim.source) in ("rival", "people")

    if any(c.act in _HARM and on_rival(c) for c in inside):
        return "arrest"
    named = any(on_rival(c) or by_challengers(c) for c in inside)
    words = set(re.findall(r"\w+", conditional.quote.lower()))
    if not words.isdisjoint(HARM_WORDS) and _names_rival(conditional.quote, sides):
        return "arrest"
    if any(c.act in _STREET and by_challengers(c) for c in inside):
        return "return"
    if not words.isdisjoint(RETURN_WORDS) and (named or _names_rival(conditional.quote, sides)):
        return "return"
    return None


def _names_rival(text: str, sides: Sides) -> bool:
    surnames = {
        actor.name.split()[-1].lower()
        for actor_id, actor in sides.actors.items()
        if actor.name and sides.side(actor_id) == "rival"
    }
    return not surnames.isdisjoint(re.findall(r"\w+", text.lower()))


def _bare_threats(
    threats: list[Claim], used: set[str], edges: list[_Edge], sides: Sides
) -> list[_Edge]:
    """Threats without a stated condition; not where the same power's are carried already."""
    carried = {edge.outside for edge in edges}
    return [
        _Edge("threat", claim.id, state, (claim.id,), claim.quote)
        for claim in threats
        if claim.id not in used
        and claim.act != "covert_action"
        and (state := sides.state(claim.source)) is not None
        and state not in carried
    ]


def _told_once(edges: list[_Edge]) -> list[_Edge]:
    """Put a power's threats without a condition of their own with the branch that has one.

    "That would trigger ..." after a sentence on an arrest is the same threat, not a second one.
    """
    branches = {e.outside: e.kind for e in sorted(edges, key=_place) if e.kind in _BRANCHES}
    ordered = sorted(edges, key=lambda e: (_ORDER.index(e.kind), e.id))
    return [
        replace(e, kind=branches[e.outside]) if e.kind == "threat" and e.outside in branches else e
        for e in ordered
    ]


def _place(edge: _Edge) -> tuple[int, str]:
    # In reverse, so that the arrest branch, if there is one, is the last word in the mapping.
    return (-_ORDER.index(edge.kind), edge.id)


def _due(view: LedgerView, facts: CaseFacts, sides: Sides) -> date | None:
    """The day of the rival's return: the case's calendar, else a plan that is reported."""
    days = [e.on for e in facts.calendar if e.kind == "return" and e.on >= view.as_of]
    for claim in view.claims:
        if claim.act == "travel_return" and sides.of(claim.source) == "rival":
            day = claim.time.earliest or claim.time.latest
            if day is not None and day >= view.as_of and not claim.negated:
                days.append(day)
    return min(days, default=None)


def _joined(
    edges: list[_Edge], due: date | None, groups: tuple[EventGroup, ...]
) -> tuple[Trigger, ...]:
    """One trigger for each kind and power: a threat told ten times is one threat.

    It is as likely to be meant as the best of its sources counts for pillars; none carries it that
    counts for nothing.
    """
    joined: dict[tuple[int, str], list[_Edge]] = {}
    for edge in edges:
        joined.setdefault((_ORDER.index(edge.kind), edge.outside or ""), []).append(edge)
    triggers: list[Trigger] = []
    for place in sorted(joined):
        same = joined[place]
        first, term = same[0], TRIGGERS[same[0].kind]
        claim_ids = dict.fromkeys(i for edge in same for i in edge.claim_ids)
        weight = _credible(claim_ids.keys(), groups)
        if weight == 0.0:
            continue
        triggers.append(
            Trigger(
                id=f"t-{first.id}",
                kind=first.kind,
                p_per_month=term.p_per_month.value,
                antecedent=term.antecedent,
                consequent=term.consequent,
                claim_ids=tuple(claim_ids),
                outside=first.outside,
                due=due if first.kind in ("arrest", "return") else None,
                p_act=term.p_act.value * weight,
                quote=first.quote,
            )
        )
    return tuple(triggers)


def _credible(claim_ids: Set[str], groups: tuple[EventGroup, ...]) -> float:
    """Switch of the best source: 0, .5 or 1; 1 for a conditional without a claim of its own."""
    found = [grade_weight(group) for group in groups if not claim_ids.isdisjoint(group.claim_ids)]
    return max(found, default=1.0)
