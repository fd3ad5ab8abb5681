"""Source and target of a trigger, by the pattern that the lexicon gives it."""

from __future__ import annotations

from dataclasses import replace

from caryatid.reading._meant import meant
from caryatid.reading._nouns import between, noun_sides, people_inside, relied_on
from caryatid.reading._settle import settle
from caryatid.reading._sides import NOBODY, TARGETS, Parties, ids, kind_of
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger, verb_bases
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import GROUP_OF

__all__ = ["Parties", "find_parties"]

_MUTUAL = frozenset({"confrontation", "negotiate", "consult_meeting", "consult_call",
                     "agree_to_meet"})  # fmt: skip
"""Deeds that those do with each other who are named together."""

_PLACES_ONLY = frozenset({"capital", "seat"})
_VOWED = frozenset({"threat_force", "repercussions"})
_RULING = frozenset({"state", "leader", "official", "regime", "armed_forces", "state_organ"})


def find_parties(
    line: TreeLine, at: int, last: int, trigger: Trigger, index: ActorIndex
) -> Parties | None:
    """Parties of the trigger at words `[at, last)`; None where the word names no deed here."""
    if _empty_threat(line, at, last, trigger):
        return None
    if trigger.act == "exit_event" and trigger.pattern == "v0":
        asked = _asked_to_go(line, at)
        if asked is not None:
            return asked
    bare = set(trigger.rest) <= TARGETS
    noun = bare and line.part_of_speech(at) == "NOUN"  # "their appeals to Togo"
    if trigger.pattern in {"v", "vp", "v0"} and not noun:
        source, target = _verb(line, at, last, trigger)
    elif trigger.pattern in {"ns", "a"}:
        source, target = _state(line, at, last, trigger)
    else:
        source, target = noun_sides(line, at, last, trigger)
    compound = _compound(line, at, last)
    if compound is not None:
        source, target = compound
    if not source and trigger.act in _VOWED and trigger.pattern == "n":
        source = _vowing(line, at)
        trigger = replace(trigger, pattern="v0") if source else trigger
    target = meant(line, at, trigger, target, index)
    source, target = _together(trigger, source, target)
    parties = settle(line, at, trigger, source, target, index)
    goes_on = trigger.pattern == "n" and _goes_on(line, line.head(at, last))
    if parties is None or not goes_on or not GROUP_OF[trigger.act].endswith("_support"):
        return parties
    return replace(parties, direction=parties.direction or "continued")


def _together(trigger: Trigger, source: Party, target: Party) -> tuple[Party, Party]:
    """“A and B met”: the first named does it, the others are whom it is done with."""
    if trigger.act not in _MUTUAL or len(source.mentions) < 2:
        return source, target
    if target and any(kind not in _PLACES_ONLY for kind in (m.form for m in target.mentions)):
        return source, target
    return between(source)


def _vowing(line: TreeLine, at: int) -> Party:
    """A threat in the mouth of those who rule is made by saying it."""
    teller = line.teller(at)
    return teller if kind_of(teller) in _RULING else NOBODY


def _goes_on(line: TreeLine, at: int) -> bool:
    """Help that is relied on, and help with which something else is done ("with Omani arms")."""
    return relied_on(line, at) or (line.preposition(at) == "with" and not line.counted(at))


def _empty_threat(line: TreeLine, at: int, last: int, trigger: Trigger) -> bool:
    """“Threaten to” only qualifies the deed that follows."""
    follow = line.tokens[last].low if last < len(line.tokens) else ""
    return trigger.act == "intimidation" and trigger.pattern == "v" and follow == "to"


def _asked_to_go(line: TreeLine, at: int) -> Parties | None:
    """“Strikers demand that the premier resign”: a bid for office by those who demand it."""
    asks = {"want", "demand", "call", "urge", "ask", "insist", "press", "tell", "order"}
    for place in range(at - 1, max(-1, at - 12), -1):
        if line.tokens[place].text in {";", "“", "”"}:
            return None
        if line.is_verb(place) and verb_bases()[line.tokens[place].low] in asks:
            who, whom = line.subject(place), line.after(place + 1, {"for", "on", "that"})
            whom = line.object(place + 1) or whom
            if not who or not whom or whom.first < place:
                return None
            return Parties(ids(who), ids(whom), who.first, max(whom.last, at + 1),
                           "challenge_for_office", "demanded")  # fmt: skip
    return None


def _compound(line: TreeLine, at: int, last: int) -> tuple[Party, Party] | None:
    """“Qatari-backed rebels”: the mention before the hyphen does it to the one behind."""
    if not line.joined(at):
        return None
    mention = line.mention_at(at - 2)
    if mention is None:
        return None
    source = Party((mention,), at - 2, at)
    return source, line.object(last)


_PLACES = frozenset({"in", "of", "at", "among"})


_PASSIVE = frozenset({"base", "past", "participle"})
"""Forms that may be passive; the base of "put" and "cut" is their participle as well."""


def _verb(line: TreeLine, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.pattern != "v0" and trigger.form in _PASSIVE and line.passive(at):
        patient = line.subject(at)
        if trigger.pattern == "vp":
            patient = line.oblique(at, last, TARGETS, trigger.rest) or patient
        agent = line.agent(at)
        if not agent and line.describes(at):
            agent = line.described_owner(at)
        return agent, patient
    source = line.subject(at)
    if trigger.pattern == "v":
        return source, _object(line, at, last, trigger)
    if trigger.act == "request_support" and not line.oblique(at, last, TARGETS, trigger.rest):
        host = line.host(at)
        if host:
            return source, host
    if trigger.pattern != "vp":
        return source, NOBODY
    target = line.indirect(at) or line.oblique(at, last, TARGETS, trigger.rest)
    target = target or line.patient(at, last, trigger.rest)
    if not target and last - at > 1:
        owner = line.owner(last - 1)  # "cancelled Togo's debt", not "closed its embassy"
        target = owner if ids(owner) != ids(source) else NOBODY
    target = target or line.oblique(at, last, _PLACES, trigger.rest)
    return source, target or people_inside(line, at, last)


def _object(line: TreeLine, at: int, last: int, trigger: Trigger) -> Party:
    """To whom a verb with a direct object is done."""
    if trigger.act == "travel_exit":
        return line.oblique(at, last, {"to", "for"})
    if trigger.act == "condemnation":
        blamed = line.author_of_object(at)
        if blamed:
            return blamed
    target = line.patient(at, last, trigger.rest)
    if not target and trigger.act == "defy_order":
        target = line.issuer(at)
    if not target and last - at > 1:
        target = line.oblique(at, last, {line.tokens[last - 1].low}) or line.owner(last - 1)
    return target or line.oblique(at, last, {"of"})  # "the sacking of ministers"


def _state(line: TreeLine, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.pattern == "a":
        source = line.predicated(at)
        if trigger.rest[-1:] == ("by",):
            return line.oblique(at, last, {"by"}), source
        return source, line.oblique(at, last, TARGETS | {"of", "by", "at"})
    source = line.owner(at) or line.oblique(at, last, {"of", "in"})
    if not source:
        source = line.predicated(at)
    if not source:
        verb = line.governor(at)
        source = line.subject(verb) if verb is not None else NOBODY
    return source, NOBODY
