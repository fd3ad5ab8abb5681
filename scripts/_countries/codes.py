"""Where the built-in codes and names of countries and the published lists disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from _countries.lists import SYSTEMS, Named
from caryatid.terms.countries import Country, find_country

__all__ = ["Mismatch", "mismatches", "without_evidence"]


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """One disagreement about a code or a name.

    Attributes:
        key: Names it for good: system, code and name.
        ours: What our table says.
        theirs: What the lists say.
        sources: Which lists.
    """

    key: str
    ours: str
    theirs: str
    sources: tuple[str, ...]


def mismatches(countries: Mapping[str, Country], named: Iterable[Named]) -> list[Mismatch]:
    """Countries of the lists that our table lacks, or codes and names that lead to two countries.

    Args:
        countries: Our table by ISO 3166 alpha-3.
        named: Rows of the lists.
    """
    by_code = {(s, c): iso3 for s, c, iso3 in _codes(countries)}
    sources: dict[tuple[str, str, str], set[str]] = {}
    for row in named:
        sources.setdefault((row.system, row.code, row.name), set()).add(row.source)
    found = []
    for (system, code, name), lists in sources.items():
        ours = by_code.get((system, code))
        theirs = _meant(name, ours) if name else ours
        if ours is None or ours != theirs:
            said = f"{code} is {ours or 'nobody'}, {name or 'no name'} is {theirs or 'nobody'}"
            key = f"{system} {code} {name}".strip()
            found.append(Mismatch(key, said, f"{name} is {code}", tuple(sorted(lists))))
    return sorted(found)


def _meant(name: str, ours: str | None) -> str | None:
    """The country that a name in a list stands for; of several readings the one that agrees."""
    found = [country.iso3 for text in _readings(name) if (country := find_country(text))]
    return ours if ours in found else next(iter(found), None)


def _readings(name: str) -> Iterator[str]:
    """The name, without what stands in brackets, and its parts at a slash or in brackets."""
    yield name
    yield _BRACKETS.sub("", name)
    yield from re.split(r"[/()]", name)


_BRACKETS = re.compile(r"\s*\([^)]*\)")


def without_evidence(countries: Mapping[str, Country], named: Iterable[Named]) -> list[Mismatch]:
    """Numbers and codes of ours that no list has."""
    theirs = {(row.system, row.code) for row in named}
    return [
        Mismatch(f"{system} {code} {iso3}", f"{iso3} is {code}", "in no list", ())
        for system, code, iso3 in _codes(countries)
        if (system, code) not in theirs
    ]


def _codes(countries: Mapping[str, Country]) -> Iterator[tuple[str, str, str]]:
    """(system, code, ISO 3166 alpha-3) of every country."""
    for iso3, country in countries.items():
        for system, code in zip(SYSTEMS, (iso3, country.gw, country.cow), strict=True):
            if code is not None:
                yield system, str(code), iso3
