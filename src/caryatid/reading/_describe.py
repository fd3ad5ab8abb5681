"""What surrounds a mention: nationality, title, apposition, gender of the first name."""

from __future__ import annotations

from collections.abc import Sequence

from caryatid.reading._data import word_set
from caryatid.reading._names import Found, name_words
from caryatid.reading._words import Word
from caryatid.reading.gazetteer import base_gazetteer

__all__ = ["described", "expletive", "is_woman", "modifies", "nation"]


def is_woman(name: str) -> bool:
    """Whether the first name is a common woman's name; everybody else counts as a man."""
    return name.split()[0].lower() in name_words("women")


def expletive(tokens: Sequence[Word], at: int) -> bool:
    """“It is likely that”, “it seems”: nobody is meant."""
    follow = [w.low for w in tokens[at + 1 : at + 4]]
    return bool(follow) and (
        follow[0] in {"seems", "appears", "remains"}
        or (
            follow[0] in {"is", "was", "'s"}
            and len(follow) > 2
            and follow[2] in {"that", "to", "whether"}
        )
    )


def modifies(tokens: Sequence[Word], hit: Found) -> bool:
    """Whether a word such as "Libyan" stands before a noun, rather than for a person."""
    if hit.last >= len(tokens):
        return False
    follow = tokens[hit.last]
    return (
        not tokens[hit.last - 1].low.endswith("s")
        and (follow.alpha or follow.text == "-")
        and follow.low not in _NOT_NOUNS
    )


_NOT_NOUNS = word_set("not_nouns")


def nation(tokens: Sequence[Word], hit: Found, before: Found | None) -> tuple[str | None, int]:
    """Country that a mention just before it lends ("Kenyan police"), and where the phrase starts.

    An owner lends its country ("Mubarak's army"), but its own mention stays outside the phrase.
    """
    if before is None or not before.entry.country:
        return None, hit.first
    between = [w.low for w in tokens[before.last : hit.first]]
    if before.entry.form in {"adjective", "people", "name", "seat"}:
        if not between:
            return before.entry.country, before.first
        if all(w.isalpha() and w not in _BREAKS for w in between) and len(between) <= 2:
            lends = before.entry.form in {"adjective", "people"}
            return (before.entry.country if lends else None), hit.first
        if between[0] == "'s" and len(between) <= 3 and not _BREAKS & set(between):
            return before.entry.country, hit.first
    return None, hit.first


_BREAKS = word_set("breaks")


def described(
    tokens: Sequence[Word], hit: Found, kind: str, lent: str | None, focus: str | None
) -> tuple[str, str | None]:
    """Kind and country of a name from its title, an apposition and its nationality."""
    told = kind
    country = lent or _of_country(tokens, hit) or _own_country(tokens, hit)
    if hit.last < len(tokens) and tokens[hit.last].text == ",":
        tail = tokens[hit.last + 1 : hit.last + 9]
        lows = {w.low for w in tail}
        if lows & name_words("expert_words"):
            kind = "expert"
        elif kind in {"expert", ""}:
            kind = _by_words(lows, kind)
        for i in range(len(tail)):
            match = base_gazetteer().match(tail, i)
            if country is None and match and match[1].kind == "state" and kind != "expert":
                country = match[1].country
    office = hit.role or kind != told
    if country is None and office and kind in {"leader", "official", "armed_forces", "opposition"}:
        country = focus
    return kind or "expert", country


def _own_country(tokens: Sequence[Word], hit: Found) -> str | None:
    """“The Kenyan Lawyers Union”: a body whose name begins with its nation."""
    match = base_gazetteer().match(tokens, hit.first)
    if match is None or hit.first + match[0] >= hit.last:
        return None
    return match[1].country if match[1].form == "adjective" else None


def _of_country(tokens: Sequence[Word], hit: Found) -> str | None:
    """“Minister Aliu Bah of Gambia”: the country behind the name of somebody with a title."""
    if not hit.role or hit.last + 1 >= len(tokens) or tokens[hit.last].low != "of":
        return None
    the = tokens[hit.last + 1].low == "the" and hit.last + 2 < len(tokens)
    match = base_gazetteer().match(tokens, hit.last + 1 + the)
    return match[1].country if match and match[1].kind == "state" else None


def _by_words(lows: set[str], kind: str) -> str:
    for key, other in (("opposition_words", "opposition"), ("official_words", "official"),
                       ("military_words", "armed_forces")):  # fmt: skip
        if lows & name_words(key):
            return other
    return kind
