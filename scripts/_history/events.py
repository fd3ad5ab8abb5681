"""Dated events that conditions are made of: protests, coup attempts, elections."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from _history.months import month_of
from _history.spells import same_code

__all__ = ["PROTEST_MONTHS", "Events", "load_coups", "load_elections", "load_protests"]

Events = Counter[tuple[int, int]]
"""(country, month) -> number of events."""

PROTEST_MONTHS = (month_of(1990, 1), month_of(2020, 3))
"""First and last month that the protest data cover; the United States are not in them."""


def load_protests(data: Path) -> Events:
    """Protest events that demand that a politician be removed, by the month they began."""
    path = data / "mass_mobilization" / "mm_protest_events_1990_2020.parquet"
    table = pd.read_parquet(
        path, columns=["ccode", "start_date", "protest", "removal_of_politician"]
    )
    table = table[(table["protest"] == 1) & (table["removal_of_politician"] == 1)]
    starts = pd.to_datetime(table["start_date"], errors="coerce")
    table, starts = table[starts.notna()], starts[starts.notna()]
    months = starts.dt.year * 12 + starts.dt.month - 1
    return _events(table["ccode"], months)


def load_coups(data: Path) -> Events:
    """Coup attempts, successful or not, by month."""
    table = pd.read_csv(data / "coups" / "powell_thyne_2022-11-29.csv")
    return _events(table["ccode"], table["year"] * 12 + table["month"] - 1)


def load_elections(data: Path) -> Events:
    """National votes for executive or legislature that took place as scheduled, by month.

    Votes that were called early or never held are left out: that they came, or did not, was not
    known a year before.
    """
    table = pd.read_csv(data / "reign" / "electionlist_2021_03.csv")
    event = table["event"].str.strip().str.lower()
    table = table[(event == "vote, as scheduled") & table["type"].isin(["X", "L"])]
    year, month = (pd.to_numeric(table[f"elec_{p}"], errors="coerce") for p in ("year", "month"))
    dated = year.notna() & month.notna()
    return _events(table["ccode"][dated], (year * 12 + month - 1)[dated])


def _events(codes: pd.Series, months: pd.Series) -> Events:
    return Counter(
        (same_code(int(code), int(month)), int(month))
        for code, month in zip(codes, months, strict=True)
    )
