"""Pillars of support: their names and what each of five words looks like from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caryatid.terms._load import load
from caryatid.terms.countries import COUNTRIES

__all__ = ["LEVELS", "PILLARS", "WORDS", "PillarTerm", "display_name", "word_for"]

_RAW: dict[str, Any] = load("pillars")

WORDS: tuple[str, ...] = ("firm", "holding", "strained", "wavering", "gone")
"""Words for a level, the strongest first. Source: situation.md section 2."""

LEVELS: tuple[tuple[float, str], ...] = tuple(
    (float(_RAW["levels"][word]["from"]), word) for word in WORDS
)
"""Lower edge of each word, inclusive, in falling order. Source: `levels` in
`data/pillars.yaml`, judgement with reasons."""

_FOREIGN = ("patron", "outside_pressure")


@dataclass(frozen=True, slots=True)
class PillarTerm:
    """A pillar in words.

    Attributes:
        key: As in situation.md section 2; foreign ones without their state (`patron.money`).
        name: For people.
        about: What a high level means, in one line.
        descriptors: Word of the level -> what an observer would see.
    """

    key: str
    name: str
    about: str
    descriptors: dict[str, str]


def _term(key: str, raw: dict[str, Any]) -> PillarTerm:
    return PillarTerm(
        key=key,
        name=str(raw["name"]),
        about=str(raw["about"]),
        descriptors={word: str(raw["descriptors"][word]) for word in WORDS},
    )


PILLARS: dict[str, PillarTerm] = {key: _term(key, raw) for key, raw in _RAW["pillars"].items()}


def word_for(level: float) -> str:
    """Anchored word of a level.

    Args:
        level: logistic(z), fraction in [0, 1]; an edge belongs to the stronger word.

    Raises:
        ValueError: `level` is not in [0, 1].
    """
    if not 0.0 <= level <= 1.0:
        raise ValueError(f"{level} is not a level between 0 and 1")
    return next(word for edge, word in LEVELS if level >= edge)


def display_name(key: str) -> str:
    """A pillar for people: `patron_RUS.money` is "Russia: money".

    Args:
        key: Key of a pillar; a state that the country table lacks keeps its code, a key that
            is not in the table its own words.
    """
    for stem in _FOREIGN:
        state, _, channel = key.removeprefix(f"{stem}_").partition(".")
        if key.startswith(f"{stem}_") and state:
            term = PILLARS.get(f"{stem}.{channel}" if channel else stem)
            return f"{_country(state)}: {term.name if term else channel or stem}"
    term = PILLARS.get(key)
    return term.name if term else key.replace("_", " ")


def _country(iso3: str) -> str:
    country = COUNTRIES.get(iso3)
    return country.name if country else iso3
