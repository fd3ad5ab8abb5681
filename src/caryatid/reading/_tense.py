"""Whether the words around a date speak of what was or of what is to come."""

from __future__ import annotations

import re
from functools import cache

from caryatid.reading.lexicon import verb_data

__all__ = ["tense"]

_REACH = 110
"""Characters looked at on either side: about as long as a clause with its subject."""

_FUTURE = re.compile(
    r"\b(?:[Ww]ill|[Ww]on['’]t|shall|going\s+to|due|scheduled|expected|plan(?:s|ned|ning)?|set\s+to"
    r"|upcoming|is\s+to|are\s+to|to\s+be\s+held|ahead\s+of|until|intends?|prepar(?:es|ing)|hopes?"
    r"|aims?|may|might|can|must|should)\b|['’]ll\b"
)  # "may" in small letters: the other one is a month
_PLANNED = re.compile(
    r"\b(?:summon(?:ed|s)|call(?:ed|s)|ask(?:ed|s)|urge[ds]|order(?:ed|s)|wants?|means|meant"
    r"|threaten(?:ed|s)|promise[ds]|agree[ds]|vow(?:ed|s)|invite[ds]|intended|offer(?:ed|s))\b"
    r"[^.;:]{0,60}?\bto\s+[a-z]+\b"
)
_FIXED = re.compile(
    r"\b(?:call(?:ed|s)|set|fixed|announced|convened|summoned|booked|pencilled\s+in)\b"
    r"[^.;:]{0,70}\b(?:for|from)\s+$"
)
_WOULD = re.compile(r"\b(?:would|could)\b|['’]d\b", re.IGNORECASE)
_ED = re.compile(r"\b[a-z]{2,}ed\b")
_PERFECT = re.compile(r"\b(?:has|have|had|was|were|did|['’]ve)\b", re.IGNORECASE)
_SOFT_END = re.compile(r"[;:()—–“”]|\s-\s")


@cache
def _past() -> re.Pattern[str]:
    forms = {pair[0] for base, pair in verb_data()["irregular"].items() if pair[0] != base}
    return re.compile(r"\b(?:" + "|".join(sorted(forms)) + r")\b", re.IGNORECASE)


def tense(text: str, start: int, end: int, *, low: int, high: int) -> int:
    """-1 for the past, +1 for the future, 0 if nothing tells.

    Args:
        text: The body.
        start: Where the date begins.
        end: Where it ends.
        low: Where its sentence begins.
        high: Where its sentence ends.

    Returns:
        By the nearest verb before the date, else the first behind it. "Would" counts as 0: it
        may report what was to come and has come.
    """
    before = text[max(low, start - _REACH) : start]
    if _FIXED.search(before):
        return 1
    cut = [m.end() for m in _SOFT_END.finditer(before)]
    near = before[cut[-1] :] if cut else before
    for stretch in (near, before):
        signs = _signs(stretch)
        if signs:
            return max(signs)[1]
    after = _signs(text[end : min(high, end + _REACH)])
    return min(after)[1] if after else 0


def _signs(text: str) -> list[tuple[int, int]]:
    found = [(m.end(), 1) for m in _FUTURE.finditer(text)]
    found += [(m.end(), 1) for m in _PLANNED.finditer(text)]
    found += [(m.end(), 0) for m in _WOULD.finditer(text)]
    for pattern in (_ED, _PERFECT, _past()):
        found += [(m.end(), -1) for m in pattern.finditer(text)]
    return found
