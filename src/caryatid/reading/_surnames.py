"""Last names that stand for a person: those met in the text, else those that everybody knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from caryatid.reading._data import load_data, word_set
from caryatid.reading._words import words
from caryatid.reading.gazetteer import Entry, people_on
from caryatid.terms.spellings import fold

__all__ = ["PERSONS", "Surnames"]

PERSONS = frozenset(
    {"leader", "rival_claimant", "official", "expert", "opposition", "armed_forces",
     "ruling_elite"}
)  # fmt: skip
"""Kinds of single people."""

_SHORTEST_PART = 4


class Surnames:
    """Last name in small letters -> person; a text's own people go before the well-known ones."""

    def __init__(self, day: date | None, focus: str | None) -> None:
        self._met: dict[str, Entry] = {}
        self._first: dict[str, Entry | None] = {}
        self._known = _well_known(day, focus)

    def get(self, low: str) -> Entry | None:
        """Whom a last name stands for, if for anybody."""
        return self._met.get(low) or self._known.get(low) or self._first.get(low)

    def meet(self, entry: Entry) -> None:
        """Let the last name of a person stand for the person from here on."""
        if entry.form != "name" or entry.kind not in PERSONS or " " not in entry.name:
            return
        for low in _last_names(entry.name):
            self._met.setdefault(low, entry)
        self._meet_first(entry)

    def _meet_first(self, entry: Entry) -> None:
        """Let a first name stand for its bearer, unless two people of the text have it."""
        first, *others = entry.name.lower().split()
        body = bool({first, *others} & set(load_data("names")["organisation_words"]))
        if body or len(first) < _SHORTEST_PART or first in word_set("common_surnames"):
            return
        alone = self._first.setdefault(first, entry)
        if alone is not None and alone.id != entry.id:
            self._first[first] = None


def _last_names(name: str) -> list[str]:
    """The last name, and its parts where a hyphen joins them ("al-Bashir" is "Bashir" too)."""
    last = name.replace("’", "'").split()[-1].lower()
    parts = [w.low for w in words(last) if w.alpha and len(w.low) >= _SHORTEST_PART]
    return list(dict.fromkeys([last, *parts, *(fold(p) for p in (last, *parts))]))


@cache
def _well_known(day: date | None, focus: str | None) -> dict[str, Entry]:
    """Last names of people in office, where only one of them has it; the focus country's first."""
    table: dict[str, Entry] = {}
    everybody = people_on(day)
    for group in ([e for e in everybody if e.country == focus and focus], everybody):
        for low, entry in _unique(group):
            table.setdefault(low, entry)
    return table


_PROMINENCE = ("leader", "rival_claimant", "official")
"""Of several with one last name the first kind is meant, if one of them alone is of it."""


def _unique(entries: Iterable[Entry]) -> list[tuple[str, Entry]]:
    """Last names with whom they mean, where that is clear."""
    namesakes: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for low in _last_names(entry.name) if " " in entry.name else ():
            namesakes.setdefault(low, {}).setdefault(entry.id, entry)
    out = []
    for low, people in namesakes.items():
        if len(low) < _SHORTEST_PART or low in word_set("common_surnames"):
            continue
        one = _most_prominent(list(people.values()))
        if one is not None:
            out.append((low, one))
    return out


def _most_prominent(people: list[Entry]) -> Entry | None:
    if len(people) == 1:
        return people[0]
    for kind in _PROMINENCE:
        alike = [e for e in people if e.kind == kind]
        if alike:
            return alike[0] if len(alike) == 1 else None
    return None
