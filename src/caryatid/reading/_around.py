"""The parsed sentences around quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from caryatid.reading._governing import tokens_inside
from caryatid.reading._lines import lines
from caryatid.reading._quote_marks import Quoted
from caryatid.reading.actors import ActorIndex
from caryatid.reading.segment import Sentence
from caryatid.reading.tree_line import TreeLine

__all__ = ["Around"]


class Around:
    """Sentences that a quotation touches or that stand beside one, with their trees.

    Args:
        body: The text.
        sentences: Its sentences.
        index: Its actors.
        items: Its quotations, in order.
    """

    def __init__(
        self, body: str, sentences: Sequence[Sentence], index: ActorIndex, items: Sequence[Quoted]
    ) -> None:
        self.sentences = sentences
        self._starts = [s.start for s in sentences]
        self._items = [q for q in items if not q.nested]
        touched: set[int] = set()
        for item in items:
            if sentences:
                first, last = self.place(item.start), self.place(item.end - 1)
                touched |= {max(0, first - 1), first, last, min(last + 1, len(sentences) - 1)}
        chosen = [sentences[n] for n in sorted(touched)]
        self._lines = list(lines(body, chosen, index))
        self._line_starts = [line.tokens[0].start for line in self._lines]
        self._shut: dict[int, frozenset[int]] = {}

    def place(self, at: int) -> int:
        """Number of the sentence that holds a character."""
        return max(0, bisect_right(self._starts, at) - 1)

    def line(self, at: int) -> TreeLine | None:
        """The line that holds a character; None where there is none."""
        number = bisect_right(self._line_starts, at) - 1
        return self._lines[number] if number >= 0 else None

    def shut(self, line: TreeLine) -> frozenset[int]:
        """Tokens of a line inside any quotation."""
        start, end = line.tokens[0].start, line.tokens[-1].end
        if start not in self._shut:
            first = bisect_left(self._items, start, key=lambda q: q.end)
            found: set[int] = set()
            for item in self._items[first:]:
                if item.start >= end:
                    break
                found |= tokens_inside(line.tree, item.start, item.end)
            self._shut[start] = frozenset(found)
        return self._shut[start]
