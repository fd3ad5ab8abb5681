"""Source and target of a trigger, by the pattern that the lexicon gives it."""

from __future__ import annotations

from dataclasses import replace

from caryatid.reading._data import word_set
from caryatid.reading._meant import meant
from caryatid.reading._settle import settle
from caryatid.reading._sides import NOBODY, Parties, ids, kind_of
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger, verb_bases, verb_data
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import GROUP_OF

__all__ = ["Parties", "find_parties"]

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
    if trigger.pattern in {"v", "vp", "v0"}:
        source, target = _verb(line, at, last, trigger)
    elif trigger.pattern in {"ns", "a"}:
        source, target = _state(line, at, last, trigger)
    else:
        source, target = _noun(line, at, last, trigger)
    compound = _compound(line, at, last)
    if compound is not None:
        source, target = compound
    if not source and trigger.act in _VOWED and trigger.pattern == "n":
        source = _vowing(line, at)
        trigger = replace(trigger, pattern="v0") if source else trigger
    target = meant(line, at, trigger, target, index)
    parties = settle(line, at, trigger, source, target, index)
    goes_on = trigger.pattern == "n" and _goes_on(line, line.head(at, last))
    if parties is None or not goes_on or not GROUP_OF[trigger.act].endswith("_support"):
        return parties
    return replace(parties, direction=parties.direction or "continued")


_MUTUAL = frozenset({"confrontation", "negotiate", "consult_meeting", "consult_call", "mediate"})


def _vowing(line: TreeLine, at: int) -> Party:
    """A threat in the mouth of those who rule is made by saying it."""
    teller = line.teller(at)
    return teller if kind_of(teller) in _RULING else NOBODY


def _relied_on(line: TreeLine, at: int) -> bool:
    """“Relies on Omani aid”: help that goes on, for whoever relies on it."""
    role = line.role(at)
    leans = role is not None and line.lemma(role[0]) in verb_data()["rely"]
    return leans and line.preposition(at) in {"on", "upon"}


def _goes_on(line: TreeLine, at: int) -> bool:
    """Help that is relied on, and help with which something else is done ("with Omani arms")."""
    return _relied_on(line, at) or (line.preposition(at) == "with" and not line.counted(at))


def _empty_threat(line: TreeLine, at: int, last: int, trigger: Trigger) -> bool:
    """“Threaten to” only qualifies the deed that follows."""
    follow = line.tokens[last].low if last < len(line.tokens) else ""
    return trigger.act == "intimidation" and trigger.pattern == "v" and follow == "to"


def _asked_to_go(line: TreeLine, at: int) -> Parties | None:
    """“Strikers demand that the premier resign”: a bid for office by those who demand it."""
    asks = {"demand", "call", "urge", "ask", "insist", "press", "tell", "order"}
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


_TARGETS = frozenset({"to", "for", "with", "against", "on", "upon", "over", "behind", "toward",
                      "towards", "between", "into", "from"})  # fmt: skip
_PLACES = frozenset({"in", "of", "at", "among"})


