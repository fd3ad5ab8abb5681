"""Sentences as lines of words with mentions, cut where a text never ends its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caryatid.reading._words import words
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Line
from caryatid.reading.segment import Sentence

__all__ = ["LONGEST", "lines"]

LONGEST = 200  # words; the rules look back to the start of a line for every word in it


def lines(body: str, sentences: Sequence[Sentence], index: ActorIndex) -> Iterator[Line]:
    """Lines of at most `LONGEST` words, in order."""
    for sentence in sentences:
        tokens = words(body, sentence.start, sentence.end)
        for first in range(0, len(tokens), LONGEST):
            part = tokens[first : first + LONGEST]
            yield Line(part, index.at(part[0].start, part[-1].end))
