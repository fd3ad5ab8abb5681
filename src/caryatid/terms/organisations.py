"""Organisations with names of their own: unions of states, services, armed groups, parties, media.

Source: public knowledge; `data/organisations_*.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from caryatid.terms._load import load
from caryatid.terms.spellings import spellings

__all__ = ["ORGANISATIONS", "Organisation"]

_FILES = (
    "organisations_world",
    "organisations_organs",
    "organisations_forces",
    "organisations_rebels",
    "organisations_parties",
    "organisations_public",
    "organisations_media",
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that acts under its own name.

    Attributes:
        name: Common English name.
        kind: The ontology's actor_kind.
        country: ISO 3166 alpha-3, or None if it belongs to no one country.
        aliases: Other names, with and without accents.
        acronyms: Short forms in capitals.
    """

    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]


def _organisation(kind: str, raw: Mapping[str, Any]) -> Organisation:
    return Organisation(
        name=raw["name"],
        kind=kind,
        country=raw.get("country"),
        aliases=spellings([raw["name"], *raw.get("aliases", ())])[1:],
        acronyms=tuple(raw.get("acronyms", ())),
    )


def _rows() -> Iterator[Organisation]:
    for name in _FILES:
        for kind, rows in load(name).items():
            for raw in rows:
                yield _organisation(kind, raw)


ORGANISATIONS: tuple[Organisation, ...] = tuple(_rows())
"""In the order of the tables, by kind."""
