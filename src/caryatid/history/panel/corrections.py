"""Our corrections of published lists: which row, what instead, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from caryatid.history._data import listing
from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import Regime

__all__ = ["KEEP", "Correction", "archigos_corrections", "later_ways", "regime_corrections"]

KEEP = "keep"
"""Way out of a correction that leaves it as it stands."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What stands instead in one row of Archigos.

    Attributes:
        start: First day in office, None to keep it.
        end: Last day, None to keep it.
        way: Way out, None for still in office, KEEP to keep it.
        why: The fact behind it.
    """

    start: date | None
    end: date | None
    way: str | None
    why: str


@cache
def archigos_corrections() -> Mapping[str, Correction]:
    """Corrections by obsid."""
    return MappingProxyType(
        {
            key: Correction(raw.get("start"), raw.get("end"), raw.get("way", KEEP), raw["why"])
            for key, raw in listing("corrections")["archigos"].items()
        }
    )


@cache
def later_ways() -> Mapping[tuple[int, int], str]:
    """(country, month of exit) -> way out, after the end of Archigos."""
    found = {}
    for raw in listing("corrections")["later"]:
        found[int(raw["gw"]), _month(raw["month"])] = str(raw["way"])
    return MappingProxyType(found)


@cache
def regime_corrections() -> tuple[Regime, ...]:
    """Regimes that stand instead of what the regime list lacks or gives no type."""
    return tuple(
        Regime(int(raw["gw"]), str(raw["type"]), _month(raw["start"]), _month(raw["end"]))
        for raw in listing("corrections")["regimes"]
    )


def _month(text: object) -> int:
    year, month = (int(part) for part in str(text).split("-"))
    return month_of(year, month)
