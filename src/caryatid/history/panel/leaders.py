"""Leaders' spells: Archigos to the end of 2015, continued with the REIGN leader list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from caryatid.errors import DataError
from caryatid.history.panel.checks import Rules
from caryatid.history.panel.corrections import KEEP, archigos_corrections, later_ways
from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import Spell, same_code
from caryatid.history.panel.tables import read_source
from caryatid.terms.spellings import fold
from caryatid.terms.ways_out import from_archigos

__all__ = ["archigos_spells", "join", "load_spells", "reign_spells"]

_CUT = month_of(2016, 1)
"""First month that Archigos 4.1 does not cover."""

_LIST_END = month_of(2021, 3)
"""Month of the REIGN list."""

_BEGIN = month_of(1940, 1)
"""Spells that end before are left out: exits count for ten years in what follows 1950."""

_OVERLAP = 3
"""Months by which spells of the REIGN list may overlap: four of its own do, by one to three."""

_ENTRY_SLACK = 3
"""Months by which two lists may differ on when a leader entered, if his name is spelt otherwise."""


def load_spells(folder: Path) -> list[Spell]:
    """All spells that reach into 1940 or later.

    Raises:
        DataError: A list is missing, or a row of it makes no sense.
    """
    return join(archigos_spells(folder), reign_spells(folder))


def archigos_spells(folder: Path) -> list[Spell]:
    """Spells of Archigos, corrected, way out None where still in office at its end."""
    table = read_source("archigos", folder)
    table = table[table["gwcode"].notna()]
    rules = Rules("archigos", folder)
    rules.once(table, ["obsid"])
    dates = {
        side: pd.to_datetime(table[f"{side}date"], errors="coerce") for side in ("start", "end")
    }
    dated = dates["start"].notna() & dates["end"].notna()
    rules.hold(dated, table, "has no date")
    rules.in_order(table, dates["start"], dates["end"])
    rules.known_code(table, "gwcode")
    rules.one_after_another(table, "gwcode", dates["start"], dates["end"])
    found = []
    for row, start, end in zip(
        table.to_dict("records"), dates["start"].dt.date, dates["end"].dt.date, strict=True
    ):
        better = archigos_corrections().get(str(row["obsid"]))
        way = _way(row, folder)
        if better:
            start, end = better.start or start, better.end or end
            way = way if better.way == KEEP else better.way
        spell = Spell(
            country=same_code(int(row["gwcode"]), 0),
            leader=str(row["leader"]),
            start=month_of(start.year, start.month),
            end=month_of(end.year, end.month),
            way=way,
            born=None if pd.isna(row["yrborn"]) else int(row["yrborn"]),
            first=month_of(start.year, start.month),
        )
        if spell.end >= _BEGIN:
            found.append(spell)
    return found


def _way(row: dict[str, Any], folder: Path) -> str | None:
    try:
        return from_archigos(str(row["exit"]), str(row["exitcode"]))
    except KeyError as error:
        raise DataError(
            f"{row['obsid']} left by {row['exit']!r}, {row['exitcode']!r}, which Archigos 4.1 "
            "does not know",
            where=str(folder / "archigos"),
            fix="use Archigos 4.1",
        ) from error


def reign_spells(folder: Path) -> list[Spell]:
    """Spells of the REIGN leader list; those in office at its end have no way out."""
    table = read_source("reign_leaders", folder)
    rules = Rules("reign_leaders", folder)
    rules.once(table, list(table.columns))
    dated = table["syear"].between(1000, 2021) & table["smonth"].between(1, 12)
    rules.hold(dated, table, "has no date")
    rules.known_code(table, "ccode")
    gone = table["eyear"].notna() & table["emonth"].notna()
    begins, ends = (table[f"{side}year"] * 12 + table[f"{side}month"] - 1 for side in "se")
    rules.in_order(table, begins, ends)
    rules.one_after_another(table, "ccode", begins, ends, slack=_OVERLAP)
    found = []
    for row, has_gone in zip(table.to_dict("records"), gone, strict=True):
        start = month_of(int(row["syear"]), int(row["smonth"]))
        end = month_of(int(row["eyear"]), int(row["emonth"])) if has_gone else _LIST_END
        code = same_code(int(row["ccode"]), end)
        way = later_ways().get((code, end), "regular") if has_gone else None
        born = None if pd.isna(row["birthyear"]) else int(row["birthyear"])
        found.append(Spell(code, str(row["leader"]), start, end, way, born, start))
    return found


def join(earlier: list[Spell], later: list[Spell]) -> list[Spell]:
    """Spells of the first list, continued with the second from 2016 on.

    Who was in office at the end of the first list is looked up in the second by name, or by month
    of entry; who is not found there is lost from sight.
    """
    countries = {s.country for s in earlier if s.end >= _CUT - 1}
    open_ = [s for s in later if s.country in countries and s.end >= _CUT]
    found, used = [], set()
    for spell in earlier:
        if spell.way is not None or spell.end < _CUT - 1:
            found.append(spell)
            continue
        same = [s for s in open_ if s.start < _CUT and _same(spell, s)]
        if same:
            last = max(same, key=lambda s: s.start)
            used.add(id(last))
            found.append(replace(spell, end=last.end, way=last.way))
        else:
            found.append(replace(spell, end=_CUT, way=None))
    found += [replace(s, first=max(s.start, _CUT)) for s in open_ if id(s) not in used]
    return sorted(found, key=lambda s: (s.country, s.start, s.end, s.leader))


def _same(one: Spell, other: Spell) -> bool:
    if one.country != other.country:
        return False
    return bool(_words([one.leader]) & _words([other.leader])) or (
        abs(one.start - other.start) <= _ENTRY_SLACK
    )


def _words(names: Iterable[str]) -> set[str]:
    return {w for name in names for w in fold(name).lower().split() if len(w) > 2}
