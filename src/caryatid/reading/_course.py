"""Which way a deed turns and how it is put, by what stands over it in the tree."""

from __future__ import annotations

from collections.abc import Iterator

from caryatid.reading._data import word_set
from caryatid.reading._tree import VERBAL, Tree
from caryatid.reading.lexicon import verb_bases, verb_data

__all__ = ["PLANS", "Over", "course", "framing", "kept_from", "over"]

Over = tuple[int, str]
"""A token over the deed, and the relation through which the deed hangs from it."""

_STEPS = 7
_VERB_LINKS = frozenset({"xcomp", "ccomp", "csubj"})
_NOUN_LINKS = frozenset(
    {"obj", "nsubj:pass", "obl", "nmod", "compound", "nsubj", "iobj", "nmod:poss", "xcomp", "ccomp"}
)
_TURNED = ("suspended", "withdrawn", "reduced", "lifted", "refused")
_BOUND = frozenset({"of", "in", "to", "for", "on", "from"})


def over(tree: Tree, place: int) -> Iterator[Over]:
    """What the deed at a token hangs from in its own clause, the nearest first."""
    for _ in range(_STEPS):
        head = tree.up(place)
        if head is None:
            return
        relation = tree.relation(place)
        if relation in {"conj", "aux", "aux:pass", "cop", "appos", "amod", "flat"}:
            place = head
            continue
        if not _links(tree, place, relation):
            return
        yield head, relation
        place = head


def _links(tree: Tree, place: int, relation: str) -> bool:
    """Whether what a token hangs from by the relation bears on the deed that it names."""
    if tree.tokens[place].upos not in VERBAL:
        return relation in _NOUN_LINKS
    if relation == "advcl":
        return kept_from(tree, place) or _asked_to(tree, place)
    if relation == "acl":  # "the plan to topple", not "the coup plotted by"
        bare = tree.kid(place, "nsubj") is None  # not "the end of the road he took"
        marks = {tree.tokens[k].text.lower() for k in tree.kids(place, "mark")}
        return bare and bool(marks & {"to", "of"})
    return relation in _VERB_LINKS


def kept_from(tree: Tree, place: int) -> bool:
    """“Kept X from falling”, “stopped short of recognising Y”: what did not come to pass."""
    marks = {tree.tokens[k].text.lower() for k in tree.kids(place, "mark")}
    head = tree.up(place)
    if "from" in marks:
        return True
    after = [] if head is None else [t.text.lower() for t in tree.tokens[head + 1 : head + 3]]
    return "of" in marks and after == ["short", "of"]


def _asked_to(tree: Tree, place: int) -> bool:
    """“Called on the bloc to act”: what somebody is asked to do, whatever the label says."""
    head = tree.up(place)
    if head is None or not _asks(tree.lemma(head)):
        return False
    marks = {tree.tokens[k].text.lower() for k in tree.kids(place, "mark")}
    asked = any(tree.case(k) in {"on", "to", "for", "with"} for k in tree.kids(head, "obl"))
    return "to" in marks and (asked or tree.kid(head, "obj") is not None)


def _no_longer(tree: Tree, place: int) -> bool:
    """“No longer sends”: what was done has ended."""
    spots = [k for k in tree.kids(place, "advmod") if tree.tokens[k].text.lower() == "longer"]
    return any(k > 0 and tree.tokens[k - 1].text.lower() == "no" for k in spots)


def course(tree: Tree, place: int, default: str) -> str:
    """Direction of the deed at a token: the nearest word over it that turns deeds."""
    own = "withdrawn" if _no_longer(tree, place) else _qualified(tree, place)
    found: list[str] = [] if own is None else [own]
    for head, relation in over(tree, place):
        says = relation == "ccomp" and tree.lemma(head) == "deny"
        kept = relation == "advcl" and not _asks(tree.lemma(head))
        wants = _wants_of_another(tree, head, relation)
        turn = "demanded" if wants else None if says or kept else _turn(tree, head, relation)
        if turn is not None:
            found.append(turn)
        if _no_longer(tree, head) and relation in _VERB_LINKS:
            found.append("withdrawn")
    if not found or (tree.lemma(place) in word_set("asked_for") and found[0] == "refused"):
        return default  # a request that is turned down was made
    if "threatened" in found:
        return "threatened"
    if found[0] in {"requested", "demanded"} and "refused" in found[1:]:
        return "refused"
    if "refused" in found[1:] and found[0] in _TURNED:
        return default
    if found[0] in {"continued", "initiated", "promised"} and len(found) > 1:
        return found[1] if found[1] in _TURNED else found[0]
    return found[0]


