"""From the network's scores to tags, sentences, trees and names. Axes: w words, l labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from caryatid.reading.language._tree import best_heads

__all__ = ["INSIDE", "TAGS", "bounds", "heads_within", "name_spans", "tag_path"]

Ints = NDArray[np.int64]

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
"""Tags of names: outside, first word, later word."""

INSIDE = (2, 4, 6)
"""Numbers of the tags of later words."""

_ILLEGAL = -1e9
"""Stands for minus infinity: no sum of scores comes near."""


def _moves() -> NDArray[np.float64]:
    """Cost of going from one tag (row) to the next (column): a later word needs its first."""
    out = np.zeros((len(TAGS), len(TAGS)))
    for column, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            allowed = {tag, f"B-{tag[2:]}"}
            out[[row for row, before in enumerate(TAGS) if before not in allowed], column] = (
                _ILLEGAL
            )
    return out


_MOVES = _moves()


def tag_path(scores: NDArray[np.floating]) -> Ints:
    """The best legal tags of a run of words (Viterbi 1967).

    Args:
        scores: Axes (w, l), l in the order of `TAGS`.

    Returns:
        Axis (w).
    """
    if not scores.shape[0]:
        return np.zeros(0, dtype=np.int64)
    plain: Ints = scores.argmax(axis=1)
    if _MOVES[np.concatenate([[0], plain[:-1]]), plain].min() == 0.0:
        return plain
    best = scores[0] + _MOVES[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        ways = best[:, None] + _MOVES
        back[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def name_spans(path: Ints) -> Iterator[tuple[int, int, str]]:
    """First word, one past the last, and kind of each name on a legal path."""
    start, kind = 0, ""
    for at, number in enumerate([*path.tolist(), 0]):
        tag = TAGS[number]
        if kind and not tag.startswith("I-"):
            yield start, at, kind
            kind = ""
        if tag.startswith("B-"):
            start, kind = at, tag[2:]


def bounds(starts: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First word and one past the last of each sentence; the first word always starts one."""
    at = [0, *(np.flatnonzero(starts[1:]) + 1).tolist(), len(starts)]
    return list(pairwise(at))


def heads_within(scores: NDArray[np.floating], sentences: list[tuple[int, int]]) -> Ints:
    """Heads of a window's words, each inside its sentence.

    Args:
        scores: Axes (w, 1 + w), the root first.
        sentences: First word and one past the last of each.

    Returns:
        Axis (w): 0 for a root, else the 1-based number of the head in the window.
    """
    out = np.zeros(scores.shape[0], dtype=np.int64)
    for start, end in sentences:
        own = np.concatenate(
            [scores[start:end, :1], scores[start:end, start + 1 : end + 1]], axis=1
        )
        heads = best_heads(own)
        out[start:end] = np.where(heads == 0, 0, heads + start)
    return out
