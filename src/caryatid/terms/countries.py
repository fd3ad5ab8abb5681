"""Countries: codes, names, peoples, capitals and seats of government.

Source: public knowledge; `data/countries.yaml`. `scripts/check_countries.py` compares codes and
names with published lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from caryatid.terms._load import load
from caryatid.terms.spellings import fold, spellings

__all__ = ["COUNTRIES", "Country", "find_country"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or a territory that reporting treats as one.

    Attributes:
        iso3: ISO 3166 alpha-3.
        iso2: ISO 3166 alpha-2.
        gw: Number in the state system of Gleditsch and Ward, or None.
        cow: Number in the state system of the Correlates of War project, or None.
        name: Common English name.
        names: Other English names and short forms, with and without accents.
        adjectives: "Chilean".
        demonyms: Its people, in the singular and the plural: "Chileans", "Dane", "Danes".
        capital: Cities that stand for its government.
        seats: Buildings that stand for its government: "Kremlin".
    """

    iso3: str
    iso2: str
    gw: int | None
    cow: int | None
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: tuple[str, ...]
    seats: tuple[str, ...]


def _country(iso3: str, raw: Mapping[str, Any]) -> Country:
    adjectives = raw.get("adjectives", ())
    regular = [adjectives[0], f"{adjectives[0]}s"] if adjectives else []
    others = spellings([raw["name"], *raw.get("names", ())])[1:]
    return Country(
        iso3=iso3,
        iso2=raw["iso2"],
        gw=raw["gw"],
        cow=raw.get("cow", raw["gw"]),
        name=raw["name"],
        names=others,
        adjectives=spellings(adjectives),
        demonyms=spellings(raw.get("demonyms", regular)),
        capital=spellings(raw.get("capital", ())),
        seats=spellings(raw.get("seats", ())),
    )


COUNTRIES: Mapping[str, Country] = MappingProxyType(
    {iso3: _country(iso3, raw) for iso3, raw in load("countries").items()}
)
"""By ISO 3166 alpha-3, in the order of the table."""


def _key(text: str) -> str:
    """Letters and digits in lower case with single spaces; "U.S." is "us"."""
    bare = re.sub(r"[.']", "", fold(text).casefold().replace("&", " and "))
    return " ".join(re.sub(r"[^\w]+|_", " ", bare).split()).removeprefix("the ")


def _texts(country: Country) -> Iterator[str]:
    yield from (country.name, *country.names, *country.adjectives, *country.demonyms)


def _index() -> dict[str, Country]:
    """Codes first, then names: where two countries share a word, the earlier one keeps it."""
    index: dict[str, Country] = {}
    for country in COUNTRIES.values():
        index.setdefault(_key(country.iso3), country)
        index.setdefault(_key(country.iso2), country)
    for country in COUNTRIES.values():
        for text in _texts(country):
            index.setdefault(_key(text), country)
    return index


_BY_KEY = _index()


_FORMAL = re.compile(r"^(?:\w+ )*(?:republic|kingdom|sultanate|principality|duchy) of (?:the )?")
_SHARED = frozenset({"congo", "korea"})
"""Words that stand for one country when bare, and for another after "Republic of"."""


def _readings(text: str) -> Iterator[str]:
    """Keys that a text may be found under: as it is, turned round at a comma, less its form."""
    head, comma, tail = text.partition(",")
    for whole in (text, f"{tail} {head}") if comma else (text,):
        key = _key(whole)
        yield key
        bare = _FORMAL.sub("", key)
        if bare not in _SHARED:
            yield bare


def find_country(text: str) -> Country | None:
    """The country that a code, a name or an adjective stands for.

    Args:
        text: ISO 3166 alpha-2 or alpha-3 code, English name, short form, adjective or name of the
            people, in upper or lower case, with or without accents; "Kingdom of Norway" and
            "Korea, Republic of" are read too.

    Returns:
        None if no country goes by that text.
    """
    return next((_BY_KEY[key] for key in _readings(text) if key in _BY_KEY), None)
