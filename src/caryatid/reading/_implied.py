"""Targets that nobody names but the kind of deed implies."""

from __future__ import annotations

from dataclasses import replace

from caryatid.reading._sides import Parties, kind_of
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger

__all__ = ["implied"]

_FROM_OUTSIDE = frozenset(
    {"threat_force", "use_of_force", "covert_action", "troops", "mil_presence",
     "assistance_unspecified", "arms", "training", "materiel_logistics", "intelligence",
     "facilities_joint_ops", "fin_loan", "fin_grant", "fin_debt_relief", "humanitarian_aid",
     "diplomatic_cover", "mediate", "sanctions"}
)  # fmt: skip
_OF_COUNTRIES = frozenset(
    {"use_of_force", "troops", "mil_presence", "humanitarian_aid", "facilities_joint_ops",
     "fin_loan", "fin_grant", "mediate", "sanctions", "diplomatic_cover", "arms",
     "materiel_logistics"}
)  # fmt: skip
"""What a country gets or suffers as a whole, where the text names it."""

_FROM_INSIDE = frozenset({"coup_attempt", "strike", "defection"})
_FOREIGN_KINDS = frozenset({"group_of_states", "igo"})
_STATE_KINDS = frozenset({"state", "leader", "official", "regime", "armed_forces", "state_organ"})
_HURTS = frozenset({"repression_violence", "arrest_detain", "intimidation"})
_ARMED = frozenset({"armed_forces", "police_intel", "paramilitary", "regime", "leader"})
_RULE = frozenset({"power", "over", "control"})
_JOURNEYS = frozenset({"travel_exit", "travel_return"})


def implied(trigger: Trigger, source: Party, parties: Parties, index: ActorIndex) -> Parties:
    """The parties with the target that the deed implies, if none is named.

    Args:
        trigger: The word for the deed.
        source: Who does it.
        parties: Both sides so far.
        index: The actors of the text.
    """
    if parties.target or index.focus is None or index.regime is None:
        return parties
    target = _at_the_top(trigger.act, source, index) or _meant_for(trigger, source, parties, index)
    return replace(parties, target=(target,), implied=True) if target else parties


def _meant_for(trigger: Trigger, source: Party, parties: Parties, index: ActorIndex) -> str:
    """The crowd, the regime or the country, where the deed can only be meant for it."""
    country = (index.focus or "").lower()
    if trigger.act == "use_of_force" and _of_rulers(source, index):
        rebels = f"{country}-rebels"
        return rebels if index.get(rebels) is not None else ""
    if trigger.act in _HURTS and trigger.pattern in {"v", "vp"}:
        return _crowd(source, index)
    if _means_regime(trigger, source, parties, index):
        named = index.get(country) is not None
        if trigger.act == "sanctions" and not named:
            return ""
        return country if trigger.act in _OF_COUNTRIES and named else index.regime or ""
    return country if _means_country(trigger, source, index) else ""


def _at_the_top(act: str, source: Party, index: ActorIndex) -> str:
    """Who holds or claims the highest office, where a deed can only be meant for one of them.

    An army at home that threatens force threatens who rules; recognition from outside is of the
    rival, where one alone claims the office.
    """
    if not source:
        return ""
    at_home = source.mentions[0].country == index.focus
    if act == "threat_force" and kind_of(source) == "armed_forces" and at_home:
        return index.leader or index.regime or ""
    if act == "recognition" and not at_home and kind_of(source) in _FOREIGN_KINDS | {"state"}:
        rivals = [a.id for a in index.actors
                  if a.kind == "rival_claimant" and a.country == index.focus]  # fmt: skip
        return rivals[0] if len(rivals) == 1 else ""
    return ""


def _of_rulers(source: Party, index: ActorIndex) -> bool:
    """Whether those who rule at home fight: the government, its leader or its army."""
    at_home = bool(source) and source.mentions[0].country == index.focus
    return at_home and kind_of(source) in {"regime", "leader", "armed_forces"}


def _crowd(source: Party, index: ActorIndex) -> str:
    """Violence without a named victim falls on the crowd that the text tells of."""
    crowd = f"{(index.focus or '').lower()}-protesters"
    if index.get(crowd) is None:
        return ""
    at_home = bool(source) and source.mentions[0].country == index.focus
    return crowd if not source or (kind_of(source) in _ARMED and at_home) else ""


def _means_regime(trigger: Trigger, source: Party, parties: Parties, index: ActorIndex) -> bool:
    """Whether a deed without a named target can only be meant for the regime of the case."""
    if index.regime in parties.source:
        return False
    if trigger.act in _FROM_INSIDE:
        return True
    if trigger.act == "armed_rebellion":  # "the rebels advanced": on whoever rules
        return kind_of(source) == "rebel_group"
    if trigger.act == "condemnation":  # "condemned the vote": who rules has done it
        return bool(source) and kind_of(source) not in {"regime", "leader"}
    answers = trigger.act == "repercussions" and trigger.pattern == "v0"
    if not (answers or trigger.act in _FROM_OUTSIDE) or not source:
        return False
    kind, country = kind_of(source), source.mentions[0].country
    return kind in _FOREIGN_KINDS or (kind in _STATE_KINDS and country not in {None, index.focus})


def _means_country(trigger: Trigger, source: Party, index: ActorIndex) -> bool:
    """Whether power is held in, or a journey is from or to, the country of the case."""
    if trigger.act == "condition_control":
        return _rules(source, trigger)
    at_home = bool(source) and source.mentions[0].country == index.focus
    return trigger.act in _JOURNEYS and at_home


def _rules(source: Party, trigger: Trigger) -> bool:
    """“The colonels took over”: whoever holds power holds it in the country."""
    if not source or not set(trigger.rest) & _RULE:
        return False
    return kind_of(source) not in {"state", "country", "group_of_states", "igo"}
