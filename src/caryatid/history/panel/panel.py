"""The leader-month panel as arrays: who, since when, how it ended, what was known on the day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from caryatid.history.bands import TYPES
from caryatid.history.panel.checks import Rules
from caryatid.history.panel.conditions import condition_values
from caryatid.history.panel.counting import LeaderMonth, leader_months
from caryatid.history.panel.events import Events, load_coups, load_elections, load_protests
from caryatid.history.panel.leaders import load_spells
from caryatid.history.panel.regimes import load_regimes
from caryatid.history.panel.spells import Regime, Spell
from caryatid.history.panel.structure import CountryYears, country_values
from caryatid.history.panel.tables import read_source, require_whole
from caryatid.history.panel.yearly import country_years
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["NEEDED", "Panel", "Raw", "load_raw", "make_panel", "panel_of"]


_YEARLY = ("income", "infants", "democracy", "conflict")

NEEDED = (
    *("archigos", "reign_leaders", "reign_regimes", "protests", "coups", "reign_elections"),
    *_YEARLY,
)
"""Data sets without which there is no panel."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The data sets as records, before they are joined."""

    spells: list[Spell]
    regimes: list[Regime]
    protests: Events
    coups: Events
    elections: Events
    years: CountryYears


@dataclass(frozen=True, slots=True)
class Panel:
    """Leader-months, axis (i), sorted by country and month.

    Attributes:
        country: Gleditsch and Ward number.
        month: Month number.
        start: Month of entry.
        type: Place in TYPES, -1 for none.
        born: Year of birth, nan if unknown.
        end: Last month of the spell that the panel holds.
        way: Place in WAYS_OUT of how the spell ended, -1 if it was not seen to end.
        countries: Country features, axes (i, f) in the order of COUNTRY_FEATURES, nan if unknown.
        conditions: Conditions, axes (i, c) in the order of CONDITIONS, nan if unknown.
        attempt: Whether a coup was attempted in the month.
        leader: Name in the lists.
    """

    country: NDArray[np.int64]
    month: NDArray[np.int64]
    start: NDArray[np.int64]
    type: NDArray[np.int64]
    born: FloatArray
    end: NDArray[np.int64]
    way: NDArray[np.int64]
    countries: FloatArray
    conditions: FloatArray
    attempt: NDArray[np.bool_]
    leader: NDArray[np.str_]

    @property
    def tenure(self) -> NDArray[np.int64]:
        """Months since entry, axis (i)."""
        return self.month - self.start

    @property
    def year(self) -> NDArray[np.int64]:
        """Calendar year, axis (i)."""
        return self.month // 12

    def rows(self) -> list[LeaderMonth]:
        """The same leader-months as records."""
        columns = (self.country, self.month, self.start, self.type, self.born, self.end, self.way)
        return [
            LeaderMonth(
                country=country,
                month=month,
                start=start,
                tenure=month - start,
                type=TYPES[kind] if kind >= 0 else None,
                born=None if np.isnan(born) else int(born),
                way=WAYS_OUT[way] if month == end and way >= 0 else None,
            )
            for country, month, start, kind, born, end, way in zip(
                *(column.tolist() for column in columns), strict=True
            )
        ]


def load_raw(folder: Path) -> Raw:
    """Everything that the panel is made of.

    Args:
        folder: Folder with a folder for each data set.

    Raises:
        DataError: A data set is missing, cut short or lacks a column, or a row makes no sense.
    """
    for key in NEEDED:
        require_whole(key, folder)
    return Raw(
        spells=load_spells(folder),
        regimes=load_regimes(folder),
        protests=load_protests(folder),
        coups=load_coups(folder),
        elections=load_elections(folder),
        years=country_years(*(_yearly(key, folder) for key in _YEARLY)),
    )


def _yearly(key: str, folder: Path) -> pd.DataFrame:
    """A table of country-years, each of which stands in it once (conflicts have rows of their own).

    Raises:
        DataError: It is missing, cut short or lacks a column, or a country-year stands twice.
    """
    table = read_source(key, folder)
    if key != "conflict":
        rules = Rules(key, folder)
        rules.known_code(table, "gwcode")
        rules.once(table, ["gwcode", "year"])
    return table


def make_panel(folder: Path) -> Panel:
    """The panel of a folder of data sets."""
    return panel_of(load_raw(folder))


def panel_of(raw: Raw) -> Panel:
    """Joins the records to leader-months."""
    rows = leader_months(raw.spells, raw.regimes)
    country = np.array([row.country for row in rows], dtype=np.int64)
    month = np.array([row.month for row in rows], dtype=np.int64)
    last = {(row.country, row.start): row for row in rows}
    names = {(s.country, s.start): s.leader for s in raw.spells}
    ends = [last[row.country, row.start] for row in rows]
    return Panel(
        country=country,
        month=month,
        start=np.array([row.start for row in rows], dtype=np.int64),
        type=np.array([-1 if row.type is None else TYPES.index(row.type) for row in rows]),
        born=np.array([np.nan if row.born is None else row.born for row in rows], dtype=np.float64),
        end=np.array([end.month for end in ends], dtype=np.int64),
        way=np.array([-1 if end.way is None else WAYS_OUT.index(end.way) for end in ends]),
        countries=country_values(
            country, month, spells=raw.spells, coups=raw.coups, years=raw.years
        ),
        conditions=condition_values(rows, raw.protests, raw.coups, raw.elections, raw.years.onsets),
        attempt=np.array([raw.coups.get((row.country, row.month), 0) > 0 for row in rows]),
        leader=np.array([names[row.country, row.start] for row in rows]),
    )
