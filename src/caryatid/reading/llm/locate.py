"""Finds the words that a model quotes; what does not stand in the text is not found."""

from __future__ import annotations

import re

from caryatid.reading.layout import normalised
from caryatid.records.reading import Span

__all__ = ["mentions", "place"]

_SAME = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’", "['‘’]"),
    **dict.fromkeys("-–—", "[-–—]"),
}
_MOST_MENTIONS = 50


def place(quote: str, body: str, part: Span) -> Span | None:
    """Where a quote stands, letter for letter but for blanks and the shape of marks.

    Args:
        quote: As the model gives it.
        body: The document's text.
        part: Span that the model was shown.

    Returns:
        Span of the first place, None if the words do not stand there.
    """
    words = normalised(quote).split()
    if not any(c.isalnum() for word in words for c in word):
        return None
    pattern = r"\s+".join("".join(_SAME.get(c, re.escape(c)) for c in word) for word in words)
    shown = normalised(body[slice(*part)])
    found = re.search(pattern, shown)
    return None if found is None else (part[0] + found.start(), part[0] + found.end())


def mentions(name: str, body: str) -> tuple[Span, ...]:
    """Where a name stands as whole words."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    spans = (found.span() for found in pattern.finditer(body))
    return tuple(span for span, _ in zip(spans, range(_MOST_MENTIONS), strict=False))
