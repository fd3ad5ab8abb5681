"""Words that make up a name: where it begins and ends, and the titles before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from caryatid.reading._data import load_data, word_set
from caryatid.reading._words import Word
from caryatid.reading.gazetteer import Entry

__all__ = ["Found", "name_end", "name_words", "owns_name", "plain", "title_at", "titles"]

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "la", "del", "van", "von", "da", "dos", "abu"}
)
_DAYS = word_set("days")


@dataclass(frozen=True, slots=True)
class Found:
    """One mention before it is tied to an actor: words `[first, last)` of its sentence."""

    first: int
    last: int
    entry: Entry
    nation: str | None = None
    role: str = ""


@cache
def name_words(key: str) -> frozenset[str]:
    """One of the word lists of data/names.yaml as a set of strings with single spaces."""
    return frozenset(load_data("names")[key])


@cache
def titles() -> dict[tuple[str, ...], str]:
    """Title as words -> kind of the person who carries it."""
    kinds = {
        "leader_titles": "leader",
        "official_titles": "official",
        "military_titles": "armed_forces",
        "opposition_titles": "opposition",
        "expert_titles": "expert",
        "plain_titles": "",
    }
    return {tuple(t.split()): kind for key, kind in kinds.items() for t in load_data("names")[key]}


_LONGEST_TITLE = 4


def title_at(tokens: Sequence[Word], at: int) -> tuple[int, str] | None:
    """Length and kind of a title at word `at`; a full stop after it counts to it."""
    table = titles()
    for size in range(_LONGEST_TITLE, 0, -1):
        key = tuple(w.low for w in tokens[at : at + size])
        if len(key) == size and key in table:
            dot = at + size < len(tokens) and tokens[at + size].text == "."
            return size + int(dot and len(key[-1]) <= 4), table[key]
    return None


def name_end(tokens: Sequence[Word], at: int) -> int:
    """End of the run of capitalised words at `at`, particles and initials inside it included."""
    end = at
    while end < len(tokens):
        word = tokens[end]
        if end > at and (word.start - tokens[end - 1].end > 1 or word.low in _DAYS):
            break  # another line or a date begins
        if end > at and _person_follows(tokens, end):
            break
        if owns_name(tokens, at, end):
            end += 2
        elif (word.capital and (word.alpha or "." in word.text) and word.low != "'s") or (
            end > at
            and (word.low in _PARTICLES or word.text in "-." or word.low in {"of", "for", "and"})
            and end + 1 < len(tokens)
            and tokens[end + 1].capital
            and _joins(tokens, at, end)
        ):
            end += 1
        else:
            break
    return end


_NAME_OWNERS = frozenset({"people", "women", "men", "children"})


def owns_name(tokens: Sequence[Word], at: int, mark: int) -> bool:
    """Whether a possessive belongs to a name that goes on ("People's Party", "Workers' Front")."""
    if mark <= at or mark + 1 >= len(tokens) or not tokens[mark + 1].capital:
        return False
    before, low = tokens[mark - 1].low, tokens[mark].low
    return (low == "'s" and before in _NAME_OWNERS) or (low == "'" and before.endswith("ers"))


def _person_follows(tokens: Sequence[Word], at: int) -> bool:
    """Whether a title with a person's name begins here ("Energy Committee Chairman Ann Roe")."""
    title = title_at(tokens, at)
    if title is None or not tokens[at].capital:
        return False
    name = [w for w in tokens[at + title[0] : at + title[0] + 2] if w.alpha]
    institutions = name_words("organisation_words")
    return bool(name) and all(w.capital and w.low not in institutions for w in name[:1])


def _joins(tokens: Sequence[Word], at: int, mark: int) -> bool:
    word = tokens[mark]
    if word.text == ".":
        return len(tokens[mark - 1].text) == 1
    if word.text == "-":
        return word.start == tokens[mark - 1].end and tokens[mark + 1].start == word.end
    if word.low in {"of", "for", "and"}:
        institutions = name_words("organisation_words")
        return any(w.low in institutions for w in tokens[at:mark]) and word.low != "and"
    return True


def plain(tokens: Sequence[Word]) -> str:
    out = ""
    for i, word in enumerate(tokens):
        out += (" " if i and word.start > tokens[i - 1].end else "") + word.text
    return " ".join(out.split())
