"""Features that were tried and do not ship, of the country or the leader on a month's first day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from _history.variants import NEW
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.structure import COUNTRY_FEATURES
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = ["FEATURES", "with_feature"]

_DEEP = -3.0
"""Per cent a year below which income falls deeply."""


def with_feature(panel: Panel, name: str) -> Panel:
    """The panel with a feature in the column of NEW; the panel itself where there is none."""
    if not name:
        return panel
    countries = panel.countries.copy()
    countries[:, COUNTRY_FEATURES.index(NEW)] = FEATURES[name](panel)
    return replace(panel, countries=countries)


def _column(panel: Panel, name: str) -> FloatArray:
    column: FloatArray = panel.countries[:, COUNTRY_FEATURES.index(name)]
    return column


def _relative(panel: Panel, name: str) -> FloatArray:
    """A feature less its average over all leaders of the year."""
    value, year = _column(panel, name), panel.year - panel.year.min()
    known = ~np.isnan(value)
    total = np.bincount(year[known], weights=value[known], minlength=int(year.max()) + 1)
    number = np.bincount(year[known], minlength=int(year.max()) + 1)
    relative: FloatArray = value - (total / np.maximum(number, 1))[year]
    return relative


def _elsewhere(panel: Panel) -> FloatArray:
    """Log of 1 + irregular exits of other countries in the twelve months before."""
    ways = [WAYS_OUT.index(way) for way in IRREGULAR]
    left = (panel.month == panel.end) & np.isin(panel.way, ways)
    first = int(panel.month.min())
    month = panel.month - first
    everywhere = np.bincount(month[left], minlength=int(month.max()) + 1).astype(np.float64)
    before = np.concatenate([[0.0], everywhere.cumsum()])
    world = before[month] - before[np.maximum(month - 12, 0)]
    own = np.zeros(month.size)
    for code in np.unique(panel.country):
        here = panel.country == code
        gone = np.sort(month[left & here])
        own[here] = np.searchsorted(gone, month[here]) - np.searchsorted(gone, month[here] - 12)
    elsewhere: FloatArray = np.log1p(world - own)
    return elsewhere


FEATURES: Mapping[str, Callable[[Panel], FloatArray]] = {
    "growth": lambda p: _column(p, NEW),
    "contraction": lambda p: np.maximum(-_column(p, NEW), 0.0),
    "deep_contraction": lambda p: np.where(
        np.isnan(_column(p, NEW)), np.nan, _column(p, NEW) < _DEEP
    ),
    "turnover": lambda p: _column(p, "exits_5y"),
    "age": lambda p: p.year - p.born,
    "polyarchy_by_income": lambda p: _column(p, "polyarchy") * _column(p, "log_income"),
    "polyarchy_cubed": lambda p: _column(p, "polyarchy") ** 3,
    "infant_mortality_squared": lambda p: _column(p, "log_infant_mortality") ** 2,
    "relative_income": lambda p: _relative(p, "log_income"),
    "relative_infant_mortality": lambda p: _relative(p, "log_infant_mortality"),
    "relative_polyarchy": lambda p: _relative(p, "polyarchy"),
    "exits_elsewhere": _elsewhere,
}
"""Name -> value of each leader-month, axis (i)."""
