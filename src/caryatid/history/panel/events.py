"""Dated events that conditions are made of: protests, coup attempts, elections."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from caryatid.history.panel.checks import Rules
from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import same_code
from caryatid.history.panel.tables import read_source

__all__ = ["PROTEST_MONTHS", "Events", "load_coups", "load_elections", "load_protests"]

Events = Counter[tuple[int, int]]
"""(country, month) -> number of events."""

PROTEST_MONTHS = (month_of(1990, 1), month_of(2020, 3))
"""First and last month that the protest data cover; the United States are not in them."""


def load_protests(folder: Path) -> Events:
    """Protest events that demand that a politician be removed, by the month they began."""
    table = read_source("protests", folder)
    Rules("protests", folder).known_code(table, "ccode")
    table = table[(table["protest"] == 1) & (table["removal_of_politician"] == 1)]
    starts = pd.to_datetime(table["start_date"], errors="coerce")
    Rules("protests", folder).hold(starts.notna(), table, "has no date")
    return _events(table["ccode"], starts.dt.year * 12 + starts.dt.month - 1)


def load_coups(folder: Path) -> Events:
    """Coup attempts, successful or not, by month."""
    table = read_source("coups", folder)
    rules = Rules("coups", folder)
    dated = table["year"].between(1945, 2100) & table["month"].between(1, 12)
    rules.hold(dated, table, "has no date")
    rules.known_code(table, "ccode")
    rules.once(table, list(table.columns))
    return _events(table["ccode"], table["year"] * 12 + table["month"] - 1)


def load_elections(folder: Path) -> Events:
    """National votes for executive or legislature that took place as scheduled, by month.

    Votes that were called early or never held are left out: that they came, or did not, was not
    known a year before.
    """
    table = read_source("reign_elections", folder)
    event = table["event"].astype(str).str.strip().str.lower()
    table = table[(event == "vote, as scheduled") & table["type"].isin(["X", "L"])]
    year, month = (pd.to_numeric(table[f"elec_{p}"], errors="coerce") for p in ("year", "month"))
    rules = Rules("reign_elections", folder)
    rules.hold(year.notna() & month.between(1, 12), table, "has no date")
    rules.known_code(table, "ccode")
    return _events(table["ccode"], year * 12 + month - 1)


def _events(codes: Any, months: Any) -> Events:
    return Counter(
        (same_code(int(code), int(month)), int(month))
        for code, month in zip(codes, months, strict=True)
    )
