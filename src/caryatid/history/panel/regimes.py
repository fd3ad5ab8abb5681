"""Regimes' spans with their types, from the REIGN regime list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from caryatid.history.panel.checks import Rules
from caryatid.history.panel.corrections import regime_corrections
from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import Regime, same_code
from caryatid.history.panel.tables import read_source

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
"""Types of the regime list to ours."""

_NO_TYPE = ("foreign-occupied", "warlordism")
"""Types of the regime list that are left out of all classes."""

_DATE = r"\d{1,2}/\d{1,2}/\d{4}"


def load_regimes(folder: Path) -> list[Regime]:
    """All regimes of the regime list, corrected, by country and start.

    Raises:
        DataError: The list is missing, or a row of it makes no sense.
    """
    table = read_source("reign_regimes", folder)
    rules = Rules("reign_regimes", folder)
    rules.once(table, list(table.columns))
    dated = table["gwf_startdate"].astype(str).str.fullmatch(_DATE)
    dated &= table["gwf_enddate"].astype(str).str.fullmatch(_DATE)
    rules.hold(dated, table, "has no date")
    rules.known_code(table, "cowcode")
    kinds = table["gwf_regimetype"].astype(str).str.strip()
    rules.hold(kinds.isin([*TYPES, *_NO_TYPE]), table, "has an unknown type")
    start, end = (table[f"gwf_{side}date"].astype(str).map(_month) for side in ("start", "end"))
    rules.in_order(table, start, end)
    rules.one_after_another(table, "cowcode", start, end)
    rows = zip(table["cowcode"], kinds, start, end, strict=True)
    return corrected(
        Regime(same_code(int(code), begun), TYPES.get(kind), begun, ended)
        for code, kind, begun, ended in rows
    )


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
