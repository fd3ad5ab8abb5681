"""A country's structure, by hand; the future is planted and must be ignored."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import Spell
from caryatid.history.panel.structure import COUNTRY_FEATURES, CountryYears, country_values
from caryatid.history.panel.windows import count_before, last_before, next_from
from caryatid.history.panel.yearly import conflict_years, income_years

T = month_of(2005, 6)
ONE, MONTH = np.array([1]), np.array([T])
NAMES = ("log_income", "growth_3y", "log_population", "log_infant_mortality", "polyarchy")
FIGHTS = ("conflicts", "government_conflict", "war")


def years(**series: dict[tuple[int, int], float]) -> CountryYears:
    empty: dict[str, dict[tuple[int, int], float]] = {name: {} for name in (*NAMES, *FIGHTS)}
    return CountryYears({**empty, **series}, frozenset(FIGHTS), Counter())


def spell(end: int, way: str | None) -> Spell:
    return Spell(1, "X", T - 400, end, way, 1950, T - 400)


def values(
    spells: list[Spell], coups: Counter[tuple[int, int]], known: CountryYears
) -> dict[str, float]:
    found = country_values(ONE, MONTH, spells=spells, coups=coups, years=known)[0]
    return dict(zip(COUNTRY_FEATURES, found.tolist(), strict=True))


def test_windows_by_hand() -> None:
    events = Counter({(1, T): 7, (1, T - 1): 2, (1, T - 12): 3, (1, T - 13): 5, (2, T - 1): 9})
    assert count_before(events, ONE, MONTH, 12).tolist() == [5]
    assert last_before(events, ONE, MONTH, most=60).tolist() == [1]
    assert last_before(Counter(), ONE, MONTH, most=60).tolist() == [60]
    assert next_from(events, ONE, MONTH, most=24).tolist() == [0]
    assert next_from(Counter({(1, T + 30): 1}), ONE, MONTH, most=24).tolist() == [24]


def test_exits_and_attempts_by_hand() -> None:
    spells = [spell(T - 5, "coup"), spell(T - 70, "regular"), spell(T - 119, "rebels")]
    found = values(spells, Counter({(1, T - 5): 1, (1, T - 20): 1, (1, T - 60): 2}), years())
    assert found["irregular_exits_10y"] == 2
    assert found["exits_5y"] == 1
    assert found["coup_attempts_5y"] == 3
    assert found["log_months_since_attempt"] == pytest.approx(np.log1p(20))


def test_yearly_numbers_are_those_of_the_year_before() -> None:
    known = years(polyarchy={(1, 2003): 0.3, (1, 2004): 0.4, (1, 2005): 0.9})
    assert values([], Counter(), known)["polyarchy"] == 0.4
    assert values([], Counter(), known)["polyarchy_squared"] == pytest.approx(0.16)


def test_what_is_planted_in_the_future_is_ignored() -> None:
    past = years(log_income={(1, 2004): 8.0}, war={(1, 2004): 1.0})
    future = {(1, year): 99.0 for year in range(2005, 2020)}
    later = years(
        log_income={(1, 2004): 8.0, **future},
        war={(1, 2004): 1.0, **future},
        polyarchy=future,
    )
    later = replace(later, onsets=Counter({(1, T + n): 3 for n in range(50)}))
    quiet = values([], Counter(), past)
    loud = values(
        [spell(T + n, "coup") for n in range(40)],
        Counter({(1, T + n): 1 for n in range(40)}),
        later,
    )
    assert np.array_equal(list(quiet.values()), list(loud.values()), equal_nan=True)


def test_no_conflict_is_none_and_no_income_is_unknown() -> None:
    found = values([], Counter(), years())
    assert found["war"] == found["conflicts"] == 0
    assert np.isnan(found["log_income"])


def test_growth_is_held_and_averaged() -> None:
    table = pd.DataFrame(
        {
            "gwcode": [1, 1, 1],
            "year": [2003, 2001, 2002],
            "NY.GDP.MKTP.KD": [400.0, 100.0, 200.0],
            "NY.GDP.PCAP.KD": [4.0, 1.0, 2.0],
            "NY.GDP.PCAP.KD.ZG": [100.0, 3.0, -6.0],
        }
    )
    found = income_years(table)
    assert found["growth_3y"][1, 2003] == pytest.approx((30 + 3 - 6) / 3)
    assert found["log_population"][1, 2003] == pytest.approx(np.log(100))


def test_conflicts_by_hand() -> None:
    table = pd.DataFrame(
        {
            "gwno_loc": ["1", "1", "1", "2, 3"],
            "year": [2004] * 4,
            "type_of_conflict": [3, 4, 2, 3],
            "incompatibility": [1, 2, 2, 2],
            "intensity_level": [2, 1, 2, 2],
            "start_date2": ["2004-02-03", "2004-02-20", "2004-05-01", "2004-01-01"],
        }
    )
    found, onsets = conflict_years(table)
    assert found["conflicts"] == {(1, 2004): 2.0}
    assert found["government_conflict"] == {(1, 2004): 1.0}
    assert found["war"] == {(1, 2004): 1.0}
    assert onsets == Counter({(1, month_of(2004, 2)): 1})
