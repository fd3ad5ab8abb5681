"""Pairs quotation marks: curly and straight, nested, unclosed, over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Quoted", "quoted"]

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"(?<=[.!?”\"])[ \t]*\n(?=[ \t]*[A-Z“\"‘'])")
_ELISION = re.compile(r"['‘’](?:s|t|d|ll|re|ve|em|til|n|\d0s)\b", re.IGNORECASE)
_UNWRAPPED = 200
"""Characters: a text with longer lines has one paragraph a line."""
_LONGEST_UNCLOSED = 1500
_LONGEST_SINGLE = 300
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks, the marks left out.

    Attributes:
        start: First code point inside.
        end: One past the last.
        nested: Whether it stands inside another quotation.
        goes_on: Whether the mark stayed open to the end of its paragraph.
        paragraph: Number of its paragraph.
    """

    start: int
    end: int
    nested: bool = False
    goes_on: bool = False
    paragraph: int = 0


def quoted(body: str) -> tuple[Quoted, ...]:
    """All quotations of a text in order of their first words."""
    found: list[Quoted] = []
    for number, (start, end) in enumerate(_paragraphs(body)):
        found.extend(_Pairing(body, start, end, number).run())
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    unwrapped = max((len(line) for line in body.split("\n")), default=0) > _UNWRAPPED
    cuts = {m.span() for m in _GAP.finditer(body)}
    if unwrapped:
        cuts |= {m.span() for m in _LINE_END.finditer(body)}
    at = 0
    for first, last in sorted(cuts):
        if first >= at:
            yield at, first
            at = last
    yield at, len(body)


@dataclass(slots=True)
class _Pairing:
    """Walks through one paragraph with at most one double and one single mark open."""

    body: str
    start: int
    end: int
    number: int
    double: int | None = None
    single: int | None = None
    inner: list[Quoted] = field(default_factory=list)
    out: list[Quoted] = field(default_factory=list)

    def run(self) -> list[Quoted]:
        for at in range(self.start, self.end):
            mark = self.body[at]
            if mark in '"“”„«»':
                self._double(at, mark)
            elif mark in "'‘’":
                self._single(at, mark)
        if self.double is not None and self.end - self.double <= _LONGEST_UNCLOSED:
            self._close(self.double, self.end, goes_on=True)
        else:
            self.out.extend(self.inner)
        return self.out

    def _double(self, at: int, mark: str) -> None:
        opens = mark in _OPENING or (mark == '"' and self._may_open(at))
        closes = mark in _CLOSING or (mark == '"' and self._may_close(at))
        if self.double is not None and (closes or not opens):
            self._close(self.double, at)
        elif opens and (self.double is None or not closes):
            if self.double is not None:
                self._abandon(at)
            self.double, self.inner = at + 1, []
            self.single = None

    def _abandon(self, at: int) -> None:
        """A mark opens while one is open: the first one was never closed."""
        assert self.double is not None
        text = self.body[self.double : at].rstrip()
        if text[-1:] in _STOPS:
            self._close(self.double, self.double + len(text), goes_on=True)
        self.out.extend(self.inner)

    def _close(self, start: int, end: int, *, goes_on: bool = False) -> None:
        first, last = self._trimmed(start, end)
        if first < last:
            self.out.append(Quoted(first, last, False, goes_on, self.number))
            self.out.extend(q for q in self.inner if first <= q.start and q.end <= last)
        self.double, self.single, self.inner = None, None, []

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.body[start].isspace():
            start += 1
        while end > start and self.body[end - 1].isspace():
            end -= 1
        return start, end

    def _single(self, at: int, mark: str) -> None:
        after = self.body[at + 1 : at + 2]
        before = self.body[at - 1 : at] if at > self.start else " "
        if self.single is not None and mark in "'’" and not after.isalnum():
            if not before.isspace() and at - self.single <= _LONGEST_SINGLE:
                self._add_single(self.single, at)
            self.single = None
        elif mark in "'‘" and self._may_open_single(at, before, after):
            self.single = at + 1

    def _may_open_single(self, at: int, before: str, after: str) -> bool:
        if before.isalnum() or not after.isalnum():
            return False
        return _ELISION.match(self.body, at) is None

    def _add_single(self, start: int, end: int) -> None:
        found = Quoted(start, end, self.double is not None, False, self.number)
        (self.inner if self.double is not None else self.out).append(found)

    def _may_open(self, at: int) -> bool:
        before = self.body[at - 1 : at] if at > self.start else " "
        after = self.body[at + 1 : at + 2] or " "
        return (before.isspace() or before in "([{—–-/“‘'") and not after.isspace()

    def _may_close(self, at: int) -> bool:
        before = self.body[at - 1 : at] if at > self.start else " "
        after = self.body[at + 1 : at + 2] if at + 1 < self.end else " "
        return not before.isspace() and not after.isalnum()
