"""Deeds that are only an option, and those of which nobody says whether they are done."""

from __future__ import annotations

from caryatid.reading._course import over
from caryatid.reading._denial import negates
from caryatid.reading._tree import Tree
from caryatid.reading.lexicon import verb_data
from caryatid.reading.tree_line import TreeLine

__all__ = ["left_open", "unsaid"]

_OPTIONS = frozenset(
    {"option", "possibility", "choice", "alternative", "contingency", "scenario", "idea"}
)
_WEIGHED = frozenset({"consider", "weigh", "contemplate", "mull", "explore", "envisage", "ponder"})
_COPULAS = frozenset({"is", "was", "are", "were", "be", "been", "remain", "remains", "remained"})
_NEVER = frozenset({"no", "not", "never", "n't", "hardly", "off"})
_KNOWING = frozenset(
    {"say", "know", "confirm", "disclose", "reveal", "clear", "ask", "see", "wonder", "specify",
     "certain", "sure", "tell", "indicate", "clarify", "comment", "decide"}
)  # fmt: skip
_NEAR = 10
"""Words behind a deed in which "was an option" is still said of it. Source: judgement."""

_PREDICATE = 6
"""Words of "still one of the options" behind its verb. Source: judgement."""


def left_open(line: TreeLine, at: int) -> bool:
    """Whether the deed at word `at` is an option, or not ruled out: “force was an option”."""
    tree = line.tree
    place = tree.token(at)
    for head, _ in over(tree, place):
        token = tree.tokens[head]
        lemma = tree.lemma(head)
        if token.upos == "NOUN" and lemma in _OPTIONS and not negates(tree, head):
            return True
        weighed = lemma in _WEIGHED and tree.kid(head, "xcomp") in {None, place}
        if token.upos == "VERB" and (weighed or _not_ruled_out(tree, head)):
            return True
    return _said_of(line, at) is True


def shut_out(line: TreeLine, at: int) -> bool:
    """Whether the deed at word `at` is no option: “off the table”, "was never an option"."""
    return _said_of(line, at) is False


def _not_ruled_out(tree: Tree, head: int) -> bool:
    """“Has not ruled out”, "refused to rule out": what is shut out by a verb, and kept open."""
    ruled = {"rule", "exclude", "preclude", "discount"}
    if tree.lemma(head) not in ruled or (tree.lemma(head) == "rule" and not _out(tree, head)):
        return False
    above = tree.up(head)
    refused = (
        above is not None
        and tree.relation(head) == "xcomp"
        and (tree.lemma(above) in verb_data()["direction"]["refused"])
    )
    return refused or negates(tree, head)


def _out(tree: Tree, head: int) -> bool:
    return any(t.text.lower() == "out" for t in tree.tokens[head + 1 : head + 2])


def _said_of(line: TreeLine, at: int) -> bool | None:
    """Whether the words behind a deed call it an option; None if they say neither."""
    for place in range(at + 1, min(at + _NEAR, len(line.tokens))):
        if not line.tokens[place].alpha:
            return None
        if line.tokens[place].low in _COPULAS:
            predicate = [w.low for w in line.tokens[place + 1 : place + 1 + _PREDICATE]]
            stop = next((n for n, low in enumerate(predicate) if low in {",", ".", ";"}), None)
            return _optional(predicate[:stop])
    return None


def _optional(predicate: list[str]) -> bool | None:
    tabled = "the table" in " ".join(predicate) and {"on", "off"} & set(predicate)
    named = _OPTIONS & {low.removesuffix("s") for low in predicate}
    return not _NEVER & set(predicate) if tabled or named else None


def unsaid(line: TreeLine, at: int) -> bool:
    """Whether the deed at word `at` stands in an open question: “has not said whether it will”."""
    tree = line.tree
    place = tree.token(at)
    chain = [place, *(head for head, _ in over(tree, place))]
    for spot in chain:
        marks = {tree.tokens[k].text.lower() for k in tree.kids(spot, "mark")}
        if "whether" in marks:
            return True
        if "if" in marks and _asked(tree, spot):
            return True
    return False


def _asked(tree: Tree, place: int) -> bool:
    """Whether "if" opens what somebody asks, knows or says, not a condition."""
    mark = next(k for k in tree.kids(place, "mark") if tree.tokens[k].text.lower() == "if")
    return mark > 0 and tree.lemma(mark - 1) in _KNOWING
