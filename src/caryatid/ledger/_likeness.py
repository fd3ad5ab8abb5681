"""What two names have in common: a last name, a spelling, words, an acronym."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from caryatid.records import Actor
from caryatid.terms.spellings import fold

__all__ = ["Likeness", "NameWords", "name_words", "names_alike"]

_SPELLING = 0.55
_ACRONYM = 0.50
_WORDS = 0.45
_LAST_NAME = 0.45
"""Shares of a score. Source: judgement."""

_CLOSE = 0.86
"""Likeness of two spellings of one name. Source: judgement; one letter of eight may differ."""

_ARTICLES = re.compile(r"^(al|el|ash|an|ar|as)-")
_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "del", "al", "el", "bin", "ibn"})
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name in folded words.

    Attributes:
        words: In order, small words and articles left out.
        acronym: Initials of a name of three words or more, else "".
        proper: Whether it is a name, not "Sudan: council", a noun with its country.
        keys: Words and acronym under which it may be found.
    """

    words: tuple[str, ...]
    acronym: str
    proper: bool

    @property
    def keys(self) -> frozenset[str]:
        """Words and acronym by which another name may be the same."""
        return frozenset({*self.words, self.acronym} - {""})


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two names share, what it adds to a score, and how to say it."""

    name: str
    share: float
    why: str


def name_words(name: str) -> NameWords:
    """The words of an actor's name, its country before a colon left out."""
    country, colon, rest = name.partition(": ")
    text = fold(rest if colon else country).lower().replace("'", "")
    words = [_ARTICLES.sub("", w) for w in re.split(r"[^\w-]+", text) if w]
    kept = tuple(w for w in words if w.strip("-") and w not in _SMALL)
    initials = "".join(w[0] for w in kept) if len(kept) >= _SHORTEST else ""
    return NameWords(kept, initials, proper=not colon and name[:1].isupper())


def names_alike(one: Actor, other: Actor) -> Likeness | None:
    """The strongest thing that two names share; None where they share nothing that tells."""
    a, b = name_words(one.name), name_words(other.name)
    if not a.words or not b.words or not (a.proper or b.proper):
        return None
    short, full = sorted((a, b), key=lambda n: len(n.words))
    if len(short.words) == 1 and short.words[0] == full.acronym:
        return Likeness("acronym", _ACRONYM, f"{short.words[0].upper()} are its initials")
    if len(short.words) == len(full.words) and _spelt_alike(short.words, full.words):
        return Likeness("spelling", _SPELLING, "the names are spelt almost alike")
    if len(short.words) < len(full.words) and set(short.words) <= set(full.words):
        return _contained(short, full)
    return None


def _spelt_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = zip(one, other, strict=True)
    return all(SequenceMatcher(None, x, y).ratio() >= _CLOSE for x, y in pairs)


def _contained(short: NameWords, full: NameWords) -> Likeness | None:
    words = " ".join(short.words)
    if short.words == full.words[-1:]:
        if short.proper:
            return Likeness("last name", _LAST_NAME, f"both are called {words.title()}")
        return Likeness("words", _WORDS, f"one is a {words} by its name")
    if len(short.words) > 1:
        return Likeness("words", _WORDS, f"{words.title()} is in both names")
    return None
