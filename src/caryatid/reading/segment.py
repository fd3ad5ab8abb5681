"""Cuts a text into sentences, with the headline apart from the body.

Blocks come first (blank lines, list items, Markdown headings, lines that were broken on purpose),
then the full stops inside each block, so that a headline or a sub-heading without a stop never
runs into the sentence below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from caryatid.reading._data import load_data
from caryatid.records.reading import Span

__all__ = ["Sentence", "sentences"]

_LINE = re.compile(r"[^\n]*\n?")
_ITEM = re.compile(r"[ \t]*(?:[*•‣▪·○●■>]+|#{1,6}|\d{1,3}[.)]|[-–—])[ \t]+")
_SURE_ITEM = re.compile(r"[ \t]*(?:[*•‣▪·○●■>]+|#{1,6})[ \t]+")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_ENDS = re.compile(r"[.!?…:]['\"”’»)\]*_]*\s*$")
_OPEN = re.compile(r"[\s'\"“‘«(\[*_¿¡]*")
_STOP = re.compile(r"(?:[.!?…]+)(['\"”’»)\]*_]*)(?=\s|$)|(?<=[.!?])([\"”])(?=[A-Z])")
_GLUED = re.compile(r"(?<=[a-z]{3}\.)(?=[A-Z][a-z]+[\s,])")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+(?:'[^\W\d_]+)?$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_BYLINE = re.compile(r"[ \t]*by +[A-Z]\w+")

_SHORT_LINE = 0.8
"""A line is broken on purpose if the next word would have fitted into this share of the width.

Source: judgement; hard-wrapped text fills its lines, and headings inside a block stay short.
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, white space around it left out.

    Attributes:
        start: First code point in the body.
        end: One past the last.
        headline: Whether it is the document's headline.
    """

    start: int
    end: int
    headline: bool = False


def sentences(body: str, title_span: Span | None) -> tuple[Sentence, ...]:
    """Sentences of a body in order, none overlapping, none without a letter or digit.

    Args:
        body: The text.
        title_span: Where the headline stands in it, or None.

    The work grows with the length of the text only.
    """
    out: list[Sentence] = []
    at = 0
    if title_span is not None:
        start, end = title_span
        out.extend(_region(body, 0, start))
        out.extend(Sentence(s.start, s.end, True) for s in _trimmed(body, start, end))
        at = end
    out.extend(_region(body, at, len(body)))
    return tuple(out)


def _region(body: str, start: int, end: int) -> Iterator[Sentence]:
    for first, last in _blocks(body, start, end):
        yield from _split(body, first, last)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not any(c.isalnum() for c in self.text)


def _blocks(body: str, start: int, end: int) -> Iterator[Span]:
    """Runs of lines that belong together."""
    lines = [
        _Line(m.start(), m.end(), m.group().rstrip("\n"))
        for m in _LINE.finditer(body, start, end)
        if m.group()
    ]
    widths = _widths(lines)
    first: int | None = None
    last = start
    before: _Line | None = None
    gap = False
    for line, width in zip(lines, widths, strict=True):
        if line.blank:
            gap = True
            continue
        joined = before is not None and _joined(before, line, width, gap=gap)
        if first is not None and not joined:
            yield first, last
            first = None
        if first is None:
            item = _ITEM.match(line.text)
            listed = item is not None and _is_item(before, line, gap=gap)
            first = line.start + (item.end() if item and listed else 0)
        last, before, gap = line.end, line, False
    if first is not None:
        yield first, last


def _widths(lines: list[_Line]) -> list[int]:
    """For each line, the width of the longest line of its paragraph."""
    widths = [0] * len(lines)
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and not lines[stop].blank:
            stop += 1
        widest = max((len(line.text) for line in lines[at:stop]), default=0)
        widths[at:stop] = [widest] * (stop - at)
        at = stop + 1
    return widths


def _is_item(before: _Line | None, line: _Line, *, gap: bool) -> bool:
    """Whether a mark at the start of a line makes it a list item, not a wrapped dash or number."""
    if _SURE_ITEM.match(line.text):
        return True
    if _ITEM.match(line.text) is None:
        return False
    return (
        before is None or gap or bool(_ENDS.search(before.text)) or bool(_ITEM.match(before.text))
    )


def _joined(before: _Line, line: _Line, width: int, *, gap: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if _is_item(before, line, gap=gap) or _HEADING.match(before.text):
        return False
    if _BYLINE.match(line.text) and _ENDS.search(before.text):
        return False
    opened = _OPEN.sub("", line.text, count=1)[:1]
    if gap:
        tail = before.text.rstrip()[-1:]
        return opened.islower() and (tail.isalnum() or tail in {",", "-", "–"}) and tail != ""
    if not (opened.isupper() or opened.isdigit()) or before.text.rstrip()[-1:] in {",", ";", "-"}:
        return True
    word = _FIRST_WORD.search(line.text)
    needed = len(before.text.rstrip()) + 1 + (len(word.group()) if word else 0)
    return needed > _SHORT_LINE * width


def _trimmed(body: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    if any(body[i].isalnum() for i in range(start, end)):
        yield Sentence(start, end)


def _split(body: str, start: int, end: int) -> Iterator[Sentence]:
    """Sentences of one block."""
    cuts = sorted(
        {m.end() for m in _STOP.finditer(body, start, end) if _is_end(body, m, start, end)}
        | {m.end() for m in _GLUED.finditer(body, start, end)}
    )
    at = start
    for cut in [*cuts, end]:
        while cut - at > _LONGEST:
            piece = _breath(body, at)
            yield from _trimmed(body, at, piece)
            at = piece
        if cut > at:
            yield from _trimmed(body, at, cut)
            at = cut


_LONGEST = 3000
"""Characters of the longest sentence. Source: judgement; reporting's longest have under 800, and
the rules look at every pair of mentions of a sentence."""


def _breath(body: str, start: int) -> int:
    """Where a text that never stops is cut: at a line, a semicolon, a comma, a blank, anywhere."""
    middle, end = start + _LONGEST // 2, start + _LONGEST
    ends = (body.rfind(mark, middle, end) + len(mark) for mark in ("\n", "; ", ", ", " "))
    return next((at for at in ends if at > middle), end)


@cache
def _short_forms(key: str) -> frozenset[str]:
    return frozenset(str(word) for word in load_data("abbreviations")[key])


_NEAR = 24
"""Characters looked at on either side of a stop: longer than any abbreviation and opener."""


def _is_end(body: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a stop with its closing marks ends a sentence."""
    follow = body[stop.end() : min(end, stop.end() + _NEAR)]
    opened = _OPEN.sub("", follow, count=1)
    if not opened:
        return True
    if opened[0].islower():
        return False
    mark = stop.group()
    if mark[:1] != ".":
        return True
    if mark.startswith("..") and stop.start() > start and body[stop.start() - 1].isspace():
        return False  # words left out, not an end
    if stop.group(1):
        return True
    return not _abbreviated(body[max(start, stop.start() - _NEAR) : stop.start()], opened)


def _abbreviated(before: str, opened: str) -> bool:
    """Whether the stop after `before` belongs to a short form or an initial."""
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match.group().lower()
    follow = _FIRST_WORD.match(opened)
    opener = follow is not None and follow.group().lower() in _short_forms("openers")
    if word in _short_forms("before_name"):
        return True
    if word in _short_forms("may_end") or "." in word:
        return not opener
    return len(word) == 1 and match.group().isupper() and not opener
