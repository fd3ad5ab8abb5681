"""Leaders' spells and regimes' spans as plain records, from the published lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from _history.months import month_of

__all__ = ["Regime", "Spell", "load_regimes", "load_spells", "same_code"]

WAYS = {
    "regular": "regular",
    "coup": "coup",
    "protest": "uprising",
    "rebels": "rebels",
    "foreign_imposed": "foreign_imposed",
    "natural_death": "death",
    "assassination": "other",
    "other_irregular": "other",
    "ongoing": None,
    "censored": None,
}
"""Exit modes of the spell list to our ways out. Source: situation.md section 3."""

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


@dataclass(frozen=True, slots=True)
class Spell:
    """One leader's time in office.

    Attributes:
        country: Gleditsch and Ward number.
        leader: Name in the list.
        start: Month of entry, as a month number.
        end: Month of exit, or the last month observed.
        way: Way out, None while in office or lost from sight.
        born: Year of birth, None if unknown.
        first: Month from which the list tells of this spell, later than `start` only where the
            spell was taken up from a second list.
    """

    country: int
    leader: str
    start: int
    end: int
    way: str | None
    born: int | None
    first: int


@dataclass(frozen=True, slots=True)
class Regime:
    """One regime's span; `type` is None for occupation and warlords."""

    country: int
    type: str | None
    start: int
    end: int


def same_code(code: int, month: int) -> int:
    """Gleditsch and Ward number of a country in another list's numbering.

    Germany, Yemen, and Serbia from June 2006 are numbered differently there.
    """
    if code == 345 and month >= month_of(2006, 6):
        return 340
    return {255: 260, 679: 678}.get(code, code)


def load_spells(data: Path) -> list[Spell]:
    """All spells, with exits for ill health put under `death`.

    Args:
        data: Folder that holds `leader_month_panel` and `archigos`.
    """
    table = pd.read_csv(data / "leader_month_panel" / "leader_spells_with_exit_mode.csv")
    ill = _ill_health(data)
    spells = []
    for row in table.to_dict("records"):
        way = WAYS[row["mode"]]
        if way == "regular" and (row["ccode"], row["leader"], int(row["e"])) in ill:
            way = "death"
        spells.append(
            Spell(
                country=int(row["ccode"]),
                leader=str(row["leader"]),
                start=int(row["s"]),
                end=int(row["e"]),
                way=way,
                born=None if pd.isna(row["yrborn"]) else int(row["yrborn"]),
                first=int(row["first"]),
            )
        )
    return spells


def _ill_health(data: Path) -> set[tuple[int, str, int]]:
    table = pd.read_csv(data / "archigos" / "archigos_4.1.csv")
    table = table[(table["exit"] == "Retired Due to Ill Health") & table["gwcode"].notna()]
    ends = pd.to_datetime(table["enddate"])
    return {
        (int(code), str(leader), month_of(end.year, end.month))
        for code, leader, end in zip(table["gwcode"], table["leader"], ends, strict=True)
    }


def load_regimes(data: Path) -> list[Regime]:
    """All regimes of the regime list, by country and start."""
    table = pd.read_csv(data / "reign" / "regime_list_2021_03.csv")
    regimes = []
    for row in table.to_dict("records"):
        start, end = (_month(str(row[f"gwf_{side}date"])) for side in ("start", "end"))
        kind = TYPES.get(str(row["gwf_regimetype"]).strip())
        regimes.append(Regime(same_code(int(row["cowcode"]), start), kind, start, end))
    return sorted(regimes, key=lambda r: (r.country, r.start, r.end))


def _month(text: str) -> int:
    month, _, year = text.split("/")
    return month_of(int(year), int(month))
