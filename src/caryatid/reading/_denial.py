"""Whether a deed is denied, by the words around it and over it in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caryatid.reading._course import PLANS, kept_from, over
from caryatid.reading._data import word_set
from caryatid.reading._tree import VERBAL, Tree
from caryatid.reading.lexicon import verb_data

__all__ = ["denied", "negates"]


def denied(tree: Tree, place: int, turn: str) -> bool:
    """Whether the deed at a token is denied; refusals are."""
    if turn == "refused":
        return True
    chain = [place, *_until_turned(tree, place)]
    averted = sum(tree.relation(spot) == "advcl" and kept_from(tree, spot) for spot in chain)
    averted += any(r == "ccomp" and tree.lemma(h) == "deny" for h, r in over(tree, place))
    averted += _stopped_short(tree, place) + _nobody_gets(tree, place)
    averted += sum(_yet_to(tree, spot) for spot in chain)
    if (averted + _times_denied(tree, chain)) % 2:
        return True
    averting = {"fail", "lack", *verb_data()["averting"]}
    return any(tree.lemma(spot) in averting for spot in chain[1:])


def _times_denied(tree: Tree, chain: Sequence[int]) -> int:
    """How many words deny the deed; two of one token count once ("neither ... nor")."""
    found: set[int] = set()
    count = 0
    for spot in chain:
        new = _deniers(tree, spot) - found
        found |= new
        count += bool(new)
    return count


def _until_turned(tree: Tree, place: int) -> Iterator[int]:
    """Heads over the deed whose denial denies it: not what only sees, says or concerns it."""
    for head, relation in over(tree, place):
        if relation == "ccomp":
            return
        verbal = tree.tokens[head].upos in VERBAL
        if relation == "nsubj" and not (verbal and tree.lemma(head) in word_set("occurs")):
            return
        yield head
        if relation in {"nmod", "nmod:poss", "compound"} and not _carries(tree, head):
            return


def _carries(tree: Tree, head: int) -> bool:
    """Whether a noun only bundles or plans the deed that hangs from it: "a shipment of arms"."""
    return tree.lemma(head) in word_set("dealings") | PLANS


def _stopped_short(tree: Tree, place: int) -> bool:
    """“Short of breaking off”: where the parse makes the deed an adjective."""
    before = [t.text.lower() for t in tree.tokens[max(0, place - 2) : place]]
    return before == ["short", "of"] and tree.relation(place) != "advcl"


def _nobody_gets(tree: Tree, place: int) -> bool:
    """“Lent nothing”, “backed by neither X nor Y”, “froze not a single account”."""
    for kid in tree.kids(place, "obj", "obl:agent"):
        inside = {kid, *tree.below[kid]}
        lows = {tree.tokens[k].text.lower() for k in inside if k <= kid}
        if lows & _NONE:
            return True
    return False


_NONE = frozenset({"no", "nothing", "nobody", "none", "neither", "not"})


def _yet_to(tree: Tree, place: int) -> bool:
    """“Have yet to sign”: what has not happened so far."""
    marks = {tree.tokens[k].text.lower() for k in tree.kids(place, "mark")}
    head = tree.up(place)
    spots = [place, *([head] if head is not None and tree.lemma(head) == "have" else [])]
    waits = any(tree.tokens[k].text.lower() == "yet" for s in spots for k in tree.below[s])
    return "to" in marks and waits


_COUNT = frozenset({"nothing", "nobody", "none"})


def negates(tree: Tree, place: int) -> bool:
    """Whether a token is denied by a word that hangs from it."""
    return bool(_deniers(tree, place))


def _deniers(tree: Tree, place: int) -> set[int]:
    """Words that deny a token: their places, for one word denies all that it stands over once."""
    negators = set(verb_data()["negators"])
    found = {place} if tree.tokens[place].text.lower() == "cannot" else set()
    for kid in tree.below[place]:
        token = tree.tokens[kid]
        low = token.text.lower().replace("’", "'")
        subject = token.relation in {"nsubj", "nsubj:pass"}
        if low in negators and not _only(tree, kid) and (subject or low not in _COUNT):
            found.add(kid)
        if subject:
            inside = (*tree.below[kid], *(j for c in tree.kids(kid, "conj") for j in tree.below[c]))
            said = [k for k in inside if tree.tokens[k].text.lower() in {"no", "neither", "nor"}]
            found.update(said[:1])
    return found


def _only(tree: Tree, kid: int) -> bool:
    """“Not only” denies nothing."""
    return kid + 1 < len(tree.tokens) and tree.tokens[kid + 1].text.lower() in {"only", "just"}
