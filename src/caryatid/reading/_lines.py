"""Sentences as lines of words with mentions, cut where a text never ends its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caryatid.reading._tree import tree_over
from caryatid.reading._words import Word, words
from caryatid.reading.actors import ActorIndex
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.segment import Sentence
from caryatid.reading.tree_line import TreeLine

__all__ = ["LONGEST", "lines"]

LONGEST = 200  # words; the rules look back to the start of a line for every word in it


def lines(body: str, sentences: Sequence[Sentence], index: ActorIndex) -> Iterator[TreeLine]:
    """Lines of at most `LONGEST` words, in order; the text is parsed unless the index has it."""
    parsed = index.parsed
    if parsed is None:
        parsed = TrainedEnglish().parse(body, [(s.start, s.end) for s in sentences])
    for sentence in sentences:
        tokens = _without_scare_marks(words(body, sentence.start, sentence.end))
        for first in range(0, len(tokens), LONGEST):
            part = tokens[first : first + LONGEST]
            tree = tree_over(parsed, part)
            if tree is not None:
                yield TreeLine(part, index.at(part[0].start, part[-1].end), tree)


_SCARE_WORDS = 4
_OPENING, _CLOSING = frozenset('“"‘'), frozenset('”"’')


def _without_scare_marks(tokens: Sequence[Word]) -> Sequence[Word]:
    """The words without marks around a few of them, which do not break the sentence."""
    dropped: set[int] = set()
    opened = -1
    for i, word in enumerate(tokens):
        if opened >= 0 and word.text in _CLOSING:
            if i - opened - 1 <= _SCARE_WORDS:
                dropped |= {opened, i}
            opened = -1
        elif word.text in _OPENING:
            opened = i
    return [word for i, word in enumerate(tokens) if i not in dropped] if dropped else tokens
