"""Records of a text by place, so that a passage of a long text meets only those beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from caryatid.records.reading import Span

__all__ = ["Near"]


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


R = TypeVar("R", bound=_Placed)


class Near(Generic[R]):
    """Records of a text, found by where they stand.

    Args:
        records: In any order, which answers keep.
    """

    def __init__(self, records: Sequence[R]) -> None:
        self._records = records
        self._order = sorted(range(len(records)), key=lambda n: records[n].span[0])
        self._starts = [records[n].span[0] for n in self._order]
        self._longest = max((r.span[1] - r.span[0] for r in records), default=0)

    def touching(self, start: int, end: int) -> tuple[R, ...]:
        """Records that share a place with `[start, end)` or end or begin at its edges, in order.

        The work grows with the records around the passage, not with those of the text.
        """
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        places = sorted(n for n in self._order[first:last] if self._records[n].span[1] >= start)
        return tuple(self._records[n] for n in places)
