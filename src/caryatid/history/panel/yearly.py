"""Yearly series of a country: income, growth, population, democracy, armed conflict."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

from caryatid.history.panel.spells import same_code
from caryatid.history.panel.structure import CountryYears

__all__ = ["conflict_years", "country_years", "income_years", "infant_years", "polyarchy_years"]

_GROWTH_BOUND = 30.0
"""Per cent a year beyond which growth is held: more is war, oil or an error."""

Series = dict[tuple[int, int], float]


def country_years(
    income: pd.DataFrame, infants: pd.DataFrame, democracy: pd.DataFrame, conflict: pd.DataFrame
) -> CountryYears:
    """All yearly series, from tables with the columns that their sources name."""
    series = income_years(income) | infant_years(infants) | polyarchy_years(democracy)
    fights, onsets = conflict_years(conflict)
    return CountryYears(series=series | fights, zero=frozenset(fights), onsets=onsets)


def income_years(table: pd.DataFrame) -> dict[str, Series]:
    """Log income a head, its growth over three years in per cent, log population.

    Args:
        table: Columns gwcode, year, NY.GDP.MKTP.KD, NY.GDP.PCAP.KD, NY.GDP.PCAP.KD.ZG.
    """
    table = table.sort_values(["gwcode", "year"])
    head, total = table["NY.GDP.PCAP.KD"], table["NY.GDP.MKTP.KD"]
    growth = table["NY.GDP.PCAP.KD.ZG"].clip(-_GROWTH_BOUND, _GROWTH_BOUND)
    mean = growth.groupby(table["gwcode"]).transform(lambda s: s.rolling(3, min_periods=1).mean())
    return {
        "log_income": _series(table, np.log(head.clip(lower=1.0))),
        "growth_3y": _series(table, mean),
        "log_population": _series(table, np.log((total / head).clip(lower=1.0))),
    }


def infant_years(table: pd.DataFrame) -> dict[str, Series]:
    """Log infant deaths among 1,000 births, from columns gwcode, year, infmort."""
    return {"log_infant_mortality": _series(table, np.log(table["infmort"].clip(lower=0.5)))}


def polyarchy_years(table: pd.DataFrame) -> dict[str, Series]:
    """Electoral democracy, 0 to 1, from columns gwcode, year, v2x_polyarchy."""
    return {"polyarchy": _series(table, table["v2x_polyarchy"])}


_INTERNAL = (3, 4)
"""Types of conflict inside a state, without and with other states' troops."""

_OVER_GOVERNMENT = (2, 3)
"""Incompatibilities that are about government."""

_WAR = 2
"""Intensity of at least 1,000 battle deaths in the year."""


def conflict_years(table: pd.DataFrame) -> tuple[dict[str, Series], Counter[tuple[int, int]]]:
    """Conflicts, conflict over government, war; and the months in which conflicts began.

    Args:
        table: Columns gwno_loc, year, type_of_conflict, incompatibility, intensity_level,
            start_date2.
    """
    table = table[table["type_of_conflict"].isin(_INTERNAL)]
    code = pd.to_numeric(table["gwno_loc"], errors="coerce")
    table = table[code.notna()].assign(gwcode=code[code.notna()].astype(int))
    places = list(zip(table["gwcode"], table["year"].astype(int), strict=True))
    found: dict[str, Series] = {"conflicts": {}, "government_conflict": {}, "war": {}}
    over = table["incompatibility"].isin(_OVER_GOVERNMENT)
    war = table["intensity_level"] == _WAR
    for place, government, heavy in zip(places, over, war, strict=True):
        found["conflicts"][place] = found["conflicts"].get(place, 0.0) + 1.0
        _at_least(found["government_conflict"], place, float(government))
        _at_least(found["war"], place, float(heavy))
    starts = pd.to_datetime(table["start_date2"], errors="coerce")
    months = starts.dt.year * 12 + starts.dt.month - 1
    distinct = {
        (int(c), int(m)) for c, m in zip(table["gwcode"], months, strict=True) if not pd.isna(m)
    }
    return found, Counter(distinct)


def _at_least(series: Series, place: tuple[int, int], value: float) -> None:
    series[place] = max(series.get(place, 0.0), value)


def _series(table: pd.DataFrame, values: Any) -> Series:
    return {
        (same_code(int(code), int(year) * 12), int(year)): float(value)
        for code, year, value in zip(table["gwcode"], table["year"], values, strict=True)
        if not (pd.isna(code) or pd.isna(value))
    }
