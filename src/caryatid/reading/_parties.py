"""Source and target of a trigger, by the pattern that the lexicon gives it."""

from __future__ import annotations

from dataclasses import dataclass

from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Line, Party
from caryatid.reading.lexicon import Trigger, verb_bases, verb_data

__all__ = ["Parties", "find_parties", "is_verb_use"]

_NOBODY = Party()
_NOUN_BEFORE = frozenset(
    "the a an this that these those his her its their our my your of in for with from on no more"
    " some any new several many such continued international military economic financial political"
    " foreign popular public mass violent massive against by into under over".split()
)
_LONELY = frozenset(
    {"protest", "strike", "repression_violence", "arrest_detain", "coup_attempt", "emigration",
     "election_manipulation", "censorship_harassment", "travel_ban", "institutional_control",
     "armed_rebellion", "repercussions", "covert_action", "legal_action", "purge", "exit_event",
     "confrontation"}
)  # fmt: skip
_NO_TARGET = frozenset({"exit_event", "emigration", "condition_crisis", "condition_fiscal",
                        "condition_regime_stability", "travel_return"})  # fmt: skip
_STATE_ACTS = frozenset({"condition_crisis", "condition_fiscal"})


@dataclass(frozen=True, slots=True)
class Parties:
    """Actor ids of both sides and the words that they span; -1 where nobody is named."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    first: int = -1
    last: int = -1


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
    if trigger.pattern in {"v", "vp", "v0"}:
        source, target = _verb(line, at, last, trigger)
    elif trigger.pattern in {"ns", "a"}:
        source, target = _state(line, at, last, trigger)
    else:
        source, target = _noun(line, at, last, trigger)
    compound = _compound(line, at, last)
    if compound is not None:
        source, target = compound
    return _settle(line, trigger, source, target, index)


def _compound(line: Line, at: int, last: int) -> tuple[Party, Party] | None:
    """ "Qatari-backed rebels": the mention before the hyphen does it to the one behind."""
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
        return source, line.object(last)
    if trigger.pattern == "vp":
        inner = _inside(line, at, last)
        return source, line.object(last) or line.after(last) or inner
    return source, _NOBODY


def _inside(line: Line, at: int, last: int) -> Party:
    for place in range(at + 1, last):
        mention = line.mention_at(place)
        if mention is not None:
            return Party((mention,), place, place + 1)
    return _NOBODY


def _state(line: Line, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    source = line.owner(at) or line.after(last, {"of", "in"}, reach=4)
    if not source and trigger.pattern == "a":
        source = line.object(last) if not line.is_verb(at - 1) else _NOBODY
        source = source or line.subject(at)
        target = line.after(last, {"to", "with", "of", "by", "at"}, reach=2)
        return source, target
    if not source:
        verb = line.governor(at)
        source = line.subject(verb) if verb is not None else _NOBODY
    return source, _NOBODY


def _noun(line: Line, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    owner = line.owner(at)
    by = line.after(last, {"by"}, reach=6)
    verb = line.governor(at)
    subject = line.subject(verb) if verb is not None else _NOBODY
    base = verb_bases().get(line.tokens[verb].low, "") if verb is not None else ""
    if trigger.pattern == "nof":
        target = line.after(last, {"of", "against", "on", "in"}, reach=5)
        if (
            last < len(line.tokens)
            and line.mention_at(last)
            and trigger.rest[-1:] in (("of",), ("against",))
        ):
            target = line.object(last)
        source = by or owner
        if not source and not owner:
            source = subject if base not in verb_data()["receive"] else _NOBODY
        return (source, target) if trigger.act != "exit_event" else (target or owner, _NOBODY)
    given = line.after(last, {"from", "of"}, reach=4)
    target = line.after(last, {"to", "for", "with", "against", "over"}, reach=6)
    if base in verb_data()["receive"]:
        return given or owner or by, subject
    source = owner or by or given
    if source and owner and given and trigger.act not in _LONELY:
        return given, owner  # "Chad's support from France"
    if not source:
        source = subject
        if not target and verb is not None:
            target = _dative(line, verb, at)
    return source, target


def _dative(line: Line, verb: int, at: int) -> Party:
    """ "gave the rebels weapons": the one between verb and noun."""
    party = line.object(verb + 1)
    return party if party and party.last <= at else _NOBODY


def _settle(
    line: Line, trigger: Trigger, source: Party, target: Party, index: ActorIndex
) -> Parties | None:
    givers = _ids(source)
    takers = tuple(t for t in _ids(target) if t not in givers)
    act = trigger.act
    if act in _NO_TARGET:
        takers = ()
    if act in _STATE_ACTS:
        givers = _countries(source) or ((index.focus.lower(),) if index.focus else ())
        source = source if _countries(source) else _NOBODY
    if act == "protest" and not takers and index.regime:
        takers = (index.leader or index.regime,)
    if act in {"challenge_for_office", "refuse_concession"} and not takers and givers:
        rival = index.leader or index.regime
        takers = (rival,) if rival and act == "challenge_for_office" and rival not in givers else ()
    if not givers and not takers and act not in _LONELY:
        return None
    if not givers and act.startswith(("condition", "assessment")):
        return None
    spots = [p for p in (source, target) if p]
    first = min((p.first for p in spots), default=-1)
    last = max((p.last for p in spots), default=-1)
    return Parties(givers, takers, first, last)


def _ids(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.actor for m in party.mentions if m.actor))


def _countries(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.country.lower() for m in party.mentions if m.country))
