"""Which language a text is in, by its frequent short words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from caryatid.reading._data import load_data

__all__ = ["LANGUAGE_NAMES", "guess_language"]

LANGUAGE_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_LEAST_WORDS = 25
"""Texts shorter than this are taken for English: too little to tell."""
_ENGLISH_SHARE = 0.12
"""Share of the list's English words under which a text is not English.

Source: measured on the development texts, which have .30 to .45; Spanish and French have under
.03, and lists of names about .1.
"""
_SCRIPTS = {"CYRILLIC": "ru", "ARABIC": "ar", "HEBREW": "he", "CJK": "zh", "HIRAGANA": "ja",
            "KATAKANA": "ja", "HANGUL": "ko"}  # fmt: skip


def guess_language(text: str) -> str | None:
    """ISO 639-1 code, or None if it is clearly not English and not a language that we can name."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is not None:
        return script
    words = [w.lower() for w in _WORD.findall(sample)]
    if len(words) < _LEAST_WORDS:
        return "en"
    shares = {code: sum(w in known for w in words) / len(words) for code, known in _lists()}
    if shares["en"] >= _ENGLISH_SHARE:
        return "en"
    best = max(shares, key=lambda code: (shares[code], code))
    if best == "en" or shares[best] < _ENGLISH_SHARE:
        return None if shares["en"] < _ENGLISH_SHARE / 2 else "en"
    return best


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    table = load_data("languages")
    return tuple((code, frozenset(words)) for code, words in sorted(table.items()))


def _script(text: str) -> str | None:
    letters = [c for c in text[:2000] if c.isalpha() and not c.isascii()]
    latin = sum(c.isascii() and c.isalpha() for c in text[:2000])
    if len(letters) <= latin:
        return None
    heads = Counter(unicodedata.name(c, "").split(" ")[0] for c in letters)
    return next((_SCRIPTS[h] for h, _ in heads.most_common() if h in _SCRIPTS), None)
