"""Cuts text into words the way Universal Dependencies does for English, by place.

Contractions come apart (do|n't, Putin|'s), so do hyphens (state|-|owned); abbreviations, numbers
and web addresses stay whole. Every quantifier is bounded, so that the work grows with the length
of the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["LONGEST_WORD", "tokens"]

Span = tuple[int, int]

LONGEST_WORD = 100
"""Characters after which a word is cut. Source: judgement; no English word comes near."""

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u00ad\u200c\u200d\ufe00-\ufe0f"  # noqa: E501
"""Characters that belong to the letter before them."""

_LETTER = rf"[^\W\d_][{_MARKS}]{{0,8}}"
_INNER = rf"{_LETTER}|\d|&(?=[A-Z])"

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Rev|Fr|St|Ste|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Brig|Gov|Sen|Rep|"
    "Reps|Sens|Pres|Amb|Hon|Jr|Sr|Esq|Jan|Feb|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Inc|Corp|Ltd|Bros|Dept|Univ|Assn|Intl|Natl|Ave|Blvd|Mt|Ft|vs|cf|viz|approx|ca"
)
"""Words that keep their full stop. Source: general knowledge of English."""

_BEFORE_NUMBER = "No|Nos|Vol|Fig|Figs|Eq|Sec|Ch|Mar|Art|pp|p"
"""Words that keep it before a number, being others or the end of a sentence elsewhere."""

_BEFORE_SMALL = "etc|al|Co|est"
"""Words that keep it inside a sentence."""

_PREFIXES = (
    "non|anti|pre|mid|pro|re|co|e|semi|multi|inter|post|sub|ultra|un|de|counter|micro|neo|pan|quasi|"
    "trans|bi|tri|extra|intra|super|cross|ex|vis-à"
)
"""Prefixes whose hyphen does not part a word. Source: the treebanks' guidelines for English."""

_PATTERN = re.compile(
    rf"""
    (?P<web> (?:https?://|www\.)\S+ | [\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}
        | (?:[A-Za-z0-9-]{{1,63}}\.){{1,4}}(?:com|org|net|gov|edu|info|int|co\.uk)(?![\w-]) )
    | (?P<handle> [@\#][^\W_][\w]{{1,60}} )
    | (?P<dotted> (?:[^\W\d_]\.){{2,8}}(?![^\W_]) | (?:Ph\.D|Ph\.d|U\.N|U\.S)\.? )
    | (?P<short> (?:{_ABBREVIATIONS})\.(?=\s|[,;:)\-]|$) | (?:{_BEFORE_NUMBER})\.(?=\s?\d)
        | (?:{_BEFORE_SMALL})\.(?=[,;:)]|\s[a-z(&]) )
    | (?P<initial> (?<![^\W_])[A-Z]\.(?=\s+[A-Z]|-) )
    | (?P<money> (?:US|AU|CA|NZ|HK|[ACS])?\$ )
    | (?P<phone> \(?\d{{3}}\)?-\d{{3}}-\d{{4}}(?!\d) )
    | (?P<number> \d{{1,30}}(?:[.,:/]\d{{1,30}}){{0,8}}(?:(?:st|nd|rd|th|s|'s|’s)(?![^\W_]))? )
    | (?P<word> (?:(?i:{_PREFIXES})-(?={_LETTER}))?{_LETTER}(?:{_INNER}){{0,{LONGEST_WORD}}}
        (?:['’]{_LETTER}(?:{_INNER}){{0,{LONGEST_WORD}}}){{0,3}} )
    | (?P<dots> \.{{2,}} | …+ | -{{2,}} | [!?]{{2,}} | \*{{2,}} | _{{2,}} | <{{2,}} | >{{2,}}
        | ={{2,}} | ~{{2,}} | '' | `` )
    | (?P<face> [:;=8]['’]?[-o^]?[)(DPp/\\|\]\[](?![^\W_]) | <3 )
    | (?P<other> \S[{_MARKS}\U0001f3fb-\U0001f3ff]{{0,8}}
        (?:(?<=\u200d)\S[{_MARKS}\U0001f3fb-\U0001f3ff]{{0,8}}){{0,8}} )
    """,
    re.VERBOSE,
)

_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|ll|re|ve|d|m|em))$")
_JOINED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2,
    "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "wont": 2, "cant": 2,
    "ive": 1, "youre": 3, "theyre": 4, "thats": 4,
}  # fmt: skip
"""Contractions written as one word, with where they come apart. Source: English usage."""

_TRAILING = ".,;:!?'\"”’»)]}>…"


def tokens(text: str, start: int, end: int) -> Iterator[Span]:
    """Places of the words of `text[start:end]`, in order, white space left out.

    Every character that is not white space lies in exactly one of them, and no word is empty.
    """
    at = start
    while True:
        found = _PATTERN.search(text, at, end)
        if found is None:
            return
        at = found.end()
        kind = found.lastgroup
        if kind == "web":
            last = found.start() + len(found.group().rstrip(_TRAILING))
            at = last if last > found.start() else at
            yield found.start(), at
        elif kind == "word":
            yield from _parts(found.group(), found.start())
        else:
            yield found.start(), found.end()


def _parts(word: str, start: int) -> Iterator[Span]:
    """A word, its contraction apart."""
    end = start + len(word)
    cut = _JOINED.get(word.lower())
    if cut is None:
        clitic = _CLITIC.search(word)
        cut = clitic.start() if clitic else 0
    if 0 < cut < len(word):
        yield from _parts(word[:cut], start)
        yield start + cut, end
    else:
        yield start, end
