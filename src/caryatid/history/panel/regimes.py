"""Regimes' spans with their types, from the REIGN regime list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from caryatid.history.panel.corrections import regime_corrections
from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import Regime, same_code
from caryatid.history.panel.tables import read_source, require

__all__ = ["corrected", "load_regimes"]

TYPES = {
    "parliamentary": "democracy",
    "presidential": "democracy",
    "personal": "personal",
    "military": "military",
    "military personal": "military",
    "indirect military": "military",
    "party-based": "party",
    "oligarchy": "party",
    "party-personal": "hybrid",
    "party-military": "hybrid",
    "party-personal-military": "hybrid",
    "monarchy": "monarchy",
    "provisional": "provisional",
    "provisional military": "provisional",
    "civilian provisional": "provisional",
}
"""Types of the regime list to ours; foreign occupation and warlords are left out of all classes."""

_DATE = r"\d{1,2}/\d{1,2}/\d{4}"


def load_regimes(folder: Path) -> list[Regime]:
    """All regimes of the regime list, corrected, by country and start.

    Raises:
        DataError: The list is missing, or a row has no date or ends before it begins.
    """
    table = read_source("reign_regimes", folder)
    dated = table["gwf_startdate"].astype(str).str.fullmatch(_DATE)
    dated &= table["gwf_enddate"].astype(str).str.fullmatch(_DATE)
    require(dated, table, "has no date", key="reign_regimes", folder=folder)
    regimes = []
    for row in table.to_dict("records"):
        start, end = (_month(str(row[f"gwf_{side}date"])) for side in ("start", "end"))
        kind = TYPES.get(str(row["gwf_regimetype"]).strip())
        regimes.append(Regime(same_code(int(row["cowcode"]), start), kind, start, end))
    in_order = [regime.start <= regime.end for regime in regimes]
    require(in_order, table, "ends before it begins", key="reign_regimes", folder=folder)
    return corrected(regimes)


def corrected(regimes: Iterable[Regime]) -> list[Regime]:
    """The list with our corrections in place of rows of no type in the same months, sorted."""
    ours = regime_corrections()
    kept = [
        r
        for r in regimes
        if r.type is not None
        or not any(o.country == r.country and o.start < r.end and r.start < o.end for o in ours)
    ]
    return sorted([*kept, *ours], key=lambda r: (r.country, r.start, r.end))


def _month(text: str) -> int:
    month, _, year = text.split("/")
    return month_of(int(year), int(month))
