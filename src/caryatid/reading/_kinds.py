"""What a deed is done to and who does it, by kinds of nouns: “sold jets”, “the economy shrank”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from caryatid.reading._data import load_data
from caryatid.reading._tree import NOMINAL, SUBJECTS, VERBAL, Tree
from caryatid.reading.lexicon import Trigger
from caryatid.reading.tree_line import TreeLine

__all__ = ["asks_for_kind", "has_kind", "is_barred", "is_bundled", "stands_for"]

_DEPTH = 3
_HUMAN = frozenset({"leader", "rival_claimant", "official", "armed_forces", "police_intel",
    "paramilitary", "rebel_group", "opposition", "ruling_elite", "population", "civil_society",
    "expert", "media", "business_creditor", "regime"})  # fmt: skip
_OFFICE = frozenset({"regime", "leader", "rival_claimant"})
_STATES = frozenset({"state", "country"})
_BODIES = frozenset({"official", "ruling_elite", "armed_forces", "state_organ", "police_intel"})
_KINDS = {
    "ruler": _OFFICE | _STATES | {"ruling_elite"},
    "office": _OFFICE,
    "country": _STATES,
    "dignitary": _OFFICE | _STATES,
    "somebody": _HUMAN | _STATES,
}
"""Kinds that actors make, by kinds of actor."""

_OBJECTS = ("obj", "nsubj:pass", "obl:unmarked", "iobj", "ccomp")
_RELATIVES = frozenset({"that", "which", "who", "whom"})


def asks_for_kind(trigger: Trigger) -> bool:
    """Whether the trigger names a deed only beside nouns of some kind."""
    return bool(trigger.object or trigger.subject)


def has_kind(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether the nouns beside the word `at` are of the kinds that the trigger asks for."""
    tree = line.tree
    place = tree.token(at)
    if trigger.object == "nothing":
        if any(tree.kids(place, *_OBJECTS)) or _over(tree, place, trigger):
            return False
    elif trigger.object and not any(
        _is(line, k, trigger.object) for k in _over(tree, place, trigger)
    ):
        return False
    if not trigger.subject:
        return True
    acts = trigger.pattern in {"v", "vp", "v0"}
    over = _agents(tree, place) if acts and tree.is_passive(place) else _doers(tree, place)
    return any(_is(line, k, trigger.subject) for k in over)


def is_barred(line: TreeLine, at: int, trigger: Trigger) -> bool:
    """Whether a noun beside the word `at` gives it another sense: "a concession on a port"."""
    if not trigger.barred:
        return False
    tree = line.tree
    place = tree.token(at)
    beside = [*_over(tree, place, trigger), *_doers(tree, place), *tree.kids(place, "nmod")]
    for kid in tree.kids(place, "acl"):
        beside += tree.kids(kid, "obj")
    return any(_is(line, k, trigger.barred) for k in beside)


def stands_for(line: TreeLine, at: int, trigger: Trigger, place: int) -> bool:
    """Whether the noun at a token is one that the trigger at word `at` is done to."""
    over = _over(line.tree, line.tree.token(at), trigger)
    return place in over


def _over(tree: Tree, place: int, trigger: Trigger) -> list[int]:
    verbal = trigger.pattern in {"v", "vp", "v0"}
    return list(_objects(tree, place, trigger.rest) if verbal else _of(tree, place))


def _agents(tree: Tree, place: int) -> Iterator[int]:
    """Nouns that do a passive verb."""
    for kid in tree.kids(place, "obl", "obl:agent", "nmod"):
        if tree.case(kid) == "by":
            yield from _heads(tree, kid)


def _objects(tree: Tree, place: int, rest: tuple[str, ...]) -> Iterator[int]:
    """Nouns that a verb is done to: objects, passive subjects, what a participle stands at."""
    if rest:
        for kid in tree.kids(place, "obl", "nmod"):
            if tree.case(kid) == rest[-1]:
                yield from _heads(tree, kid)
        for verb in tree.kids(place, "xcomp"):  # "stopped paying its creditors"
            for kid in tree.kids(verb, "obj"):
                yield from _heads(tree, kid)
    own = [k for k in tree.kids(place, *_OBJECTS) if _is_noun(tree, k)]
    named = [k for k in own if tree.tokens[k].text.lower() not in _RELATIVES]
    relative = len(named) < len(own)  # "the billions that X lent Y": two objects
    for kid in named:
        yield from _heads(tree, kid)
    for kid in _lent(tree, place, bare=not own) if relative or not named else ():
        yield from _heads(tree, kid)


