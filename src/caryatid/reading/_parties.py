"""Source and target of a trigger, by the pattern that the lexicon gives it."""

from __future__ import annotations

from caryatid.reading._data import word_set
from caryatid.reading._settle import NOBODY, Parties, ids, settle
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Line, Party
from caryatid.reading.lexicon import Trigger, verb_bases, verb_data

__all__ = ["Parties", "find_parties", "is_verb_use"]

_NOUN_BEFORE = word_set("noun_before")


def is_verb_use(line: Line, at: int, trigger: Trigger) -> bool:
    """Whether a word that may be noun or verb is a verb here."""
    low = line.tokens[at].low
    before = line.tokens[at - 1].low if at else ""
    if trigger.pattern == "a":
        return False
    if low.endswith("ed") or before in {"to", "n't", "not"} | _MODALS:
        return True
    if (
        trigger.pattern in {"v", "vp", "v0"}
        and trigger.form in {"past", "participle"}
        and low != ""
    ):
        return trigger.form in {"past", "participle"} and low not in {"cut", "put", "set", "run"}
    if before in _NOUN_BEFORE or before in {"'s", "-"}:
        return False
    mention = line.mention_at(at - 1) if at else None
    if trigger.form == "ing" or low.endswith("ing"):
        return trigger.pattern in {"v", "vp", "v0"}
    if mention is not None:
        return mention.form != "adjective" and not mention.possessive
    return before in {
        "who",
        "which",
        "that",
        "and",
        ",",
        "they",
        "he",
        "she",
        "it",
    } or before.endswith("ly")


_MODALS = frozenset(
    {
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
        "did",
        "does",
        "do",
        "cannot",
    }
)


def find_parties(
    line: Line, at: int, last: int, trigger: Trigger, index: ActorIndex
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
    return settle(line, at, trigger, source, target, index)


def _empty_threat(line: Line, at: int, last: int, trigger: Trigger) -> bool:
    """“Threaten to” only qualifies the deed that follows."""
    follow = line.tokens[last].low if last < len(line.tokens) else ""
    return trigger.act == "intimidation" and trigger.pattern == "v" and follow == "to"


def _asked_to_go(line: Line, at: int) -> Parties | None:
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


def _compound(line: Line, at: int, last: int) -> tuple[Party, Party] | None:
    """“Qatari-backed rebels”: the mention before the hyphen does it to the one behind."""
    if (
        at < 2
        or line.tokens[at - 1].text not in "-–"
        or line.tokens[at - 1].start != line.tokens[at - 2].end
    ):
        return None
    mention = line.mention_at(at - 2)
    if mention is None:
        return None
    source = Party((mention,), at - 2, at)
    return source, line.object(last)


def _verb(line: Line, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.form in {"past", "participle"} and trigger.pattern != "v0" and line.passive(at):
        agent = line.after(last, {"by"}, reach=14)
        if line.tokens[last].low == "by" if last < len(line.tokens) else False:
            agent = line.object(last + 1) or agent
        patient = line.subject(at)
        if trigger.pattern == "vp":
            patient = line.after(last) or patient
        return agent, patient
    source = line.subject(at)
    if trigger.pattern == "v":
        return source, line.object(last) or _shared_object(line, last)
    if trigger.pattern == "vp":
        return source, line.object(last) or line.after(last) or _inside(line, at, last)
    return source, NOBODY


_SUFFERERS = frozenset({"population", "opposition", "civil_society", "media"})


def _inside(line: Line, at: int, last: int) -> Party:
    """People whom the phrase itself names ("attacked protesters")."""
    party = line.object(at + 1)
    named = bool(party) and party.last <= last and party.mentions[0].kind in _SUFFERERS
    return party if named else NOBODY


def _shared_object(line: Line, last: int) -> Party:
    """“Detain and torture officials”: verbs joined by "and" share what stands behind the last."""
    joined = last + 1 < len(line.tokens) and line.tokens[last].low in {"and", "or"}
    return line.object(last + 2) if joined and line.is_verb(last + 1) else NOBODY


def _state(line: Line, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    source = line.owner(at) or line.after(last, {"of", "in"}, reach=4)
    if not source and trigger.pattern == "a":
        source = line.object(last) if not line.is_verb(at - 1) else NOBODY
        source = source or line.subject(at)
        target = line.after(last, {"to", "with", "of", "by", "at"}, reach=2)
        return source, target
    if not source:
        verb = line.governor(at)
        source = line.subject(verb) if verb is not None else NOBODY
    return source, NOBODY


def _noun(line: Line, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.act == "defection":
        return line.after(last, {"of", "by"}, reach=4) or line.owner(at), line.after(last, {"from"})
    if last < len(line.tokens) and line.tokens[last].low == "between":
        return _between(line.object(last + 1))
    verb = line.governor(at)
    base = verb_bases().get(line.tokens[verb].low, "") if verb is not None else ""
    speaks = base in verb_data()["speech"]  # whoever says it does not do it
    subject = line.subject(verb) if verb is not None and not speaks else NOBODY
    by = line.after(last, {"by"}, reach=6)
    if trigger.pattern == "nof":
        return _suffered(line, at, last, trigger, subject if base not in _receivers() else NOBODY)
    owner = line.owner(at)
    given = line.after(last, {"from", "of"}, reach=4)
    if base in _receivers():
        return given or owner or by, subject
    target = line.after(last, {"to", "for", "with", "against", "over", "on"}, reach=6)
    if owner and given and trigger.act.startswith(("assistance", "loyalty", "rhetorical", "fin_")):
        return given, owner  # "Chad's support from France"
    source = owner or by or given
    if not source:
        source = subject
        if not target and verb is not None:
            target = _dative(line, verb, at)
    return source, target


def _receivers() -> list[str]:
    receivers: list[str] = verb_data()["receive"]
    return receivers


def _suffered(
    line: Line, at: int, last: int, trigger: Trigger, subject: Party
) -> tuple[Party, Party]:
    """Parties of a noun whose "of" names who suffers ("the arrest of the editors by police")."""
    owner = line.owner(at)
    target = line.after(last, {"of", "against", "on", "in"}, reach=5)
    if trigger.rest[-1:] in (("of",), ("against",)):
        target = line.object(last)
    if trigger.act == "exit_event":
        return target or owner, NOBODY
    return line.after(last, {"by"}, reach=6) or owner or subject, target


def _between(party: Party) -> tuple[Party, Party]:
    """“Tensions between A and B”: the first named and the others."""
    if len(party.mentions) < 2:
        return party, NOBODY
    first, others = party.mentions[:1], party.mentions[1:]
    return Party(first, party.first, party.last), Party(others, party.first, party.last)


def _dative(line: Line, verb: int, at: int) -> Party:
    """“gave the rebels weapons”: the one between verb and noun."""
    party = line.object(verb + 1)
    return party if party and party.last <= at else NOBODY
