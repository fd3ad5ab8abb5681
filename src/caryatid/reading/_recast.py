"""The same word is another deed where another kind of actor does or suffers it."""

from __future__ import annotations

from dataclasses import replace

from caryatid.reading._data import word_set
from caryatid.reading._sides import Parties, kind_of
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger
from caryatid.reading.modality import demands_removal
from caryatid.reading.tree_line import TreeLine

__all__ = ["recast"]

_SINGLE = frozenset(
    {"leader", "official", "regime", "rival_claimant", "opposition", "armed_forces", "expert"}
)  # fmt: skip
_ARMED = frozenset({"armed_forces", "police_intel", "paramilitary", "rebel_group"})
_CROWD = frozenset({"population", "civil_society", "opposition"})
_DIES = frozenset({"die", "perish", "pass"})
_SENT = frozenset({"official", "state", "leader"})
_IN_OFFICE = frozenset({"leader", "regime", "rival_claimant", "state"})


def recast(
    line: TreeLine,
    at: int,
    trigger: Trigger,
    parties: Parties,
    sides: tuple[Party, Party],
    index: ActorIndex,
) -> Parties | None:
    """The parties with the act that their kinds make of the deed; None where it is none.

    Args:
        line: The sentence.
        at: Word of the trigger.
        trigger: The word for the deed.
        parties: Both sides as ids.
        sides: Source and target as mentions.
        index: The actors of the text.
    """
    source, target = sides
    act = trigger.act
    if act == "challenge_for_office" and parties.target and not parties.source:
        return _removed(line, at, trigger, parties, target)
    if act == "arrest_detain" and trigger.pattern == "v" and trigger.form != "participle":
        taken = line.has_object(at) and not target and kind_of(source) in {"state", "rebel_group"}
        if not _people(target) or taken:
            return _conquest(parties, source, index)
    if act in {"travel_exit", "travel_return"} and kind_of(source) in {"state", "igo"}:
        return None
    if act == "diplomatic_expulsion" and not trigger.rest and kind_of(target) not in _SENT:
        return None
    asked = parties.target[:1]
    if act == "request_support" and asked and asked[0] in {index.leader, index.regime}:
        return _demand(parties, line, index)
    if act == "diplomatic_cover" and kind_of(source) in _ARMED and kind_of(target) in _CROWD:
        return replace(parties, act="assistance_unspecified")  # a shielded crowd is no regime
    if act == "exit_event" and line.lemma(at) in _DIES and _are_many(source):
        return None
    return _by_doer(parties, line, at, trigger, source, index)


def _are_many(party: Party) -> bool:
    """Whether somebody who dies is a crowd, soldiers or others whose death ends no rule."""
    return any(m.form in {"group", "people"} and m.kind not in _IN_OFFICE for m in party.mentions)


def _removed(line: TreeLine, at: int, trigger: Trigger, parties: Parties, target: Party) -> Parties:
    """“The premier was ousted”, “after his overthrow”: a rule ends; lower offices are purged."""
    passive = trigger.form in {"past", "participle"} and line.passive(at)
    dated = trigger.pattern == "nof" and line.preposition(at) in word_set("dating")
    if not passive and not (dated and kind_of(target) in _IN_OFFICE):
        return parties
    if kind_of(target) not in _IN_OFFICE:
        return replace(parties, act="purge", direction="completed")
    gone = parties.target
    return replace(parties, source=gone, target=(), act="exit_event", direction="completed")


def _by_doer(
    parties: Parties, line: TreeLine, at: int, trigger: Trigger, source: Party, index: ActorIndex
) -> Parties:
    """The same verb is another deed where another kind of actor does it."""
    act, kind = trigger.act, kind_of(source)
    if act == "travel_exit" and kind == "population":
        return replace(parties, act="emigration", direction="continued", target=())
    if act == "repression_violence" and kind == "population":
        return replace(parties, act="protest")  # riots by demonstrators
    if act == "emigration" and kind in _SINGLE:
        target = parties.target or ((index.focus or "").lower(),)
        return replace(parties, act="travel_exit", direction="completed", target=target)
    if act == "defection" and kind == "state":  # a state that leaves withdraws its support
        return replace(parties, act="assistance_unspecified", direction="withdrawn")
    if act == "repression_violence" and _warlike(line, at, trigger):
        if kind == "rebel_group":
            return replace(parties, act="armed_rebellion")
        if kind == "state" and index.focus and parties.source != (index.focus.lower(),):
            return replace(parties, act="use_of_force")
    return parties


def _warlike(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether the words for violence are those for war as well: "attack", "use force against"."""
    attacks = line.tokens[at].low.startswith(("attack", "storm", "kill"))
    return attacks or "force" in trigger.rest


def _conquest(parties: Parties, source: Party, index: ActorIndex) -> Parties | None:
    """Whoever captures a place makes war: rebels against the state, others from outside."""
    if not source:
        return None
    kind = source.mentions[0].kind
    if kind in {"rebel_group", "paramilitary"}:
        if not parties.target and index.regime:
            parties = replace(parties, target=(index.regime,), implied=True)
        return replace(parties, act="armed_rebellion", direction="completed")
    if kind in {"state", "armed_forces", "group_of_states"}:
        if source.mentions[0].country != index.focus and index.focus and not parties.target:
            parties = replace(parties, target=(index.focus.lower(),), implied=True)
        return replace(parties, act="use_of_force", direction="completed")
    return None


def _demand(parties: Parties, line: TreeLine, index: ActorIndex) -> Parties:
    """A request to the regime asks it to go or to yield; what it is asked to do decides."""
    if demands_removal(line.tokens):
        leader = index.leader or index.regime
        return replace(parties, act="challenge_for_office", direction="demanded",
                       target=(leader,) if leader else parties.target)  # fmt: skip
    return replace(parties, act="concession", direction="demanded",
                   source=parties.target, target=parties.source)  # fmt: skip


def _people(party: Party) -> bool:
    """Whether somebody who can be arrested is named, or nobody; a place or a state cannot."""
    return not party or party.mentions[0].kind not in {"state", "country", "igo"}
