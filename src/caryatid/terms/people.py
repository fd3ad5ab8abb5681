"""People of public life with their time in office: statesmen, spokesmen, rivals, commanders.

Leaders of contested regimes stand in `caryatid.terms.regimes`. Source: public knowledge;
`data/people.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caryatid.terms._load import load
from caryatid.terms.spellings import spellings

__all__ = ["PEOPLE", "Person"]


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
        since: First day in the role, or None if it has no clear beginning.
        until: Last day, or None if it goes on or has no clear end.
    """

    name: str
    kind: str
    country: str | None
    office: str
    aliases: tuple[str, ...]
    since: date | None
    until: date | None


def _person(country: str, raw: Mapping[str, Any]) -> Person:
    return Person(
        name=raw["name"],
        kind=raw.get("kind", "igo" if country == "none" else "official"),
        country=None if country == "none" else country,
        office=raw["office"],
        aliases=spellings([raw["name"], *raw.get("aliases", ())])[1:],
        since=raw.get("since"),
        until=raw.get("until"),
    )


PEOPLE: tuple[Person, ...] = tuple(
    _person(country, raw) for country, rows in load("people").items() for raw in rows
)
"""In the order of the table, by country."""