def _verb(line: TreeLine, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.pattern != "v0" and trigger.form in {"past", "participle"} and line.passive(at):
        patient = line.subject(at)
        if trigger.pattern == "vp":
            patient = line.oblique(at, last, _TARGETS, trigger.rest) or patient
        agent = line.agent(at)
        if not agent and line.describes(at):
            agent = line.described_owner(at)
        return agent, patient
    source = line.subject(at)
    if trigger.pattern == "v":
        return source, _object(line, at, last, trigger)
    if trigger.pattern != "vp":
        return source, NOBODY
    target = line.indirect(at) or line.oblique(at, last, _TARGETS, trigger.rest)
    target = target or line.patient(at, last, trigger.rest)
    target = target or line.oblique(at, last, _PLACES, trigger.rest)
    return source, target or _inside(line, at, last)


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
        target = line.oblique(at, last, {line.tokens[last - 1].low})
    if not target and trigger.form == "ing":
        target = line.oblique(at, last, {"of"})  # "the sacking of ministers"
    return target


_SUFFERERS = frozenset({"population", "opposition", "civil_society", "media", "armed_forces"})


def _inside(line: TreeLine, at: int, last: int) -> Party:
    """People whom the phrase itself names ("attacked protesters", "support of the army")."""
    party = line.object(at + 1)
    named = bool(party) and party.last <= last and party.mentions[0].kind in _SUFFERERS
    return party if named else NOBODY


def _state(line: TreeLine, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.pattern == "a":
        source = line.predicated(at)
        if trigger.rest[-1:] == ("by",):
            return line.oblique(at, last, {"by"}), source
        return source, line.oblique(at, last, _TARGETS | {"of", "by", "at"})
    source = line.owner(at) or line.oblique(at, last, {"of", "in"})
    if not source:
        source = line.predicated(at)
    if not source:
        verb = line.governor(at)
        source = line.subject(verb) if verb is not None else NOBODY
    return source, NOBODY


_GRANTED = frozenset({"recognition"})
"""Acts of suffering nouns that are good to get."""

_OF_TARGETS = frozenset({"condemnation", "rhetorical_support", "legal_action"})
"""Acts whose noun has its target after "of": "criticism of the premier"."""


def _noun(line: TreeLine, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.act == "defection":
        source = line.oblique(at, last, {"of", "by"}) or line.owner(at)
        return source, line.oblique(at, last, {"from"})
    between = line.oblique(at, last, {"between"})
    if between:
        return _between(between)
    if line.lemma(at) in word_set("agent_nouns"):
        return _agent(line, at, last)
    inner = line.relative(line.head(at, last))
    role = line.role(at) if inner is None else (inner, "obj")
    verb, relation = role if role is not None else (None, "")
    base = "" if verb is None else line.lemma(verb)
    apart = NOBODY if verb is None else line.oblique(verb, verb + 1, {"between"})
    if len(apart.mentions) > 1 and trigger.act in _MUTUAL:
        return _between(apart)
    gets = base in verb_data()["receive"] or _relied_on(line, line.head(at, last))
    if verb is not None and gets and relation != "nsubj":
        return _received(line, at, last, trigger, verb)
    dated = relation == "obl" and line.preposition(at) in word_set("dating")
    known = "" if line.asker(at) else base
    subject = NOBODY if dated else _doer(line, verb, relation, known)
    if trigger.pattern == "nof":
        return _suffered(line, at, last, trigger, subject)
    source, target = _sides_of(line, at, last, trigger, subject)
    if verb is not None and not target and relation not in {"nsubj", "obl"}:
        taken = {"from"} if base in word_set("taking") else set()
        target = line.indirect(verb) or line.oblique(verb, verb + 1, (_TARGETS - {"from"}) | taken)
        target = NOBODY if _held_down(line, at, trigger, target) else target
    asker = line.asker(at)
    return source, target or (asker if asker != source else NOBODY)


def _held_down(line: TreeLine, at: int, trigger: Trigger, target: Party) -> bool:
    """“Uses Omani arms to keep people from rising”: a crowd is not who gets the arms."""
    if kind_of(target) != "population" or not GROUP_OF[trigger.act].endswith("_support"):
        return False
    return any(line.to_verb(i) for i in range(at, target.first))


def _received(
    line: TreeLine, at: int, last: int, trigger: Trigger, verb: int
) -> tuple[Party, Party]:
    """“Chad got aid from France”, “lost the support of the army”: the subject gets the deed."""
    suffers = trigger.pattern == "nof"
    if suffers and trigger.act not in _GRANTED:
        return _suffered(line, at, last, trigger, NOBODY)
    given = line.oblique(at, last, {"from"} if trigger.act in _OF_TARGETS else {"from", "of"})
    given = given or line.oblique(verb, verb + 1, {"from"}) or line.owner(at)
    given = given or line.oblique(at, last, {"by"}) or _inside(line, at, last)
    asked = trigger.act == "request_support"  # the paper may obtain what somebody else was asked
    told = line.oblique(at, last, {"to"}) if asked else NOBODY
    return given, told or line.subject(verb)


def _sides_of(
    line: TreeLine, at: int, last: int, trigger: Trigger, subject: Party
) -> tuple[Party, Party]:
    """Giver and taker that hang from the noun itself; `subject` gives where nobody else does."""
    owner = line.owner(line.head(at, last))
    by = line.oblique(at, last, {"by"})
    turned = trigger.act in _OF_TARGETS
    given = line.oblique(at, last, {"from"} if turned else {"from", "of"})
    target = line.oblique(at, last, _TARGETS - {"from"} | ({"of"} if turned else set()))
    if owner and given and trigger.act.startswith(("assistance", "loyalty", "rhetorical", "fin_")):
        return given, owner  # "Chad's support from France"
    if by and owner and not target and owner != by:
        return by, owner  # "Chad's occupation by Libya"
    return by or owner or given or _inside(line, at, last) or subject, target


def _agent(line: TreeLine, at: int, last: int) -> tuple[Party, Party]:
    """“X, a critic of Y”, “Y's ally X”: the noun names who does it."""
    target = line.oblique(at, last, {"of", "to", "for"}) or line.owner(at)
    return line.predicated(at) or line.appositive(at), target


def _doer(line: TreeLine, verb: int | None, relation: str, base: str) -> Party:
    """Who does the deed that a noun names, by the verb over it."""
    if verb is None:
        return NOBODY
    if relation == "accused":
        return line.accused(verb)
    says = base in verb_data()["speech"] and base not in verb_data()["does_what_it_says"]
    if says or base in verb_data()["attitude"] or base in verb_data()["accuse"]:
        return NOBODY
    if relation == "nsubj:pass" or line.passive(verb):
        return line.agent(verb) if relation == "nsubj:pass" else NOBODY
    return NOBODY if relation == "nsubj" else line.subject(verb)


def _suffered(
    line: TreeLine, at: int, last: int, trigger: Trigger, subject: Party
) -> tuple[Party, Party]:
    """Parties of a noun whose "of" names who suffers ("the arrest of the editors by police")."""
    owner = line.owner(line.head(at, last))
    target = line.oblique(at, last, {"of", "against", "on", "in"})
    if trigger.act == "exit_event":
        return target or owner, NOBODY
    return line.oblique(at, last, {"by"}) or owner or subject, target


def _between(party: Party) -> tuple[Party, Party]:
    """“Tensions between A and B”: the first named and the others."""
    if len(party.mentions) < 2:
        return party, NOBODY
    first, others = party.mentions[:1], party.mentions[1:]
    return Party(first, party.first, party.last), Party(others, party.first, party.last)