def _is_noun(tree: Tree, place: int) -> bool:
    """Whether a token is a noun or stands for one: "bought almost all of the crude", "lent $1"."""
    token = tree.tokens[place]
    return token.upos in NOMINAL or token.upos == "SYM" or tree.lemma(place) in _bundles()


def _lent(tree: Tree, place: int, *, bare: bool) -> Iterator[int]:
    """Objects that another word has for a verb: "beat and jailed students", "jets sent by X"."""
    relation, head = tree.relation(place), tree.up(place)
    if bare:
        for kid in tree.kids(place, "conj"):
            yield from tree.kids(kid, "obj") if tree.tokens[kid].upos in VERBAL else ()
    if head is None:
        return
    if relation in {"acl", "acl:relcl", "amod"} and tree.tokens[head].upos not in VERBAL:
        yield head
    elif bare and relation in {"xcomp", "advcl"} and tree.is_passive(place):
        yield from tree.kids(head, *SUBJECTS)  # "were reported killed"
    elif bare and relation == "conj" and tree.tokens[head].upos in VERBAL:
        yield from _objects(tree, head, ())


def _of(tree: Tree, place: int) -> Iterator[int]:
    """Nouns that a noun is about: "deliveries of jets", "jet deliveries"."""
    for kid in tree.kids(place, "nmod", "compound", "nmod:poss", "amod"):
        if tree.relation(kid) != "nmod" or tree.case(kid) in {"of", "on", "over", "in"}:
            yield from _heads(tree, kid)


def _doers(tree: Tree, place: int) -> Iterator[int]:
    """Nouns that a verb or predicate is said of."""
    kids = list(tree.kids(place, *SUBJECTS))
    named = [k for k in kids if tree.tokens[k].text.lower() not in _RELATIVES]
    for kid in named:
        yield from _heads(tree, kid)
    head = tree.up(place)
    if head is None or named:
        return
    relation = tree.relation(place)
    if relation in {"acl", "acl:relcl", "amod"}:
        yield from _heads(tree, head)
    elif relation in {"xcomp", "conj", "aux", "cop", "advcl"}:
        yield from _doers(tree, head)


def _heads(tree: Tree, place: int, depth: int = 0) -> Iterator[int]:
    """A noun, its list, and what it is a measure of."""
    yield place
    if depth >= _DEPTH:
        return
    for kid in tree.kids(place, "conj", "nmod", "flat"):
        if tree.relation(kid) != "nmod" or (tree.case(kid) == "of" and _measures(tree, place)):
            yield from _heads(tree, kid, depth + 1)


def _measures(tree: Tree, place: int) -> bool:
    """Whether a noun only counts or bundles what stands after "of": "a squadron of jets"."""
    token = tree.tokens[place]
    return token.upos == "NUM" or tree.lemma(place) in _bundles()


def is_bundled(tree: Tree, place: int) -> bool:
    """Whether a noun stands after "of" behind one that bundles it: "a batch of missiles"."""
    head = tree.up(place)
    return head is not None and tree.case(place) == "of" and _measures(tree, head)


@cache
def _bundles() -> frozenset[str]:
    return frozenset(load_data("kinds")["bundles"])


@cache
def _persons() -> frozenset[str]:
    """Nouns for people, and for so many of them."""
    listed = load_data("callings")
    return _kind("persons") | {noun for kind in _HUMAN & set(listed) for noun in listed[kind]}


@cache
def _kind(name: str) -> frozenset[str]:
    return frozenset(load_data("kinds")[name])


def _is(line: TreeLine, place: int, kinds: str) -> bool:
    """Whether the noun at a token is of one of the kinds that "|" parts."""
    return any(_is_one(line, place, kind) for kind in kinds.split("|"))


def _is_one(line: TreeLine, place: int, kind: str) -> bool:
    """Whether the noun at a token is of a kind: a kind of word, or one of actor."""
    tree = line.tree
    word = tree.word(place)
    mention = line.mention_at(word) if word >= 0 else None
    made_by = "" if mention is None else mention.kind
    if kind == "people":
        counts = tree.tokens[place].upos == "NUM" and not tree.tokens[place].text.endswith("%")
        return counts or made_by in _HUMAN or tree.lemma(place) in _persons()
    if kind not in load_data("kinds"):
        return made_by in _KINDS.get(kind, {kind})
    if kind == "official" and mention is not None:
        named = mention.form == "name" and made_by in _HUMAN - _OFFICE
        return named or made_by in _BODIES
    if kind == "place" and tree.tokens[place].upos == "PROPN":
        return made_by not in _HUMAN
    lemma = tree.lemma(place)
    forms = {lemma, lemma.lower().removesuffix("s"), tree.tokens[place].text.lower()}
    return bool(forms & _kind(kind))
