"""Other ways in which a name is written: without accents, with a space for the hyphen of "al-"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["fold", "spellings"]

_LETTERS = str.maketrans(
    {
        "ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
        "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a",
        "Ə": "A", "’": "'", "‘": "'", "ʿ": "'", "ʾ": "'",
    }
)  # fmt: skip
"""Letters that carry no separable accent. Source: common practice of English newspapers."""
_ARTICLE = re.compile(r"\b([Aa]l|[Ee]l|[Aa]sh|[Aa]n|[Aa]r)-(?=\w)")


def fold(text: str) -> str:
    """The text without accents; letters of other scripts stay."""
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """The names, then the same without accents and with "al X" for "al-X"; each once."""
    given = tuple(names)
    plain = [*given, *(fold(name) for name in given if not name.isascii())]
    spaced = [_ARTICLE.sub(r"\1 ", name) for name in plain if "-" in name]
    return tuple(dict.fromkeys((*plain, *spaced)))
