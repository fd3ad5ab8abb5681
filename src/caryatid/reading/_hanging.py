"""What hangs from a word by a preposition, and who is charged with a deed, by the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caryatid.reading._phrases import Phrases
from caryatid.reading._tree import Tree
from caryatid.reading.lexicon import verb_data

__all__ = ["charged", "hanging"]

_CLAUSES = frozenset({"acl:relcl", "ccomp", "advcl", "parataxis", "conj", "csubj", "nsubj"})
_PHRASAL = ("obl", "nmod", "obl:agent", "nmod:desc", "advcl", "acl")


def hanging(phrases: Phrases, places: Sequence[int], wanted: frozenset[str]) -> list[int]:
    """Mentions of the phrase that a wanted preposition joins to tokens.

    Args:
        phrases: Mentions of the sentence over its tree.
        places: Tokens of a deed, in order; what stands before the first of them is passed over.
        wanted: Prepositions in small letters.

    Returns:
        Numbers of mentions, those that hang from the tokens themselves before those below.
    """
    tree = phrases.tree
    direct = [k for p in places for k in tree.kids(p, *_PHRASAL)]
    below = sorted(k for p in places for k in _below(tree, p))
    for kid in (*direct, *below):
        if kid > places[0] and kid not in places and tree.case(kid) in wanted:
            found = list(phrases.people(kid, owners=True))
            if found:
                return found
    return []


def _below(tree: Tree, place: int) -> Iterator[int]:
    """Phrases under a token, other clauses left out: the parse may hang them too low."""
    for kid in tree.below[place]:
        relation = tree.relation(kid)
        nouns = (
            relation == "conj" and tree.tokens[kid].upos == "NOUN" and tree.kid(kid, "det") is None
        )
        if relation in _CLAUSES and not nouns:
            continue
        if relation in _PHRASAL:
            yield kid
        yield from _below(tree, kid)


def charged(tree: Tree, place: int) -> int | None:
    """The verb that charges somebody with the deed at a token ("accused X of rigging it")."""
    head = tree.up(place)
    if head is None:
        return None
    clause = tree.relation(place) in {"advcl", "acl"}
    if not clause and tree.case(place) not in {"of", "for", "with"}:
        return None
    accuses = verb_data()["accuse"]
    if tree.lemma(head) in accuses:
        return head
    verb = tree.up(head)
    if verb is None or tree.lemma(verb) not in accuses:
        return None
    return verb if tree.relation(head) in {"obj", "nsubj:pass"} else None
