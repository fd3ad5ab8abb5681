"""Words that say that somebody speaks: verbs, nouns, phrases."""

from __future__ import annotations

from functools import cache

from caryatid.reading._data import load_data
from caryatid.reading._tree import VERBAL, Tree
from caryatid.reading.lexicon import spelled, verb_data

__all__ = ["cue_words", "is_cue", "issues", "says"]

_AS = frozenset(
    {"see", "greet", "reject", "regard", "welcome", "paint", "style", "frame", "present", "view"}
)
"""Verbs that give somebody's words only with "as" ("rejected it as “a joke”")."""


@cache
def cue_words(group: str) -> frozenset[str]:
    """Words of one group of quotes.yaml."""
    return frozenset(load_data("quotes")[group])


@cache
def _forms(group: str) -> dict[str, frozenset[str]]:
    """Form of a verb of a group -> the particles that it may need, "" for none."""
    phrases = {*load_data("quotes")[group], *(verb_data()["speech"] if group == "verbs" else ())}
    table: dict[str, set[str]] = {}
    for phrase in phrases:
        base, _, particle = phrase.partition(" ")
        for _, form in spelled(base):
            table.setdefault(form, set()).add(particle)
    return {form: frozenset(particles) for form, particles in table.items()}


def _in_group(tree: Tree, place: int, group: str) -> bool:
    particles = _forms(group).get(tree.tokens[place].text.lower(), frozenset())
    follow = tree.tokens[place + 1].text.lower() if place + 1 < len(tree.tokens) else ""
    return "" in particles or follow in particles


def says(tree: Tree, place: int) -> bool:
    """Whether a token is a verb of saying."""
    return tree.tokens[place].upos == "VERB" and _in_group(tree, place, "verbs")


def issues(tree: Tree, place: int) -> bool:
    """Whether a token is a verb whose subject issues what its object names."""
    return tree.tokens[place].upos == "VERB" and _in_group(tree, place, "issuing")


def is_cue(tree: Tree, place: int, below: int | None) -> bool:
    """Whether a verb may have words in marks as what somebody says or has in mind.

    Args:
        tree: The parse.
        place: The verb.
        below: Its dependent that leads to the words, None where none does.
    """
    if says(tree, place):
        return True
    if tree.tokens[place].upos not in VERBAL or below is None:
        return False
    if _in_group(tree, place, "minds"):
        return tree.relation(below) in {"xcomp", "ccomp", "obj"}
    return tree.lemma(place) in _AS and tree.case(below) == "as"
