"""What is known about a country on the first day of a month, besides reporting.

Yearly numbers are those of the year before; events lie before the month. So nothing that happens
in the month or after it can enter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history.panel.events import Events
from caryatid.history.panel.months import year_of
from caryatid.history.panel.spells import Spell
from caryatid.history.panel.windows import count_before, last_before
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR

__all__ = ["COUNTRY_FEATURES", "CountryYears", "Yearly", "country_values"]

COUNTRY_FEATURES: tuple[str, ...] = (
    "irregular_exits_10y",
    "log_irregular_exits_10y",
    "coup_attempts_5y",
    "log_months_since_attempt",
    "log_income",
    "growth_3y",
    "log_population",
    "log_infant_mortality",
    "polyarchy",
    "polyarchy_squared",
    "conflicts",
    "government_conflict",
    "war",
    "exits_5y",
)
"""Order of axis f. Source: docs/history.md section 6."""

_NEVER = 480
"""Months after which an attempt counts as never: forty years."""

_REPORTED = 12
"""Months before the day whose coup attempts are a condition of their own, which reporting can
supply; structure knows of the attempts before them only."""

Yearly = Mapping[tuple[int, int], float]
"""(country, year) -> value."""


@dataclass(frozen=True, slots=True)
class CountryYears:
    """Yearly series by name, and the months in which conflicts began.

    Attributes:
        series: Name -> (country, year) -> value; a missing entry is not known.
        zero: Names whose missing entries are 0 (a country in no conflict is in no list).
        onsets: Conflicts that began, by month.
    """

    series: Mapping[str, Yearly]
    zero: frozenset[str]
    onsets: Events


def country_values(
    country: NDArray[np.int64],
    month: NDArray[np.int64],
    *,
    spells: Iterable[Spell],
    coups: Events,
    years: CountryYears,
) -> FloatArray:
    """Country features of each country-month, axes (i, f) in the order of COUNTRY_FEATURES.

    Args:
        country: Gleditsch and Ward numbers, axis (i).
        month: Month numbers, axis (i).
        spells: All spells, for exits.
        coups: Coup attempts by month.
        years: Yearly series.
    """
    everyone = [s for s in spells if s.way is not None]
    exits = Counter((s.country, s.end) for s in everyone)
    irregular = Counter((s.country, s.end) for s in everyone if s.way in IRREGULAR)
    before = month - _REPORTED
    since = last_before(coups, country, before, most=_NEVER - _REPORTED) + _REPORTED
    fallen = count_before(irregular, country, month, 120)
    found: dict[str, FloatArray] = {
        "irregular_exits_10y": fallen,
        "log_irregular_exits_10y": np.log1p(fallen),
        "coup_attempts_5y": count_before(coups, country, before, 60 - _REPORTED),
        "log_months_since_attempt": np.log1p(since),
        "exits_5y": count_before(exits, country, month, 60),
    }
    for name in years.series:
        found[name] = _year_before(years, name, country, month)
    found["polyarchy_squared"] = found["polyarchy"] ** 2
    return np.stack([found[name] for name in COUNTRY_FEATURES], axis=1)


def _year_before(
    years: CountryYears, name: str, country: NDArray[np.int64], month: NDArray[np.int64]
) -> FloatArray:
    series = years.series[name]
    missing = 0.0 if name in years.zero else np.nan
    return np.array(
        [
            series.get((int(c), year_of(int(m)) - 1), missing)
            for c, m in zip(country, month, strict=True)
        ]
    )
