"""Who does a verb, by the tree: own subjects, shared ones, control, participles."""

from __future__ import annotations

from collections.abc import Iterator

from caryatid.reading._hanging import charged, hanging
from caryatid.reading._phrases import Phrases
from caryatid.reading._placed import RELATIVES
from caryatid.reading._tree import SUBJECTS, VERBAL, Tree
from caryatid.reading.lexicon import verb_data

__all__ = ["subjects"]

_DEPTH = 8
_PROMISES = frozenset({"promise", "vow", "pledge", "threaten", "agree", "swear"})
_GOES_ON = frozenset({"conj", "advcl", "ccomp", "parataxis", "advcl:relcl"})


def subjects(phrases: Phrases, place: int, depth: int = 0) -> Iterator[int]:
    """Mentions that are the grammatical subject of a verb.

    Args:
        phrases: Mentions of the sentence over its tree.
        place: Token of the verb.
        depth: How many verbs have been climbed so far.
    """
    tree = phrases.tree
    head = tree.up(place)
    if depth > _DEPTH:
        return
    if tree.relation(place) in {"aux", "aux:pass", "cop"} and head is not None:
        yield from subjects(phrases, head, depth + 1)
        return
    own = _own(tree, place)
    for kid in own:
        yield from phrases.people(kid, owners=True)
    if not own and head is not None:
        yield from _lent(phrases, place, head, depth)


def _own(tree: Tree, place: int) -> list[int]:
    """Subjects of the verb itself, those before it if there are any."""
    own = list(tree.kids(place, *SUBJECTS))
    own = [k for k in own if k < place] or own
    if len(own) > 1 and tree.tokens[own[0]].text.lower() in RELATIVES:
        own = own[1:]  # "whom many recognised", its pronoun taken for a subject
    if own or tree.tokens[place].upos != "VERB":
        return own
    if tree.relation(place) not in {"conj", "advcl", "root", "ccomp"}:
        return []
    # an object before its verb is none
    return [k for k in tree.kids(place, "obj", "obl:unmarked") if k < place - 1][:1]


def _lent(phrases: Phrases, place: int, head: int, depth: int) -> Iterator[int]:
    """Subjects that the verb has from the word it hangs from."""
    tree = phrases.tree
    relation = tree.relation(place)
    if relation == "amod":
        yield from phrases.people(head, owners=False)
    elif relation in {"acl", "acl:relcl"}:
        yield from _of_noun(phrases, place, head, depth)
    elif relation == "xcomp" or (relation == "advcl" and _told(tree, place, head)):
        yield from _controlled(phrases, head, depth)
    elif relation in _GOES_ON:
        finite = tree.tokens[place].xpos not in {"VBG", "VB"}
        if relation in {"ccomp", "parataxis"} and finite:
            return
        if tree.tokens[head].upos in VERBAL or tree.kid(head, "cop", *SUBJECTS) is not None:
            yield from subjects(phrases, head, depth + 1)


def _marks(tree: Tree, place: int) -> set[str]:
    return {tree.tokens[k].text.lower() for k in tree.kids(place, "mark")}


def _told(tree: Tree, place: int, head: int) -> bool:
    """“Order the army to fire”, “blame him for firing”: the object of one verb does another."""
    lemma = tree.lemma(head)
    marks = _marks(tree, place)
    if marks & {"for", "of", "from"}:
        return lemma in {*verb_data()["accuse"], *verb_data()["answers_for"]}
    return "to" in marks and lemma in verb_data()["object_control"]


def _of_noun(phrases: Phrases, place: int, head: int, depth: int) -> Iterator[int]:
    """“Troops sent by X”, “the plan to topple X”: the noun, or whoever has the plan."""
    tree = phrases.tree
    marks = _marks(tree, place)
    if not marks & {"to", "for", "of"}:
        yield from phrases.people(head, owners=False)
        return
    found = _answerable(phrases, place, head, marks)
    if not found and "to" in marks and head in phrases.heading:
        found = [phrases.heading[head]]  # "called on the army to leave", hung from the army
    if found:
        yield from found
        return
    for above in tree.above(head):
        if tree.tokens[above].upos in VERBAL:
            yield from subjects(phrases, above, depth + 1)
            return


def _answerable(phrases: Phrases, place: int, head: int, marks: set[str]) -> list[int]:
    """Whom a charge, a criticism or a plan makes the doer."""
    tree = phrases.tree
    verb = charged(tree, place)
    kid = None if verb is None else tree.kid(verb, "obj", "nsubj:pass")
    if kid is not None:
        return list(phrases.people(kid, owners=True))
    if "for" not in marks:
        return list(phrases.owners(head)) or hanging(phrases, [head], frozenset({"of", "by"}))
    if tree.lemma(head) in verb_data()["answers_for_nouns"]:
        return hanging(phrases, [head], frozenset({"of"}))
    return []


def _controlled(phrases: Phrases, head: int, depth: int) -> Iterator[int]:
    """“X asked Y to leave”: Y leaves; “X promised Y to leave”: X does."""
    tree = phrases.tree
    lemma = tree.lemma(head)
    told: int | None = None
    if lemma in {"call", "appeal"}:
        spoken = (k for k in tree.kids(head, "obl") if tree.case(k) in {"on", "to", "upon"})
        told = next(spoken, None)
    elif lemma not in _PROMISES and not tree.is_passive(head):
        told = tree.kid(head, "obj", "iobj")
    found = [] if told is None else list(phrases.people(told, owners=False))
    if found:
        yield from found
    else:
        yield from subjects(phrases, head, depth + 1)
