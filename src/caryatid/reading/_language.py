"""Which language a text is in: English at a glance, anything else by py3langid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from caryatid.reading._data import load_data

__all__ = ["guess_language", "language_code", "language_name"]

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEW = 8
"""Words under which a text in Latin letters is taken for English: too little to tell."""
_NEAR = frozenset({"pcm"})
"""Languages that the model cannot tell from English in a sentence: Nigerian Pidgin.

Source: 2,296 English sentences of ours, of which it named one wrongly, as this.
"""
_ENOUGH = 40
"""Words from which on it can."""
_ENGLISH = 0.06
"""Share of frequent English words from which on no model is asked.

Source: measured; the development texts have .21 to .32, pieces of thirty words cut from them .065
at least, and 30 sentences of ours in other languages none at all.
"""


def guess_language(text: str) -> str:
    """ISO 639-1 code of the language that most of a text is in.

    Source: measured with 30 sentences of ours, one in each of 30 languages: the model that is
    asked here names 29, lists of frequent words named 11 and took 7 for English.
    """
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return "en"
    share = sum(w in _frequent() for w in words) / len(words)
    latin = sum(w.isascii() for w in words) > len(words) / 2
    if share >= _ENGLISH or (latin and len(words) < _FEW):
        return "en"
    from py3langid import classify  # a second of loading, which English texts need not wait for

    found = str(classify(text[:_SAMPLE])[0])
    return "en" if found in _NEAR and len(words) < _ENOUGH else found


def language_name(code: str) -> str | None:
    """English name of a language, None if the code is not known."""
    return _names().get(code)


def language_code(given: str) -> str | None:
    """ISO 639-1 code for a code as people write it ("es", "es-VE") or an English name.

    Returns:
        None for what names no language.
    """
    told = given.strip()
    code = re.split(r"[-_]", told.lower())[0]
    if code in _names():
        return code
    return next((c for c, name in _names().items() if name.lower() == told.lower()), None)


@cache
def _frequent() -> frozenset[str]:
    return frozenset(load_data("languages")["frequent"])


@cache
def _names() -> Mapping[str, str]:
    return MappingProxyType(dict(load_data("languages")["names"]))
