"""Lines of pages into one text: running heads and page numbers out, broken words joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from caryatid.reading.loaders.extracted import cleaned

__all__ = ["joined"]

_BROKEN = re.compile("(?<![A-Z]{2})[\ufffe\u00ad\x02]")
_KEPT = re.compile("[\ufffe\u00ad\x02]")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:page\s+)?[-–—\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…:][\"'”’)\]]*$")
_EDGE = 2
"""Lines at the top and bottom of a page among which running heads are looked for."""
_LEAST_PAGES = 3
_LEAST_SHARE = 0.5
"""Share of the pages that a line must stand on to be a running head. Source: judgement; left
and right pages may carry different ones."""


def joined(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, and the offsets at which pages begin in it.

    A page that breaks off within a sentence goes on in the next without an empty line. A page
    without words begins where the next one does.
    """
    lines = [_lines(page) for page in pages]
    repeated = _repeated(lines)
    body = ""
    starts: list[int] = []
    for page in lines:
        text = cleaned("\n".join(_body_lines(page, repeated)))
        if body and text:
            body += "\n\n" if _STOP.search(body) else "\n"
        starts.append(len(body))
        body += text
    return body, tuple(min(start, max(0, len(body) - 1)) for start in starts)


def _lines(page: str) -> list[str]:
    whole = _KEPT.sub("-", _BROKEN.sub("", page))
    return [line for line in (line.strip() for line in whole.splitlines()) if line]


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.lower())


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    return frozenset(key for key, n in counts.items() if n >= least)


def _body_lines(page: Sequence[str], repeated: frozenset[str]) -> list[str]:
    last = len(page) - _EDGE
    return [
        line
        for i, line in enumerate(page)
        if not ((i < _EDGE or i >= last) and (_key(line) in repeated or _NUMBER.fullmatch(line)))
    ]
