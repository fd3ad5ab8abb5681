"""Whether words of the lexicon mean their deed where they stand."""

from __future__ import annotations

from caryatid.reading._data import word_set
from caryatid.reading._kinds import asks_for_kind, has_kind, is_barred, is_bundled, stands_for
from caryatid.reading.lexicon import Trigger, match_trigger
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import GROUP_OF

__all__ = ["fits"]

_SAID_OF_NOUNS = frozenset(
    {"arrest_detain", "sanctions", "exit_event", "travel_exit", "repression_violence",
     "legal_action", "purge", "censorship_harassment"}
)  # fmt: skip
_JOINED_ACTS = frozenset(
    {"assistance_unspecified", "arms", "training", "fin_grant", "fin_loan", "use_of_force",
     "sanctions", "recognition"}
)  # fmt: skip
_NAMING = frozenset(
    {"call", "describe", "label", "dub", "portray", "depict", "brand", "characterise",
     "characterize", "term", "deem", "consider", "declare"}
)  # fmt: skip
"""Verbs that blame if what they call somebody does."""

_OVER = 2
"""Words over a noun that may tell its deed. Source: judgement."""

_WEAK = frozenset({"up", "down", "off"})
"""Particles that strengthen a verb more often than they make another of it: "beat up"."""


def fits(line: TreeLine, at: int, last: int, trigger: Trigger) -> bool:
    """Whether the words are the trigger's: no month, no other verb such as "rule out"."""
    word = line.tokens[at]
    if word.capital and at and word.low in word_set("days"):
        return False
    if is_barred(line, at, trigger):
        return False
    if trigger.pattern not in {"v", "vp", "v0"}:
        return _names(line, at, last, trigger)
    if trigger.denied and not line.denied(at, ""):
        return False
    return _does(line, at, trigger) and _in_this_sense(line, at, trigger)


def _names(line: TreeLine, at: int, last: int, trigger: Trigger) -> bool:
    """Whether a noun or adjective stands where the trigger asks for one."""
    if trigger.rest[-1:] == ("to",) and line.part_of_speech(last - 1) == "PART":
        return False
    if not trigger.rest and _is_verb_use(line, at, trigger):
        return False
    if line.past_tense(at) and not line.passive(at):
        return False  # "missed a payment" is no "missed payment"
    if not trigger.rest and (_told_by_verb(line, at, trigger) or _only_named(line, at, trigger)):
        return False
    return has_kind(line, at, trigger)


def _told_by_verb(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether the word over a noun tells the deed with it: "delivered jets"."""
    tree = line.tree
    place = tree.token(at)
    for head in list(tree.above(place))[:_OVER]:
        word = tree.word(head)
        for last, told in match_trigger(line.tokens, word) if word >= 0 else ():
            same = GROUP_OF[told.act] == GROUP_OF[trigger.act]
            if told.object and same and fits(line, word, last, told):
                return stands_for(line, word, told, place)
    return False


_SPOKEN_OF = frozenset({"as", "such", "of", "like", "including", "about", "in", "into", "under"})


def _only_named(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether a weapon is only spoken of, not given to anybody: "missiles such as these"."""
    if trigger.act != "arms" or trigger.pattern != "n":
        return False
    tree = line.tree
    place = tree.token(at)
    if is_bundled(tree, place) or tree.lemma(place) in word_set("dealings"):
        return False
    case = line.preposition(at)
    subject = tree.relation(place) == "nsubj" and tree.lemma(place) not in {"arm", "arms"}
    return subject or (case in _SPOKEN_OF and not line.joined(at))


def _does(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether a verb stands where the trigger asks for one, with the nouns that it asks for."""
    if not trigger.rest and not _is_verb_use(line, at, trigger):
        return False
    if trigger.rest and line.part_of_speech(at) == "AUX" and line.lemma(at) == "have":
        return False  # "had lost control" is no "have control"
    if asks_for_kind(trigger):
        only_described = line.describes(at) and trigger.act not in _SAID_OF_NOUNS
        if only_described or not has_kind(line, at, trigger):
            return False
    elif not trigger.rest and not _deed_of_its_own(line, at, trigger.act):
        return False
    particle = line.particle(at)
    return not particle or particle in trigger.rest or particle in _WEAK


def _in_this_sense(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether a single verb has the sense that makes it this deed."""
    if trigger.rest:
        return True
    if trigger.act == "recognition" and line.opens_clause(at):
        return False  # "recognises that"
    if trigger.act == "condemnation" and line.lemma(at) in _NAMING:
        return line.says_of(at, word_set("blames"))
    if trigger.act == "consult_meeting" and line.passive(at):
        return False  # "demand is met by small firms"
    return not (trigger.act == "consult_call" and line.names_object(at))


def _is_verb_use(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether a word that may be noun or verb is a verb here."""
    if trigger.pattern == "a":
        return False
    if line.joined(at):
        return trigger.form in {"past", "participle"}
    pos = line.part_of_speech(at)
    if pos in {"VERB", "AUX"}:
        return True
    formed = trigger.form in {"past", "participle", "ing"}
    return pos == "ADJ" and formed and trigger.pattern in {"v", "vp", "v0"}


def _deed_of_its_own(line: TreeLine, at: int, act: str) -> bool:
    """Not “armed men”, “the ruling party”: participles that only describe."""
    if line.joined(at):
        return act in _JOINED_ACTS
    return not line.describes(at) or act in _SAID_OF_NOUNS
