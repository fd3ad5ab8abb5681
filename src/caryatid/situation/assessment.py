"""From the ledger as of a day to the situation: pillars, conditions, triggers, gaps."""

from __future__ import annotations

from collections.abc import Iterable

from caryatid.records import CaseFacts, EventGroup, LedgerView, Situation
from caryatid.situation.conditions import conditions_of
from caryatid.situation.feeding import Fed, Powers, feed_of, outside_powers, speaker_for_pillars
from caryatid.situation.pillars import Weighed, pillars_of, weigh
from caryatid.situation.recorded import gaps_of, recorded_of
from caryatid.situation.sides import Sides
from caryatid.situation.triggers import triggers_of
from caryatid.terms.acts import act_name, turn

__all__ = ["assess"]


def assess(view: LedgerView, facts: CaseFacts) -> Situation:
    """The situation of a case on the view's day.

    Args:
        view: The ledger as of a day.
        facts: Who is in power where, of which class, with which patrons and calendar.

    Returns:
        Every pillar of the case, reported or not, each move traced to claims. With an empty
        view every pillar stands at its prior.
    """
    sides = Sides(facts, {actor.id: actor for actor in view.actors})
    powers = outside_powers(view, facts, sides)
    weighed = weigh(_fed(view, sides, powers), sides) if view.groups else ()
    pillars = pillars_of(
        weighed, view.conflicts, facts, powers, view.as_of, _sentences(weighed, sides)
    )
    conditions = conditions_of(view, facts, sides)
    triggers, watch = triggers_of(view, facts, sides)
    used = {claim_id for item in weighed for claim_id in item.fed.group.claim_ids}
    used |= {claim_id for condition in conditions for claim_id in condition.claim_ids}
    used |= {claim_id for trigger in triggers for claim_id in trigger.claim_ids}
    return Situation(
        facts=facts,
        as_of=view.as_of,
        pillars=pillars,
        conditions=conditions,
        triggers=triggers,
        recorded=recorded_of(view, used, sides),
        gaps=gaps_of(pillars, conditions),
        watch=watch,
    )


def _fed(view: LedgerView, sides: Sides, powers: Powers) -> Iterable[Fed]:
    claims = {claim.id: claim for claim in view.claims}
    for group in view.groups:
        speaker = speaker_for_pillars(group, claims)
        fed = None if speaker is None else feed_of(group, speaker, sides, powers)
        if fed is not None:
            yield fed


def _sentences(weighed: Iterable[Weighed], sides: Sides) -> dict[str, str]:
    return {item.fed.group.id: _sentence(item, sides) for item in weighed}


def _support(group: EventGroup) -> str:
    reports, roots = len(group.claim_ids), len(group.roots)
    return (
        f"{reports} report{'s' * (reports != 1)}, {roots} independent "
        f"root{'s' * (roots != 1)}, graded {group.reliability}{group.credibility}"
    )


def _sentence(item: Weighed, sides: Sides) -> str:
    group, claim = item.fed.group, item.fed.claim
    deed = act_name(claim.act)
    # "Not refused" would misread "refused, has not given": a refusal is negative once.
    denied = (
        "not " if claim.negated and turn(claim.direction, negated=False, act=claim.act) >= 0 else ""
    )
    parts = [
        f"{sides.names(group.source)}: {deed}, {denied}{claim.direction}",
        item.fed.why,
        _support(group),
    ]
    if group.target:
        parts[0] += f", {sides.names(group.target)}"
    if item.expert:
        parts.append("an expert's word, counted once")
    return "; ".join(parts)
