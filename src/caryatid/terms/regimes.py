"""Who led which contested or autocratic regime when: facts of public knowledge, checked by people.

Democracies that appear in such texts as outside powers are left out: a text that names Washington
ten times is about somebody else's regime.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caryatid.terms._load import load

__all__ = ["REGIMES", "REGIME_TYPES", "RegimeRow", "regime_on"]

REGIME_TYPES: tuple[str, ...] = (
    "personal",
    "party",
    "military",
    "monarchy",
    "hybrid",
    "democracy",
    "provisional",
)
"""Types in the sense of Geddes, Wright and Frantz (2014); hybrid is any mixture with a party."""

_FILES = (
    "regimes_africa_north",
    "regimes_africa_west",
    "regimes_africa_central",
    "regimes_africa_east",
    "regimes_africa_south",
    "regimes_americas",
    "regimes_asia",
    "regimes_middle_east",
    "regimes_eurasia",
)


@dataclass(frozen=True, slots=True)
class RegimeRow:
    """One leader of one regime; a leader under whom the regime changed has a row for each.

    Attributes:
        country: ISO 3166 alpha-3.
        leader: The person in whom power rests, who need not be head of state.
        aliases: Other names and spellings in texts.
        in_office_since: First day.
        until: Last day of the row; None if still in office on `checked_on`.
        born: Day of birth; 1 July where only the year is known; None if not even that.
        type: One of REGIME_TYPES.
        regime_since: First day of the regime, None if not known.
        patrons: ISO 3166 alpha-3 of states widely called its patrons.
        adversaries: The same for states that work openly against it.
        rivals: Names of those who claimed the office in these years.
        source: How the leader came (never how he or she left), and where that is recorded.
        checked_on: Day up to which the row was checked against public knowledge.
        rivals_since: Since when each of `rivals` claimed it, in their order.
    """

    country: str
    leader: str
    aliases: tuple[str, ...]
    in_office_since: date
    until: date | None
    born: date | None
    type: str
    regime_since: date | None
    patrons: tuple[str, ...]
    adversaries: tuple[str, ...]
    rivals: tuple[str, ...]
    source: str
    checked_on: date
    rivals_since: tuple[date, ...] = ()

    @property
    def first_day(self) -> date:
        """First day for which the row speaks: in office, and the regime of this type."""
        return max(self.in_office_since, self.regime_since or self.in_office_since)


def _born(raw: Any) -> date | None:
    return date(raw, 7, 1) if isinstance(raw, int) else raw


def _row(
    country: str, raw: dict[str, Any], shared: dict[str, Any], file: dict[str, Any]
) -> RegimeRow:
    def held(key: str, default: Any = None) -> Any:
        return raw.get(key, shared.get(key, default))

    rivals: dict[str, date] = raw.get("rivals", {})
    return RegimeRow(
        country=country,
        leader=raw["leader"],
        aliases=tuple(raw.get("aliases", ())),
        in_office_since=raw["since"],
        until=raw.get("until"),
        born=_born(raw.get("born")),
        type=held("type"),
        regime_since=held("regime_since"),
        patrons=tuple(held("patrons", ())),
        adversaries=tuple(held("adversaries", ())),
        rivals=tuple(rivals),
        source=f"{raw['source']}; {file['source']}",
        checked_on=held("checked_on", file["checked_on"]),
        rivals_since=tuple(rivals.values()),
    )


def _rows() -> Iterator[RegimeRow]:
    for name in _FILES:
        file = load(name)
        for country, shared in file["regimes"].items():
            for raw in shared["leaders"]:
                yield _row(country, raw, shared, file)


REGIMES: tuple[RegimeRow, ...] = tuple(
    sorted(_rows(), key=lambda row: (row.country, row.first_day))
)
"""By country and first day."""


def regime_on(iso3: str, day: date) -> RegimeRow | None:
    """The leader in office on a day; on a day of change the one who comes.

    Args:
        iso3: ISO 3166 alpha-3 code.
        day: The day; rivals who rose later are left out of the row.

    Returns:
        None if the table has nobody for that day.
    """
    held = [
        row
        for row in REGIMES
        if row.country == iso3 and row.first_day <= day and (row.until is None or day <= row.until)
    ]
    return _as_of(held[-1], day) if held else None


def _as_of(row: RegimeRow, day: date) -> RegimeRow:
    known = [
        (name, since)
        for name, since in zip(row.rivals, row.rivals_since, strict=True)
        if since <= day
    ]
    return replace(
        row,
        rivals=tuple(name for name, _ in known),
        rivals_since=tuple(since for _, since in known),
    )
