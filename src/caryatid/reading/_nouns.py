"""Source and target of a deed that a noun names ("the arrest of the editors by police")."""

from __future__ import annotations

from caryatid.reading._data import word_set
from caryatid.reading._sides import NOBODY, TARGETS, kind_of
from caryatid.reading.clauses import Party
from caryatid.reading.lexicon import Trigger, verb_data
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import GROUP_OF

__all__ = ["between", "noun_sides", "people_inside", "relied_on"]

_MUTUAL = frozenset({"confrontation", "negotiate", "consult_meeting", "consult_call", "mediate"})

_GRANTED = frozenset({"recognition"})
"""Acts of suffering nouns that are good to get."""

_TELLS_OF = frozenset(
    {"speak", "talk", "hint", "count", "document", "record", "list", "tally", "verify", "witness",
     "hear", "see", "mention", "discuss", "film", "recall", "mourn", "regret", "study", "cover"}
)  # fmt: skip
"""Verbs whose subject tells of a deed and does not do it."""

_ANSWERS = frozenset(
    {"agree", "answer", "consider", "dismiss", "grant", "heed", "ignore", "refuse", "reject",
     "respond", "accede", "consent", "decline", "turn", "spurn", "rebuff"}
)  # fmt: skip
"""Verbs whose subject is whom a request went to ("answered Chad's appeal")."""

_OF_TARGETS = frozenset({"condemnation", "rhetorical_support", "legal_action"})
"""Acts whose noun has its target after "of": "criticism of the premier"."""


def noun_sides(line: TreeLine, at: int, last: int, trigger: Trigger) -> tuple[Party, Party]:
    if trigger.act == "defection":
        source = line.oblique(at, last, {"of", "by"}) or line.owner(at)
        return source, line.oblique(at, last, {"from"})
    both = line.oblique(at, last, {"between"})
    if both and trigger.act == "mediate":
        return line.oblique(at, last, {"by", "of"}) or line.owner(line.head(at, last)), both
    if both:
        return between(both)
    if line.lemma(at) in word_set("agent_nouns"):
        return _agent(line, at, last)
    inner = line.relative(line.head(at, last))
    role = line.role(at) if inner is None else (inner, "obj")
    verb, relation = role if role is not None else (None, "")
    base = "" if verb is None else line.lemma(verb)
    apart = NOBODY if verb is None else line.oblique(verb, verb + 1, {"between"})
    if len(apart.mentions) > 1 and trigger.act in _MUTUAL:
        return between(apart)
    held = _held(line, at, last, trigger, verb, relation)
    if held is not None:
        return held
    gets = base in verb_data()["receive"] or relied_on(line, line.head(at, last))
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
        target = line.indirect(verb) or line.oblique(verb, verb + 1, (TARGETS - {"from"}) | taken)
        target = NOBODY if _held_down(line, at, trigger, target) else target
    return source, target or _asked(line, at, trigger, source, verb)


def _asked(line: TreeLine, at: int, trigger: Trigger, source: Party, verb: int | None) -> Party:
    """Who answered the request that the noun names, else who asked for what it names."""
    if trigger.act == "request_support" and verb is not None and line.lemma(verb) in _ANSWERS:
        found = line.subject(verb)
    else:
        found = line.asker(at)
    return found if found != source else NOBODY


_HELD = {"under": None, "on": {"trial"}, "behind": {"bars"}, "before": {"court"},
         "in": {"custody", "detention", "jail", "prison"},
         "into": {"custody", "detention"}}  # fmt: skip
"""Preposition -> nouns with which it tells in which state somebody is kept; None for all."""

_HARMS = word_set("harm") | {"travel_ban"}


def _held(
    line: TreeLine, at: int, last: int, trigger: Trigger, verb: int | None, relation: str
) -> tuple[Party, Party] | None:
    """“The colonels kept the king under house arrest”: the verb's object suffers the deed."""
    head = line.head(at, last)
    before = line.preposition(head)
    nouns = _HELD.get(before, set())
    fits = nouns is None or line.lemma(head) in nouns
    if verb is None or relation != "obl" or trigger.act not in _HARMS or not fits:
        return None
    if line.passive(verb):
        return line.agent(verb), line.subject(verb)
    kept = line.patient(verb, verb + 1)
    return (line.subject(verb), kept) if kept else (NOBODY, line.subject(verb))


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
    given = given or line.oblique(verb, verb + 1, {"from"}) or line.owner(line.head(at, last))
    given = given or line.oblique(at, last, {"by"}) or people_inside(line, at, last)
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
    away = trigger.direction == "withdrawn"  # "the withdrawal from Mali"
    givers = {"from"} if turned else {"of"} if away else {"from", "of"}
    given = line.oblique(at, last, givers)
    taken = TARGETS if away else TARGETS - {"from"}
    target = line.oblique(at, last, taken | ({"of"} if turned else set()))
    if owner and given and trigger.act.startswith(("assistance", "loyalty", "rhetorical", "fin_")):
        return given, owner  # "Chad's support from France"
    suffers = kind_of(owner) != "group_of_states"  # "an international conference"
    if by and owner and not target and owner != by and suffers:
        return by, owner  # "Chad's occupation by Libya"
    return by or owner or given or people_inside(line, at, last) or subject, target


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
    if line.particle(verb):  # "called off" is no calling
        base = ""
    says = base in verb_data()["speech"] and base not in verb_data()["does_what_it_says"]
    if (
        says
        or base in _TELLS_OF
        or base in verb_data()["attitude"]
        or base in verb_data()["accuse"]
    ):
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


def between(party: Party) -> tuple[Party, Party]:
    """“Tensions between A and B”: the first named and the others."""
    if len(party.mentions) < 2:
        return party, NOBODY
    first, others = party.mentions[:1], party.mentions[1:]
    return Party(first, party.first, party.last), Party(others, party.first, party.last)


def relied_on(line: TreeLine, at: int) -> bool:
    """“Relies on Omani aid”: help that goes on, for whoever relies on it."""
    role = line.role(at)
    leans = role is not None and line.lemma(role[0]) in verb_data()["rely"]
    return leans and line.preposition(at) in {"on", "upon"}


_SUFFERERS = frozenset({"population", "opposition", "civil_society", "media", "armed_forces"})


def people_inside(line: TreeLine, at: int, last: int) -> Party:
    """People whom the phrase itself names ("attacked protesters", "support of the army")."""
    party = line.object(at + 1)
    named = bool(party) and party.last <= last and party.mentions[0].kind in _SUFFERERS
    return party if named else NOBODY
