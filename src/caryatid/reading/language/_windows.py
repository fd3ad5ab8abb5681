"""Cuts a text into windows for the network: whole sentences where it can, bounded always."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.reading.language._features import word_features
from caryatid.reading.language._pieces import Pieces
from caryatid.reading.language._tokens import tokens

__all__ = [
    "MOST_PIECES",
    "MOST_WORDS",
    "Span",
    "Window",
    "closes",
    "numbered",
    "paragraphs",
    "windows",
]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Span = tuple[int, int]

MOST_WORDS = 110
"""Words of a window. Source: as in training; three or four sentences of news."""

MOST_PIECES = 320
"""Word pieces of a window. Source: as in training."""

_MOST_SENTENCES = 4
"""Sentences of a window. Source: as in training."""

_LONGEST = 160
"""Words of a run without a full stop that is read in one piece; longer ones are cut.

Source: judgement; hardly a sentence of the treebanks is longer.
"""

_GAP = re.compile(r"\n[ \t\r\f\v]*\n")
_STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!!!", "??", "...."})
_SURE_CLOSERS = frozenset({"”", "»", ")", "]", "''"})
_CLOSERS = _SURE_CLOSERS | {'"', "’", "'"}
_PARTING = _STOPS | _CLOSERS | {":", ";", "-", "–", "—", "--", "*", "•", "|"}
_OPENERS = frozenset({'"', "“", "‘", "«", "(", "[", "``", "'"})
_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "--", "and", "but", "or"})


@dataclass(frozen=True, slots=True)
class Window:
    """Words that the network sees at once.

    Attributes:
        spans: Places of the words.
        words: As written.
        pieces: Numbers of the word pieces with the opening and closing ones, axis (k).
        first: Where each word's first piece stands, axis (w).
        features: Shape, ending and start of each word, axes (w, 3).
        breaks: Whether a word stands after a full stop, a closing or parting mark or a line break,
            axis (w); elsewhere a sentence hardly starts.
        fixed: Sentences, first word and one past the last, if they are given.
    """

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    pieces: Ints
    first: Ints
    features: Ints
    breaks: Bools
    fixed: tuple[Span, ...] | None = None


def paragraphs(text: str) -> Iterator[Span]:
    """Places of what blank lines part."""
    at = 0
    for gap in _GAP.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def windows(text: str, blocks: Sequence[Span], splitter: Pieces) -> Iterator[Window]:
    """Windows of all blocks, in order; none reaches over the end of a block."""
    for start, end in blocks:
        spans = list(tokens(text, start, end))
        words = [text[a:b] for a, b in spans]
        for first, last in _cuts(words, spans, splitter):
            own = spans[first:last]
            yield numbered(words[first:last], splitter, spans=own, breaks=_breaks(text, own))


def numbered(
    words: Sequence[str],
    splitter: Pieces,
    *,
    spans: Sequence[Span] = (),
    breaks: Bools | None = None,
    fixed: Sequence[Span] | None = None,
) -> Window:
    """A window of words with their numbers; without places, a sentence may start anywhere."""
    pieces = [splitter.open]
    first: list[int] = []
    for word in words:
        first.append(len(pieces))
        pieces.extend(splitter.of(word))
    pieces.append(splitter.close)
    return Window(
        spans=tuple(spans),
        words=tuple(words),
        pieces=np.array(pieces, dtype=np.int64),
        first=np.array(first, dtype=np.int64),
        features=np.array([word_features(w) for w in words], dtype=np.int64).reshape(-1, 3),
        breaks=np.ones(len(words), dtype=np.bool_) if breaks is None else breaks,
        fixed=None if fixed is None else tuple(fixed),
    )


def _breaks(text: str, spans: Sequence[Span]) -> Bools:
    out = np.ones(len(spans), dtype=np.bool_)
    for at in range(1, len(spans)):
        (start, end), (after, _) = spans[at - 1], spans[at]
        out[at] = text[start:end] in _PARTING or "\n" in text[end:after]
    return out


def closes(words: Sequence[str], spans: Sequence[Span], at: int) -> bool:
    """Whether a word closes a quotation or bracket, and so opens no sentence.

    A straight mark closes if no white space stands before it.
    """
    if words[at] in _SURE_CLOSERS or words[at] not in _CLOSERS:
        return words[at] in _SURE_CLOSERS
    return at > 0 and spans[at][0] == spans[at - 1][1]


def _cuts(words: list[str], spans: list[Span], splitter: Pieces) -> Iterator[Span]:
    """First word and one past the last of each window."""
    first = last = n_sentences = n_pieces = 0
    for start, end in _runs(words, spans, splitter):
        size = sum(len(splitter.of(w)) for w in words[start:end])
        full = (
            n_sentences == _MOST_SENTENCES
            or end - first > MOST_WORDS
            or n_pieces + size > MOST_PIECES
        )
        if n_sentences and full:
            yield first, last
            first, n_sentences, n_pieces = start, 0, 0
        last, n_sentences, n_pieces = end, n_sentences + 1, n_pieces + size
    if n_sentences:
        yield first, last


def _runs(words: list[str], spans: list[Span], splitter: Pieces) -> Iterator[Span]:
    """Runs of words up to a likely end of a sentence; endless ones are cut at a pause."""
    start = size = 0
    pause = 0
    for at, word in enumerate(words):
        size += len(splitter.of(word))
        if word in _PAUSES and at + 1 - start > _LONGEST // 2:
            pause = at + 1
        if _ends(words, spans, at):
            yield start, at + 1
            start, size, pause = at + 1, 0, 0
        elif at + 1 - start >= _LONGEST or size >= MOST_PIECES - 16:
            cut = pause or at + 1
            yield start, cut
            start, pause = cut, 0
            size = sum(len(splitter.of(w)) for w in words[cut : at + 1])
    if start < len(words):
        yield start, len(words)


def _ends(words: list[str], spans: list[Span], at: int) -> bool:
    """Whether a sentence is likely to end with a word, closing marks included."""
    back = at
    while back > 0 and words[back] in _CLOSERS and back > at - 3:
        back -= 1
    if words[back] not in _STOPS:
        return False
    if at + 1 == len(words):
        return True
    after = words[at + 1]
    if closes(words, spans, at + 1):
        return False
    return after[:1].isupper() or after in _OPENERS