def _qualified(tree: Tree, place: int) -> str | None:
    """“Dwindling aid”, “aid suspended by X”: a participle at a noun that turns it."""
    if tree.tokens[place].upos in VERBAL:
        return None
    for kid in tree.kids(place, "amod", "acl"):
        token = tree.tokens[kid]
        low = token.text.lower()
        if not low.endswith(("ing", "ed", "en", "wn")):
            continue
        active = token.xpos == "VBG" or (token.xpos == "JJ" and low.endswith("ing"))
        if active and tree.lemma(kid) not in word_set("happens"):
            continue
        lemma = tree.lemma(kid) if token.upos in VERBAL else verb_bases().get(low, low)
        turn = _listed(lemma)
        if turn is not None:
            return turn
    return None


def _listed(lemma: str) -> str | None:
    """Direction that a verb alone gives."""
    table: dict[str, list[str]] = verb_data()["direction"]
    return next((turn for turn, phrases in table.items() if lemma in phrases), None)


def _turn(tree: Tree, head: int, relation: str) -> str | None:
    token = tree.tokens[head]
    if token.upos not in VERBAL and relation == "nsubj":  # "is dwindling", taken for an adjective
        lemma = verb_bases().get(token.text.lower(), "")
        return _listed(lemma) if lemma in word_set("happens") else None
    if token.upos not in VERBAL:
        if token.upos != "NOUN" or relation == "nsubj":
            return None
        nouns: dict[str, list[str]] = verb_data()["turning_nouns"]
        return next((turn for turn, names in nouns.items() if token.lemma in names), None)
    alone = tree.lemma(head) in word_set("happens")
    if relation == "obl" and tree.lemma(head) == "end":
        return None  # "will end in war": what it comes to is not what ends
    if relation == "nsubj" and not alone:
        return None
    if relation == "obl" and not alone and not _asks(tree.lemma(head)):
        return None
    follow = [t.text.lower() for t in tree.tokens[head + 1 : head + 4]]
    particles = [tree.tokens[k].text.lower() for k in tree.kids(head, "compound:prt")]
    best: tuple[int, str] | None = None
    for turn, phrases in verb_data()["direction"].items():
        for phrase in phrases:
            first, *rest = phrase.split()
            fits = first == tree.lemma(head) and (rest == follow[: len(rest)] or rest == particles)
            if fits and (best is None or len(rest) > best[0]) and (rest or not particles):
                best = len(rest), str(turn)
    return None if best is None else best[1]


def _wants_of_another(tree: Tree, head: int, relation: str) -> bool:
    """“Wants the bank to lend”: a wish that somebody else act is a demand."""
    if tree.lemma(head) != "want" or relation not in {"xcomp", "ccomp"}:
        return False
    return relation == "ccomp" or tree.kid(head, "obj") is not None


def _asks(lemma: str) -> bool:
    return lemma in {"ask", "call", "appeal", "insist", "press", "push", "pull"}


_FRAMES = frozenset({"aux", "advmod", "amod", "mark", "cop", "aux:pass"})


def framing(tree: Tree, place: int) -> list[str]:
    """Words that say how the deed at a token is put, in small letters and in order."""
    chain = [place]
    for head, relation in over(tree, place):
        if relation == "nmod" and tree.lemma(head) not in PLANS:
            continue
        chain.append(head)
    found = {
        kid for spot in chain for kid in tree.below[spot] if tree.relation(kid) in _FRAMES
    } | set(chain)
    return [tree.tokens[k].text.lower().replace("’", "'") for k in sorted(found)]


PLANS = frozenset({"plan", "possibility", "prospect", "chance", "hope", "risk", "likelihood"})
