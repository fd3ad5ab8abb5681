"""Whom a noun that speaks stands for: the issuer of a text, whom a spokesman serves."""

from __future__ import annotations

from collections.abc import Collection

from caryatid.reading._cues import cue_words, issues
from caryatid.reading._tree import SUBJECTS
from caryatid.reading.clauses import Party
from caryatid.reading.tree_line import TreeLine

__all__ = ["issuer", "stands_for"]

_FROM = frozenset({"by", "from"})
_FOR = frozenset({"for", "of"})


def stands_for(line: TreeLine, subject: int, verb: int) -> Party:
    """Whom a subject stands for: somebody named, whoever issues a text, whom a spokesman serves.

    Args:
        line: The sentence.
        subject: Token that heads the subject.
        verb: Word of its verb.
    """
    tree = line.tree
    lemma = tree.lemma(subject)
    own = line.people(subject)
    if lemma in cue_words("nouns"):
        return issuer(line, subject) or own or _holder(line, subject)
    if lemma in cue_words("spokesmen") and not _is_named(own):
        return _served(line, subject) or own
    if not own and subject < tree.token(verb):
        own = line.subject(verb)
    if not own and tree.tokens[subject].upos == "PRON":
        own = _main_subject(line, subject)
    return own or issuer(line, subject)


def _main_subject(line: TreeLine, pronoun: int) -> Party:
    """“The party hailed what it calls ...”: the sentence's own subject before "it" or "they"."""
    tree = line.tree
    root = next((k for k in tree.above(pronoun) if tree.up(k) is None), None)
    subject = None if root is None else tree.kid(root, *SUBJECTS)
    plain = tree.tokens[pronoun].text.lower() in {"it", "they"}
    return line.people(subject) if subject is not None and plain and subject < pronoun else Party()


def _is_named(party: Party) -> bool:
    return any(m.form == "name" for m in party.mentions)


def issuer(line: TreeLine, place: int) -> Party:
    """“X's statement”, "a statement by X", "a Turkish statement", "the words of X"."""
    word = line.tree.word(place)
    if word < 0:
        return Party()
    if line.tree.kid(place, "nmod:poss") is not None:
        return line.owner(word)
    found = _joined(line, place, _FROM) or line.owner(word) or _joined(line, place, {"of"})
    return found or _maker(line, place)


def _maker(line: TreeLine, place: int) -> Party:
    """“X issued a note”: the subject of the verb whose object a text is."""
    tree = line.tree
    head = tree.up(place)
    made = head is not None and tree.relation(place) == "obj" and issues(tree, head)
    word = tree.word(head) if head is not None and made else -1
    return line.subject(word) if word >= 0 else Party()


def _served(line: TreeLine, place: int) -> Party:
    """“A spokesman for X”, "X's spokesman"."""
    word = line.tree.word(place)
    return _joined(line, place, _FOR) or (line.owner(word) if word >= 0 else Party())


def _joined(line: TreeLine, place: int, prepositions: Collection[str]) -> Party:
    """Whom one of the prepositions joins to a noun."""
    tree = line.tree
    if not any(tree.case(k) in prepositions for k in tree.kids(place, "nmod", "obl", "acl")):
        return Party()
    word = tree.word(place)
    return line.oblique(word, word + 1, prepositions) if word >= 0 else Party()


def _holder(line: TreeLine, place: int) -> Party:
    """“A note posted on her page”: whose the place is where a text stands."""
    tree = line.tree
    for kid in tree.kids(place, "acl", "nmod"):
        for spot in (kid, *tree.kids(kid, "obl", "obl:agent", "nmod")):
            owner = tree.kid(spot, "nmod:poss")
            if owner is not None or tree.relation(spot) == "obl:agent":
                return line.people(spot if owner is None else owner)
    return Party()
