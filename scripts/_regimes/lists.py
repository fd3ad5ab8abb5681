"""Published lists of leaders and regimes, read into one shape."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from caryatid.terms.countries import COUNTRIES

__all__ = ["TYPES", "Listed", "Typed", "archigos", "gwf_types", "reign_leaders", "reign_types"]

TYPES = {
    "parliamentary": "democracy",
    "presidential": "democracy",
    "personal": "personal",
    "party-based": "party",
    "party-personal": "hybrid",
    "party-military": "hybrid",
    "party-personal-military": "hybrid",
    "oligarchy": "party",
    "monarchy": "monarchy",
    "military": "military",
    "military personal": "military",
    "military-personal": "military",
    "indirect military": "military",
    "provisional": "provisional",
    "provisional military": "provisional",
    "civilian provisional": "provisional",
    "foreign-occupied": "provisional",
    "warlordism": "provisional",
}
"""Their types -> ours."""

_BY_COW: dict[int | None, str] = {c.cow: iso3 for iso3, c in COUNTRIES.items() if c.cow is not None}
_BY_GW: dict[int | None, str] = {c.gw: iso3 for iso3, c in COUNTRIES.items() if c.gw is not None}


@dataclass(frozen=True)
class Listed:
    """A leader's spell in a published list; `until` None: in office at the list's end."""

    country: str
    leader: str
    since: date
    until: date | None
    born: int | None


@dataclass(frozen=True)
class Typed:
    """A regime's span in a published list, its type in our words."""

    country: str
    type: str
    since: date
    until: date


def archigos(path: Path) -> Iterator[Listed]:
    """Spells of Archigos 4.1, which ends with 2015."""
    for row in _table(path):
        iso3 = _BY_GW.get(_number(row["gwcode"]))
        if iso3 is None:
            continue
        until = None if row["exit"] == "Still in Office" else date.fromisoformat(row["enddate"])
        since = date.fromisoformat(row["startdate"])
        yield Listed(iso3, row["leader"], since, until, _number(row["yrborn"]))


def reign_leaders(path: Path) -> Iterator[Listed]:
    """Spells of REIGN's list of leaders, whose last days are known to the month (middle taken)."""
    for row in _table(path):
        iso3 = _BY_COW.get(_number(row["ccode"]))
        if iso3 is None:
            continue
        year, month = _number(row["eyear"]), _number(row["emonth"])
        until = None if year is None or month is None else date(year, month, 15)
        since = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
        yield Listed(iso3, row["leader"], since, until, _number(row["birthyear"]))


def reign_types(path: Path) -> Iterator[Typed]:
    """Regimes of REIGN's list."""
    for row in _table(path):
        iso3 = _BY_COW.get(_number(row["cowcode"]))
        if iso3 is not None:
            kind = TYPES[row["gwf_regimetype"].strip()]
            yield Typed(iso3, kind, _american(row["gwf_startdate"]), _american(row["gwf_enddate"]))


def gwf_types(path: Path) -> Iterator[Typed]:
    """Autocratic regimes of Geddes, Wright and Frantz by year, as of each 1 January."""
    for row in _table(path):
        iso3, year = _BY_COW.get(_number(row["gwf_cowcode"])), _number(row["year"])
        if iso3 is not None and year is not None and row["gwf_regimetype"]:
            day = date(year, 1, 1)
            yield Typed(iso3, TYPES[row["gwf_regimetype"]], day, day)


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        yield from csv.DictReader(lines)


def _number(text: str) -> int | None:
    return int(float(text)) if text.strip() else None


def _american(text: str) -> date:
    return datetime.strptime(text, "%m/%d/%Y").date()  # noqa: DTZ007 a day has no zone
