"""English by the network that ships with Caryatid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import cast

import numpy as np

from caryatid.reading.language._decode import name_spans
from caryatid.reading.language._engine import Engine, Reading, engine
from caryatid.reading.language._windows import Span, Window, paragraphs, windows
from caryatid.reading.language.records import (
    Entity,
    EntityKind,
    Parsed,
    ParsedSentence,
    Token,
)

__all__ = ["TrainedEnglish"]

_WINDOWS_AT_ONCE = 256
"""Windows held in memory at a time: about twenty thousand words."""


class TrainedEnglish:
    """Our own network: MiniLM, fine-tuned on open treebanks and corpora of names.

    The network is loaded at the first text and shared by all instances. The same text gives the
    same result; MODEL_CARD.md beside the network says how good it is and where it fails.
    """

    @property
    def code(self) -> str:
        """ISO 639-1 code of the language."""
        return "en"

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> Parsed:
        """Words, sentences, trees and names of a text.

        Args:
            text: As published; any length, the work grows with it only.
            blocks: Places that no sentence crosses, in order; what lies outside them is not
                read. None takes what blank lines part.

        Raises:
            DataError: The installation lacks the network's files.
        """
        held = engine()
        spans = list(paragraphs(text)) if blocks is None else list(blocks)
        cut = windows(text, spans, held.pieces)
        sentences: list[ParsedSentence] = []
        while group := list(islice(cut, _WINDOWS_AT_ONCE)):
            for window, reading in zip(group, held.read(group), strict=True):
                sentences.extend(_sentences(window, reading, held))
        held.pieces.forget()
        return Parsed(tuple(sentences))


def _sentences(window: Window, reading: Reading, held: Engine) -> Iterator[ParsedSentence]:
    names = list(name_spans(reading.names))
    for first, last in reading.sentences:
        tokens = tuple(_token(window, reading, held, at, first) for at in range(first, last))
        entities = tuple(
            _entity(window, reading, (start, end), first, kind)
            for start, end, kind in names
            if first <= start and end <= last
        )
        meaning = reading.last[first:last].mean(axis=0, dtype=np.float32)
        states = reading.states[first:last]
        yield ParsedSentence(tokens[0].start, tokens[-1].end, tokens, entities, states, meaning)


def _token(window: Window, reading: Reading, held: Engine, at: int, first: int) -> Token:
    labels = held.labels
    start, end = window.spans[at]
    word = window.words[at]
    xpos = labels["xpos"][int(reading.tags["xpos"][at])]
    head = int(reading.heads[at])
    relation = labels["relation"][int(reading.relations[at])]
    return Token(
        start=start,
        end=end,
        text=word,
        lemma=held.lemmas.lemma(word, xpos),
        upos=labels["upos"][int(reading.tags["upos"][at])],
        xpos=xpos,
        feats=labels["feats"][int(reading.tags["feats"][at])],
        head=-1 if head == 0 else head - 1 - first,
        relation="root" if head == 0 else relation,
    )


def _entity(window: Window, reading: Reading, span: Span, first: int, kind: str) -> Entity:
    start, end = span
    return Entity(
        start=window.spans[start][0],
        end=window.spans[end - 1][1],
        first=start - first,
        last=end - first,
        kind=cast(EntityKind, kind),
        score=round(float(reading.name_scores[start:end].mean()), 4),
    )
