"""What governs a quotation in the parse: a verb of saying, a noun such as "statement", a phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from caryatid.reading._cues import cue_words, is_cue, says
from caryatid.reading._tree import SUBJECTS, Tree

__all__ = ["Cue", "governing", "tokens_inside"]

_APART = frozenset({"after", "before", "when", "while", "as", "since", "because", "until", "where"})
"""Words that open a clause which is not part of what the verb over it says."""

_ASIDE = frozenset({"parataxis", "ccomp", "advcl", "acl", "dep", "acl:relcl", "conj", "root"})
"""How a parse hangs ", she said," from the words in marks."""

_IN_WORDS = frozenset({"in", "by", "to"})
_SKIPPED = frozenset({",", "that", "“", '"', "‘", "'", "„", "«", "[", "(", "—", "–", "-", ":", "as",
                      "is", "are", "was", "were"})  # fmt: skip
"""What may stand between a verb of saying and the marks, also in “what it says are”."""

_HEAVY = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX"})
_ASKING = frozenset({"ask", "question", "press", "quiz"})


_ORDER = (frozenset({"verb", "noun", "question"}), frozenset({"phrase"}), frozenset({"person"}))


@dataclass(frozen=True, slots=True)
class Cue:
    """Where the text says that somebody speaks.

    Attributes:
        place: Token of the verb, of the noun, or of whoever is named by a phrase.
        kind: "verb", "noun", "phrase" ("according to X"), "person" ("for X, ..."), or "question"
            for words that somebody is asked about.
    """

    place: int
    kind: str


def tokens_inside(tree: Tree, start: int, end: int) -> frozenset[int]:
    """Tokens of the characters `[start, end)`."""
    return frozenset(i for i, t in enumerate(tree.tokens) if start <= t.start and t.end <= end)


def governing(tree: Tree, inside: Collection[int], shut: Collection[int]) -> Iterator[Cue]:
    """What may govern a quotation, the surest first.

    Args:
        tree: The parse of the sentence.
        inside: Tokens of the quotation.
        shut: Tokens inside any quotation, which cannot say who speaks.
    """
    if not inside:
        return
    yield from _just_before(tree, min(inside), shut)
    tops = [p for p in sorted(inside)
            if tree.heads[p] not in inside and tree.tokens[p].upos != "PUNCT"]  # fmt: skip
    found = [cue for top in tops for cue in _climb(tree, top, shut)]
    for kinds in _ORDER:
        yield from (cue for cue in found if cue.kind in kinds)


def _just_before(tree: Tree, first: int, shut: Collection[int]) -> Iterator[Cue]:
    """“X replied, “...””, "X told the crowd: “...”": the verb right before the marks or a colon."""
    place, colon = first - 1, False
    while place >= 0 and tree.tokens[place].text.lower() in _SKIPPED:
        colon = colon or tree.tokens[place].text == ":"
        place -= 1
    while colon and place >= 0 and not (place not in shut and says(tree, place)):
        place -= 1
    if place >= 0 and place not in shut and says(tree, place):
        yield Cue(place, "verb")


def _climb(tree: Tree, top: int, shut: Collection[int]) -> Iterator[Cue]:
    below: int | None = None
    for spot in (top, *tree.above(top)):
        if spot not in shut:
            if is_cue(tree, spot, below) and not _apart(tree, below):
                yield Cue(spot, "verb")
            elif tree.lemma(spot) in cue_words("nouns"):
                yield Cue(spot, "noun")
        if _asked_about(tree, spot):
            yield Cue(spot, "question")
        yield from _beside(tree, spot, below, shut)
        below = spot


def _apart(tree: Tree, below: int | None) -> bool:
    """Whether the path to a verb comes from its subject, its hearer or another clause."""
    if below is None:
        return False
    relation = tree.relation(below)
    if relation in SUBJECTS:
        return not tree.is_passive(tree.heads[below])
    if relation in {"iobj", "obl:agent"}:
        return True
    marks = {tree.tokens[k].text.lower() for k in tree.kids(below, "mark", "advmod")}
    return relation == "advcl" and bool(marks & _APART)


def _asked_about(tree: Tree, spot: int) -> bool:
    """“Asked whether “...”, she said”: the words of whoever asks."""
    mark = next((k for k in tree.kids(spot, "mark")
                 if tree.tokens[k].text.lower() in {"whether", "if"}), None)  # fmt: skip
    if mark is None:
        return False
    verb = next((k for k in range(mark - 1, -1, -1) if tree.tokens[k].upos == "VERB"), None)
    return verb is not None and tree.lemma(verb) in _ASKING and _opens_as_participle(tree, verb)


def _opens_as_participle(tree: Tree, verb: int) -> bool:
    participle = tree.tokens[verb].xpos in {"VBN", "VBD"}
    return participle and not any(tree.tokens[k].upos in {"NOUN", "PROPN", "PRON"}
                                  for k in range(verb))  # fmt: skip


def _beside(tree: Tree, spot: int, below: int | None, shut: Collection[int]) -> Iterator[Cue]:
    """Asides at a word on the way: “..., she said”, "according to X", "in the words of X"."""
    for kid in tree.below[spot]:
        if kid in shut or kid == below:
            continue
        case = tree.case(kid)
        if case == "according":
            yield Cue(kid, "phrase")
        elif case in {"for", "to"} and _opens(tree, kid):
            yield Cue(kid, "person")
        elif case in _IN_WORDS and tree.lemma(kid) in cue_words("views"):
            yield Cue(kid, "noun")
        elif tree.relation(kid) in _ASIDE:
            verb = _aside(tree, kid)
            if verb is not None:
                yield Cue(verb, "verb")


def _opens(tree: Tree, place: int) -> bool:
    """Whether a phrase stands first in its sentence."""
    return all(tree.tokens[k].upos not in _HEAVY or tree.heads[k] == place for k in range(place))


def _aside(tree: Tree, place: int) -> int | None:
    """The verb of saying of an aside such as "as she said", "she liked to say"."""
    mark = tree.kid(place, "mark")
    if mark is not None and tree.tokens[mark].text.lower() != "as":
        return None
    if tree.kid(place, *SUBJECTS) is None:
        return None
    inner = tree.kid(place, "xcomp")
    verb = place if inner is None or says(tree, place) else inner
    spoken = any(k > place for k in tree.kids(place, "ccomp", "xcomp") if k != verb)
    return verb if says(tree, verb) and not spoken else None
