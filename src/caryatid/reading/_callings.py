"""Actors that only a description names: "eight customs clerks", "most in the capital"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from caryatid.reading._data import load_data, word_set
from caryatid.reading._names import Found
from caryatid.reading._tree import Tree, tree_over
from caryatid.reading._words import Word
from caryatid.reading.gazetteer import Entry, base_gazetteer
from caryatid.reading.language import Parsed

__all__ = ["described_people"]

_INSIDE = frozenset({"compound", "amod", "flat", "fixed", "det", "nummod", "goeswith", "root"})
"""Relations of a noun that is part of a longer name, or of no phrase at all."""

_HEADS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"})
_CROWD_DEEDS = frozenset(
    {"demonstration", "march", "protest", "rally", "riot", "sit-in", "counter-protest"}
)
_WORLD = frozenset({"global", "international", "western", "worldwide"})
_DESCRIBING = frozenset({"compound", "amod"})


@cache
def _kinds() -> dict[str, str]:
    """Noun in the singular -> kind of actor that it names."""
    return {noun: kind for kind, nouns in load_data("callings").items() for noun in nouns}


def described_people(
    tokens: Sequence[Word], hits: Sequence[Found], parsed: Parsed | None
) -> list[Found]:
    """The mentions of a sentence with those that only a noun describes, in order.

    Args:
        tokens: Words of the sentence.
        hits: What names and lists of groups found in it.
        parsed: The text's trees; without them nothing is added.
    """
    tree = None if parsed is None else tree_over(parsed, tokens)
    if tree is None:
        return list(hits)
    taken = {i for h in hits for i in range(h.first, h.last)}
    added = []
    for at, word in enumerate(tokens):
        if at in taken or not word.alpha:
            continue
        place = tree.token(at)
        if _names_again(tree, place, taken):
            continue
        entry = _described(tree, place, taken) or _counted(tree, place) or _stood_for(tree, place)
        if entry is not None:
            added.append(Found(at, at + 1, entry, role="the" if _bare(tree, place) else ""))
    return sorted([*hits, *added], key=lambda h: h.first)


def _names_again(tree: Tree, place: int, taken: set[int]) -> bool:
    """Whether a noun only says what a name beside it is ("Radio One, a broadcaster")."""
    head = tree.up(place)
    if tree.relation(place) != "appos" or head is None:
        return False
    first = min([place, *tree.below[place]])
    before = next((k for k in range(first - 1, -1, -1) if tree.tokens[k].upos != "PUNCT"), head)
    return bool({tree.word(head), tree.word(before)} & taken)


def _bare(tree: Tree, place: int) -> bool:
    """“The group”: a noun with "the" and nothing else, which means somebody named before."""
    kids = tree.below[place]
    the = any(tree.tokens[k].text.lower() in {"the", "this", "that"} for k in kids if k < place)
    return the and not any(tree.relation(k) not in {"det", "case", "punct"} for k in kids)


def _described(tree: Tree, place: int, taken: set[int]) -> Entry | None:
    """The actor that a common noun names with what describes it."""
    token = tree.tokens[place]
    kind = _kinds().get(tree.lemma(place))
    if kind is None or token.upos != "NOUN" or tree.relation(place) in _INSIDE:
        return None
    if tree.kid(place, "cop") is not None:
        return None  # "is a lawyer" tells what somebody is
    describing = [tree.tokens[k].text.lower() for k in tree.kids(place, *_DESCRIBING)
                  if k < place and tree.tokens[k].text.isalpha()]  # fmt: skip
    own = [tree.tokens[k].text.lower() for k in tree.kids(place, "compound")
           if tree.word(k) not in taken and tree.tokens[k].text.isalpha()]  # fmt: skip
    name = " ".join([*own, token.text.lower()])
    return Entry(name, name, _kind_by(describing) or kind, None, "group")


def _kind_by(words: Sequence[str]) -> str:
    """Kind of the group that a noun before the calling names ("police" officers)."""
    for word in reversed(words):
        match = base_gazetteer().match([Word(0, len(word), word, word)], 0)
        if match is not None and match[1].form == "group":
            return match[1].kind
    return ""


def _counted(tree: Tree, place: int) -> Entry | None:
    """“Most in the capital”, “those who fled”: people whom only a number or a place tells."""
    low = tree.tokens[place].text.lower()
    if low not in word_set("people_counted") or tree.relation(place) not in _HEADS:
        return None
    kids = [k for k in tree.below[place] if k > place]
    cases = {tree.case(k) for k in kids}
    placed = bool(cases & {"in", "on", "from", "inside", "outside", "across"})
    who = any(tree.tokens[k].text.lower() == "who" for kid in kids for k in tree.below[kid])
    if "of" in cases or not (placed or who):
        return None
    return Entry("people", "people", "population", None, "group")


def _stood_for(tree: Tree, place: int) -> Entry | None:
    """“The protests spread”, “international criticism”: who does what the word tells of."""
    world = tree.lemma(place) in _WORLD
    if world and tree.relation(place) == "amod":
        name = "international community"
        return Entry(name, name, "group_of_states", None, "adjective")
    return _marching(tree, place)


def _marching(tree: Tree, place: int) -> Entry | None:
    noun = tree.tokens[place].upos == "NOUN" and tree.lemma(place) in _CROWD_DEEDS
    told = tree.tokens[place].xpos == "NNS" or tree.kid(place, "det") is not None
    if not (noun and told) or tree.relation(place) in _INSIDE:
        return None
    return Entry("protesters", "protesters", "population", None, "group")
