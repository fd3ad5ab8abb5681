"""Whether words of the lexicon mean their deed where they stand."""

from __future__ import annotations

from caryatid.reading._data import word_set
from caryatid.reading.lexicon import Trigger
from caryatid.reading.tree_line import TreeLine

__all__ = ["fits"]

_SAID_OF_NOUNS = frozenset(
    {"arrest_detain", "sanctions", "exit_event", "travel_exit", "repression_violence",
     "legal_action", "purge"}
)  # fmt: skip
_JOINED_ACTS = frozenset(
    {"assistance_unspecified", "arms", "training", "fin_grant", "fin_loan", "use_of_force",
     "sanctions", "recognition"}
)  # fmt: skip
_NAMING = frozenset({"call", "describe", "label", "dub", "portray", "depict", "brand"})
"""Verbs that blame if what they call somebody does."""

_WEAK = frozenset({"up", "down", "off"})
"""Particles that strengthen a verb more often than they make another of it: "beat up"."""


def fits(line: TreeLine, at: int, last: int, trigger: Trigger) -> bool:
    """Whether the words are the trigger's: no month, no other verb such as "rule out"."""
    word = line.tokens[at]
    if word.capital and at and word.low in word_set("days"):
        return False
    verb = trigger.pattern in {"v", "vp", "v0"}
    if not verb and trigger.rest[-1:] == ("to",) and line.part_of_speech(last - 1) == "PART":
        return False
    if not trigger.rest and verb != _is_verb_use(line, at, trigger):
        return False
    if not verb and trigger.rest and line.past_tense(at):
        return False  # "missed a payment" is no "missed payment"
    if verb and not trigger.rest and not _deed_of_its_own(line, at, trigger.act):
        return False
    if trigger.act == "recognition" and verb and not trigger.rest and line.opens_clause(at):
        return False  # "recognises that"
    if trigger.act == "condemnation" and line.lemma(at) in _NAMING and not trigger.rest:
        return line.says_of(at, word_set("blames"))
    if trigger.act == "consult_call" and not trigger.rest and line.names_object(at):
        return False
    particle = line.particle(at)
    return not verb or not particle or particle in trigger.rest or particle in _WEAK


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
