"""What the act classifier looks at: states of a word, its head and its object, and grammar.

Training and reading share this file: a column means the same to both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from caryatid.reading._fits import fits
from caryatid.reading.language import ParsedSentence
from caryatid.reading.lexicon import match_trigger
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import ACTS

__all__ = ["BLOCKS", "CONTENT", "clues", "named_acts", "typed_words"]

CONTENT: Final = ("VERB", "NOUN", "ADJ")
"""Parts of speech that name deeds."""

_RELATIONS: Final = (
    "root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "amod", "compound", "conj",
    "advcl", "acl", "acl:relcl", "xcomp", "ccomp", "parataxis", "appos",
)  # fmt: skip
_KIDS: Final = ("nsubj", "nsubj:pass", "obj", "iobj", "xcomp", "ccomp", "obl", "nmod", "nmod:poss",
                "amod", "compound", "det", "aux:pass", "compound:prt", "case")  # fmt: skip
_PREPOSITIONS: Final = ("to", "for", "with", "against", "on", "from", "of", "by", "at", "in",
                        "over", "into", "between")  # fmt: skip
_GRAMMAR: Final = (
    *CONTENT, *_RELATIONS, *(f"has {k}" for k in _KIDS), *(f"behind {p}" for p in _PREPOSITIONS)
)  # fmt: skip
_LEXICON: Final = (*ACTS, "any")
_PLACE: Final = {name: at for at, name in enumerate(_GRAMMAR)}
_ACT: Final = {name: at for at, name in enumerate(_LEXICON)}

BLOCKS: Final = ("word", "sentence", "head", "object", "grammar", "lexicon")
"""Groups of columns, in order."""

Floats = NDArray[np.float32]


def named_acts(line: TreeLine) -> dict[int, frozenset[str]]:
    """Acts that the lexicon has for words of a line, by the code point at which the word starts.

    A phrase counts for its first word, and where it is no verb's for the word that heads it.
    """
    found: dict[int, set[str]] = {}
    for at in range(len(line.tokens)):
        for last, trigger in match_trigger(line.tokens, at):
            if fits(line, at, last, trigger):
                found.setdefault(line.tokens[at].start, set()).add(trigger.act)
                if trigger.pattern in {"n", "nof", "ns"}:
                    head = line.tokens[line.head(at, last)]
                    found.setdefault(head.start, set()).add(trigger.act)
    return {start: frozenset(acts) for start, acts in found.items()}


def typed_words(sentence: ParsedSentence) -> list[int]:
    """Places of the words that may name deeds."""
    return [at for at, token in enumerate(sentence.tokens) if token.upos in CONTENT]


def clues(
    sentence: ParsedSentence, places: Sequence[int], named: Mapping[int, frozenset[str]]
) -> dict[str, Floats]:
    """Columns for words of a sentence, by block.

    Args:
        sentence: With the states of its tokens.
        places: Words looked at.
        named: What `named_acts` has for the line.

    Returns:
        Axes (word, column) each, in the order of `BLOCKS`.
    """
    states = np.vstack([sentence.states, np.zeros_like(sentence.states[:1])]).astype(np.float32)
    below = _below(sentence)
    grammar, lexicon = _by_name(sentence, places, below, named)
    return {
        "word": states[list(places)],
        "sentence": np.repeat(states[:-1].mean(axis=0, keepdims=True), len(places), axis=0),
        "head": states[[sentence.tokens[at].head for at in places]],
        "object": states[[_object(sentence, below.get(at, ())) for at in places]],
        "grammar": grammar,
        "lexicon": lexicon,
    }


def _below(sentence: ParsedSentence) -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for kid, token in enumerate(sentence.tokens):
        below.setdefault(token.head, []).append(kid)
    return below


def _object(sentence: ParsedSentence, kids: Sequence[int]) -> int:
    """What a deed is done to or with: its object, else what hangs from it; -1 for nothing."""
    for relations in (("obj",), ("nsubj:pass",), ("obl", "nmod")):
        for kid in kids:
            if sentence.tokens[kid].relation in relations:
                return kid
    return -1


def _by_name(
    sentence: ParsedSentence,
    places: Sequence[int],
    below: Mapping[int, Sequence[int]],
    named: Mapping[int, frozenset[str]],
) -> tuple[Floats, Floats]:
    """Columns that are one where something holds."""
    grammar = np.zeros((len(places), len(_GRAMMAR)), dtype=np.float32)
    lexicon = np.zeros((len(places), len(_LEXICON)), dtype=np.float32)
    for row, at in enumerate(places):
        for name in _grammar(sentence, at, below):
            if name in _PLACE:
                grammar[row, _PLACE[name]] = 1.0
        acts = named.get(sentence.tokens[at].start, frozenset())
        for act in (*acts, *(("any",) if acts else ())):
            lexicon[row, _ACT[act]] = 1.0
    return grammar, lexicon


def _grammar(
    sentence: ParsedSentence, at: int, below: Mapping[int, Sequence[int]]
) -> Iterator[str]:
    token = sentence.tokens[at]
    yield token.upos
    yield token.relation
    for kid in below.get(at, ()):
        yield f"has {sentence.tokens[kid].relation}"
        for deep in below.get(kid, ()):
            if sentence.tokens[deep].relation == "case":
                yield f"behind {sentence.tokens[deep].text.lower()}"
