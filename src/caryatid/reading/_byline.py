"""Who wrote a text and which wire it came over, as its first lines say."""

from __future__ import annotations

import re

from caryatid.records.reading import Span

__all__ = ["find_agency", "find_byline", "is_byline"]

_HEAD = 1500
"""Characters in which bylines and datelines stand."""
_LINES = 10
_PARTICLES = r"(?:(?:de|da|dos|van|von|der|al|el|bin|ben|la|le)\s+)*"
_NAME = rf"[A-ZÀ-Þ][\w.'’-]*(?:\s+{_PARTICLES}[A-ZÀ-Þ][\w.'’-]*){{1,3}}"
_MORE = rf"(?:(?:,\s+{_NAME}){{0,4}},?\s+(?:and|&)\s+{_NAME})?"
_BYLINE = re.compile(
    rf"\s*[*_]*(?:Written\s+)?(?:By|BY|by)\s+[*_]*({_NAME}{_MORE})"
    r"[*_]*(?:\s*[,|•·–—-]\s*[^.]{0,60})?\s*"
)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,60}"
    r"(?:,\s*(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?)?"
    r"\s*\(([A-Z][\w .&’'-]{1,30})\)\s*[-–—:]"
)


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the text and nothing else."""
    return _BYLINE.fullmatch(line) is not None


def find_byline(body: str, title_span: Span | None) -> str | None:
    """Names behind "By" on a line of their own near the head, None if there is none."""
    start = title_span[1] if title_span is not None else 0
    lines = [line for line in body[start : start + _HEAD].split("\n") if line.strip()]
    for line in lines[:_LINES]:
        found = _BYLINE.fullmatch(line)
        if found is not None:
            return " ".join(found.group(1).split())
    return None


def find_agency(body: str, title_span: Span | None) -> str | None:
    """The agency in brackets of a dateline ("OSLO, March 4 (Wire) - "), None if there is none."""
    start = title_span[1] if title_span is not None else 0
    lines = [line.strip() for line in body[start : start + _HEAD].split("\n") if line.strip()]
    for line in lines[:_LINES]:
        found = _DATELINE.match(line)
        if found is not None:
            return " ".join(found.group(1).split())
    return None
