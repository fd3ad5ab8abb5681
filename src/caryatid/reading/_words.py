"""Word tokens with lower-case forms, the unit of every rule in the frame finder.

Possessive `'s`, `n't` and the parts of hyphenated words are words of their own, so that
"Kenyan-backed" shows who backs and "hasn't" shows its negation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Word", "words"]

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[$€£¥]?\d+(?:[.,]\d+)*%?|['’][sS]\b|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)"
    r"|#?[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|\d+\w*|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark.

    Attributes:
        start: First code point in the body.
        end: One past the last.
        text: As written.
        low: Lower case, straight apostrophes.
    """

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[:1].isupper()

    @property
    def alpha(self) -> bool:
        """Whether it is a word, not a mark or number."""
        return self.text[:1].isalpha()


def words(body: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Words of `body[start:end]` with offsets in `body`."""
    stop = len(body) if end is None else end
    return tuple(
        Word(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in _WORD.finditer(body, start, stop)
    )
