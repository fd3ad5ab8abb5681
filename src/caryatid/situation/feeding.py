"""Which event group moves which pillar. Source: the table of feeds in `terms/data/shifts.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from caryatid.ledger import is_evaluation, is_hypothetical
from caryatid.records import CaseFacts, Claim, EventGroup, LedgerView
from caryatid.situation.sides import Sides
from caryatid.terms.shifts import (
    ADVERSARY_ACTS,
    FEEDS,
    PATRON_ACTS,
    RELIGION_WORDS,
    Feed,
)

__all__ = ["Fed", "Powers", "feed_of", "outside_powers", "speaker_for_pillars"]

_WORD_LISTS = {"religion": frozenset(RELIGION_WORDS)}
_UNREAL = frozenset({"refused", "requested", "demanded", "threatened"})


@dataclass(frozen=True, slots=True)
class Powers:
    """States outside that hold the regime up or press it.

    Attributes:
        patrons: ISO3 codes, sorted.
        adversaries: ISO3 codes, sorted.
    """

    patrons: tuple[str, ...]
    adversaries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fed:
    """A group with the pillar that it moves.

    Attributes:
        group: The event group.
        claim: The claim that speaks for it.
        key: Pillar key.
        sign: +1 if the deed raises the pillar.
        why: In words.
    """

    group: EventGroup
    claim: Claim
    key: str
    sign: int
    why: str


def outside_powers(view: LedgerView, facts: CaseFacts, sides: Sides) -> Powers:
    """Patrons and adversaries: those of the case and those that reporting shows.

    A deed of support makes a patron, words and recognition do not, and a request that is refused
    does not. An adversary named by the case is no patron unless the case names it as one too.
    """
    patrons, adversaries = set(facts.patrons), set(facts.adversaries)
    for claim in view.claims:
        if is_evaluation(claim, sides.actors) or sides.of(claim.target) != "regime":
            continue
        states = _states(claim, sides)
        # "Will strike if ..." is a threat made, whatever becomes of the condition.
        if is_hypothetical(claim):
            if claim.act == "threat_force" and claim.modality == "conditional":
                adversaries |= states
            continue
        if claim.act in ADVERSARY_ACTS and not claim.negated:
            adversaries |= states
        real = not claim.negated and claim.direction not in _UNREAL
        if claim.act in PATRON_ACTS and real:
            patrons |= states - set(facts.adversaries)
    return Powers(tuple(sorted(patrons)), tuple(sorted(adversaries)))


def _states(claim: Claim, sides: Sides) -> set[str]:
    found = (sides.state((actor_id,)) for actor_id in claim.source)
    return {state for state in found if state is not None}


def speaker_for_pillars(group: EventGroup, claims: Mapping[str, Claim]) -> Claim | None:
    """The first report of the group that rung 2 does not count already; None if it counts all.

    Coups and protest that demands removal are conditions. Conditions stand in both of the twin
    runs and so must not move a pillar as well.
    """
    told = [claims[i] for i in group.claim_ids]
    demanded = any(c.demands_removal or c.act == "challenge_for_office" for c in told)
    counted = {"coup_attempt", "protest", "strike"} if demanded else {"coup_attempt"}
    return next((claim for claim in told if claim.act not in counted), None)


def feed_of(group: EventGroup, claim: Claim, sides: Sides, powers: Powers) -> Fed | None:
    """The pillar that a group moves; None if it is recorded and not modelled."""
    by, to = sides.of(group.source), sides.of(group.target)
    for feed in FEEDS:
        if claim.act not in feed.acts or by not in feed.by:
            continue
        if "any" not in feed.to and to not in feed.to:
            continue
        if not _source_fits(feed, group, sides):
            continue
        key = _key(feed, group, sides, powers)
        if key is not None:
            return Fed(group, claim, key, feed.sign, feed.why)
    return None


def _source_fits(feed: Feed, group: EventGroup, sides: Sides) -> bool:
    if feed.kinds and not sides.kinds(group.source) & set(feed.kinds):
        return False
    if not feed.words:
        return True
    names = re.findall(r"\w+", sides.names(group.source).lower())
    return not _WORD_LISTS[feed.words].isdisjoint(names)


def _key(feed: Feed, group: EventGroup, sides: Sides, powers: Powers) -> str | None:
    key = feed.pillar.replace("{by}", sides.state(group.source) or "")
    key = key.replace("{to}", sides.state(group.target) or "")
    if key.startswith("patron_"):
        return key if key[len("patron_") :].split(".")[0] in powers.patrons else None
    if key.startswith("outside_pressure_"):
        return key if key[len("outside_pressure_") :] in powers.adversaries else None
    return key
