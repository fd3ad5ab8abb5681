"""A document's text cut where marked passages begin and end, overlaps included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Piece", "cut"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks.

    Attributes:
        text: The characters.
        marks: Numbers of the marks that cover it, in order; empty outside any.
        opens: Numbers of the marks that begin with it.
    """

    text: str
    marks: tuple[int, ...]
    opens: tuple[int, ...]


def cut(body: str, spans: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """Cuts a text at every end of a span; the pieces put together are the text.

    Args:
        body: The text.
        spans: (start, end, number) with 0 <= start < end <= len(body).

    Returns:
        Pieces in the order of the text, none of them empty.
    """
    edges = sorted({0, len(body), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    pieces = []
    for start, end in pairwise(edges):
        over = tuple(sorted(n for s, e, n in spans if s <= start and e >= end))
        opens = tuple(sorted(n for s, _, n in spans if s == start))
        pieces.append(Piece(body[start:end], over, opens))
    return tuple(pieces)
