"""People of public life with their time in office: statesmen, spokesmen, rivals, commanders.

Leaders of contested regimes stand in `caryatid.terms.regimes`. Source: public knowledge;
`data/people_*.yaml`. `scripts/check_countries.py` compares heads of state and government with
published lists.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caryatid.terms._load import load
from caryatid.terms.spellings import spellings

__all__ = ["PEOPLE", "Person"]

_FILES = (
    "people_usa",
    "people_americas",
    "people_europe",
    "people_eurasia",
    "people_middle_east",
    "people_africa_north_east",
    "people_africa_west_south",
    "people_asia",
    "people_world",
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one role; who held several has several rows.

    Attributes:
        name: Full name as English newspapers write it.
        kind: The ontology's actor_kind.
        country: ISO 3166 alpha-3, or None for those who serve no one country.
        office: What the person was, in words.
        aliases: Other names, with and without accents; single names only where they are
            unmistakable.
        since: First day in the role, or None if it has no clear beginning. Where only a month or
            a year is known, its first day.
        until: Last day, or None if it goes on or has no clear end. Where only a month or a year
            is known, its last day.
    """

    name: str
    kind: str
    country: str | None
    office: str
    aliases: tuple[str, ...]
    since: date | None
    until: date | None


def _first_day(raw: date | str | int | None) -> date | None:
    """The day itself, or the first of a month ("2015-08") or of a year (2015)."""
    if raw is None or isinstance(raw, date):
        return raw
    year, _, month = str(raw).partition("-")
    return date(int(year), int(month or 1), 1)


def _last_day(raw: date | str | int | None) -> date | None:
    """The day itself, or the last of a month ("2015-08") or of a year (2015)."""
    if raw is None or isinstance(raw, date):
        return raw
    year, _, month = str(raw).partition("-")
    return date(int(year), int(month or 12), monthrange(int(year), int(month or 12))[1])


def _person(country: str, raw: Mapping[str, Any]) -> Person:
    return Person(
        name=raw["name"],
        kind=raw.get("kind", "igo" if country == "none" else "official"),
        country=None if country == "none" else country,
        office=raw["office"],
        aliases=spellings([raw["name"], *raw.get("aliases", ())])[1:],
        since=_first_day(raw.get("since")),
        until=_last_day(raw.get("until")),
    )


def _rows() -> Iterator[Person]:
    for name in _FILES:
        for country, rows in load(name).items():
            for raw in rows:
                yield _person(country, raw)


PEOPLE: tuple[Person, ...] = tuple(_rows())
"""In the order of the tables, by country."""
