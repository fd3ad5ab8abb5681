"""Who stands where in a case: the regime, the rival, the people, states outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from caryatid.records import Actor, CaseFacts

__all__ = ["REGIME_KINDS", "RIVAL_KINDS", "Side", "Sides"]

Side = Literal["regime", "rival", "people", "outside", "none", "other"]

REGIME_KINDS = frozenset(
    {
        "regime", "leader", "state", "official", "state_organ", "armed_forces", "ruling_elite",
        "police_intel", "paramilitary", "country",
    }
)  # fmt: skip
RIVAL_KINDS = frozenset({"rival_claimant", "opposition"})
_STATE_KINDS = frozenset(
    {"state", "official", "state_organ", "leader", "regime", "armed_forces", "country",
     "police_intel", "ruling_elite", "paramilitary"}
)  # fmt: skip
_PEOPLE_KINDS = frozenset(
    {"population", "civil_society", "business_creditor", "media", "expert", "ngo_monitor"}
)
_STATE_ID = re.compile(r"[a-z]{3}")


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides of a case.

    Attributes:
        facts: The case.
        actors: By id.
    """

    facts: CaseFacts
    actors: Mapping[str, Actor]

    def actor(self, actor_id: str) -> Actor:
        """The actor; one that no reading described is made from its id."""
        known = self.actors.get(actor_id)
        if known is not None:
            return known
        if actor_id == self.facts.leader_id:
            return Actor(actor_id, self.facts.leader, "leader", self.facts.country)
        if actor_id == f"{self.facts.country.lower()}-regime":
            return Actor(actor_id, self.facts.country_name, "regime", self.facts.country)
        if _STATE_ID.fullmatch(actor_id):
            return Actor(actor_id, actor_id.upper(), "state", actor_id.upper())
        return Actor(actor_id, actor_id, "hypothetical")

    def side(self, actor_id: str) -> Side:
        """Where one actor stands. Rivals named by the case stand with the rival in any kind."""
        if actor_id in self.facts.rivals:
            return "rival"
        actor = self.actor(actor_id)
        home = actor.country in (None, self.facts.country)
        if actor.country == self.facts.country and actor.kind in REGIME_KINDS:
            return "regime"
        if actor_id == self.facts.leader_id:
            return "regime"
        if home and actor.kind == "paramilitary":
            # By definition of the kind: an armed group on the regime's side.
            return "regime"
        if home and actor.kind in RIVAL_KINDS:
            return "rival"
        if home and actor.kind in _PEOPLE_KINDS:
            return "people"
        return "outside" if self._acts_for_a_state(actor) else "other"

    def _acts_for_a_state(self, actor: Actor) -> bool:
        if actor.country in (None, self.facts.country):
            return False
        if actor.kind == "business_creditor":
            # Banks and oil companies of a patron carry its money; others' are on their own.
            return actor.country in self.facts.patrons
        return actor.kind in _STATE_KINDS

    def of(self, actor_ids: Iterable[str]) -> Side:
        """Where several stand together: none named, one side, or the first that is known."""
        sides = [self.side(actor_id) for actor_id in actor_ids]
        if not sides:
            return "none"
        return next((side for side in sides if side != "other"), "other")

    def state(self, actor_ids: Iterable[str]) -> str | None:
        """ISO3 code of the outside state among them, if there is one."""
        for actor_id in actor_ids:
            if self.side(actor_id) == "outside":
                return self.actor(actor_id).country
        return None

    def kinds(self, actor_ids: Iterable[str]) -> frozenset[str]:
        """Their kinds."""
        return frozenset(self.actor(actor_id).kind for actor_id in actor_ids)

    def names(self, actor_ids: Iterable[str]) -> str:
        """Their names for people, "somebody" if nobody is named."""
        return ", ".join(self.actor(i).name for i in actor_ids) or "somebody"
