"""What the ledger holds and the model does not use, and what nobody reports on."""

from __future__ import annotations

from collections.abc import Iterable

from caryatid.ledger import is_evaluation, is_hypothetical
from caryatid.records import Claim, Condition, EventGroup, LedgerView, Pillar, Recorded
from caryatid.situation.sides import Sides
from caryatid.terms.acts import GROUP_OF, act_name
from caryatid.terms.shifts import RECORDED_AS

__all__ = ["gaps_of", "recorded_of"]

_JUDGED = "opinions, assessments and forecasts"
_BYSTANDERS = {
    "civil_society": "churches and civil society",
    "igo": "neighbours and groups of states",
    "group_of_states": "neighbours and groups of states",
}
_SUPPORT = ("military_support", "financial_support", "political_support")


def recorded_of(view: LedgerView, used: Iterable[str], sides: Sides) -> tuple[Recorded, ...]:
    """Topics with their claims, by topic.

    Args:
        view: The ledger.
        used: Ids of claims that a pillar, condition or trigger rests on.
        sides: Who stands where.
    """
    counted = frozenset(used)
    claims = {claim.id: claim for claim in view.claims}
    topics: dict[str, set[str]] = {}
    for group in view.groups:
        for claim_id in group.claim_ids:
            if claim_id not in counted:
                topic = _topic(claims[claim_id], group, sides)
                topics.setdefault(topic, set()).add(claim_id)
    return tuple(Recorded(topic, tuple(sorted(topics[topic]))) for topic in sorted(topics))


def _topic(claim: Claim, group: EventGroup, sides: Sides) -> str:
    if claim.act in RECORDED_AS:
        return RECORDED_AS[claim.act]
    if is_evaluation(claim, sides.actors):
        return _JUDGED
    if is_hypothetical(claim):
        return "wishes and conditionals"
    for kind, name in _BYSTANDERS.items():
        if kind in sides.kinds((*group.source, *group.target)):
            return name
    if GROUP_OF[claim.act] in _SUPPORT and sides.of(group.source) == "outside":
        return "states that neither hold the regime up nor press it"
    return act_name(claim.act)


def gaps_of(pillars: Iterable[Pillar], conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Keys of pillars without a report, then ids of conditions that nobody reports."""
    return (
        *(pillar.key for pillar in pillars if pillar.is_gap),
        *(condition.id for condition in conditions if condition.value is None),
    )
