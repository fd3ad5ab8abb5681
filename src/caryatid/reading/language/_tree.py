"""The best tree over a sentence's words, from the scores of all heads.

Most sentences need no search: if each word's best head makes a tree with one root, that is it.
Else the maximum spanning tree is found by contracting circles (Chu and Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_heads", "is_tree"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_NEVER = -1e12
"""Stands for minus infinity: no sum of scores comes near."""


def best_heads(scores: NDArray[np.floating]) -> Ints:
    """Heads of the tree with the highest sum of scores that has exactly one root.

    Args:
        scores: Axes (word, 1 + word): how well each word hangs from the root (first column) and
            from each word. A word's score for itself is not looked at.

    Returns:
        Axis (word): 0 for the root, else the 1-based number of the head.
    """
    n_words = scores.shape[0]
    full = np.full((n_words + 1, n_words + 1), _NEVER)
    full[1:] = np.maximum(scores, _NEVER / 4)
    np.fill_diagonal(full, _NEVER)
    greedy: Ints = full[1:].argmax(axis=1)
    if is_tree(greedy):
        return greedy
    # A root so dear that no tree takes two: every tree needs one, and one is enough.
    spread = float(full[1:][full[1:] > _NEVER / 2].max() - full[1:][full[1:] > _NEVER / 2].min())
    full[1:, 0] -= (spread + 1.0) * (n_words + 1)
    return _spanning(full)[1:]


def is_tree(heads: Ints) -> bool:
    """Whether heads (axis word, 0 for the root, else 1-based) make a tree with one root."""
    if int((heads == 0).sum()) != 1:
        return False
    up = np.concatenate([[0], heads])
    for _ in range(len(up).bit_length()):
        up = up[up]
    return not up.any()


def _spanning(scores: Floats) -> Ints:
    """Heads of the maximum spanning tree below node 0; `scores[dependent, head]`."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[circle] = True
    rest = np.flatnonzero(~inside)
    smaller, entries, leavers = _contracted(scores, heads, circle, rest)
    return _opened(_spanning(smaller), heads, circle, rest, entries, leavers)


def _circle(heads: Ints) -> Ints | None:
    """Nodes of a circle, or None if all lead to node 0."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        at = start
        while at != 0 and seen[at] == 0:
            seen[at] = start
            at = int(heads[at])
        if at != 0 and seen[at] == start:
            nodes = [at]
            while int(heads[nodes[-1]]) != at:
                nodes.append(int(heads[nodes[-1]]))
            return np.array(nodes)
    return None


def _contracted(scores: Floats, heads: Ints, circle: Ints, rest: Ints) -> tuple[Floats, Ints, Ints]:
    """Scores with the circle as one last node; where its edges come in and go out."""
    size = len(rest)
    smaller = np.full((size + 1, size + 1), _NEVER)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    outward = scores[np.ix_(rest, circle)]
    leavers = circle[outward.argmax(axis=1)]
    smaller[:size, size] = outward.max(axis=1)
    smaller[0, :] = _NEVER
    gain = scores[np.ix_(circle, rest)] - scores[circle, heads[circle]][:, None]
    entries = circle[gain.argmax(axis=0)]
    smaller[size, :size] = gain.max(axis=0)
    return smaller, entries, leavers


def _opened(
    found: Ints, heads: Ints, circle: Ints, rest: Ints, entries: Ints, leavers: Ints
) -> Ints:
    """Heads of all nodes from those of the contracted ones."""
    size = len(rest)
    out = np.zeros(len(heads), dtype=np.int64)
    out[circle] = heads[circle]
    for number in range(1, size):
        head = int(found[number])
        out[rest[number]] = leavers[number] if head == size else rest[head]
    entered_from = int(found[size])
    out[entries[entered_from]] = rest[entered_from]
    return out
