from __future__ import annotations

import re
from datetime import date
from itertools import groupby, pairwise

import pytest

from caryatid.terms.countries import COUNTRIES
from caryatid.terms.regimes import REGIME_TYPES, REGIMES, RegimeRow, regime_on


def _name(row: RegimeRow) -> str:
    return f"{row.country} {row.leader} {row.first_day.year}"


@pytest.mark.parametrize("row", REGIMES, ids=_name)
def test_rows_are_whole(row: RegimeRow) -> None:
    assert row.type in REGIME_TYPES
    assert row.source
    assert row.until is None or row.first_day < row.until <= row.checked_on
    assert row.first_day <= row.checked_on
    for code in (row.country, *row.patrons, *row.adversaries):
        assert code in COUNTRIES
    assert not {*row.patrons} & {*row.adversaries}
    assert row.country not in {*row.patrons, *row.adversaries}
    assert row.leader not in row.aliases
    assert len(row.rivals) == len(row.rivals_since)
    if row.born is not None:
        assert 17 <= (row.in_office_since - row.born).days / 365.25 <= 95


def test_a_source_line_tells_nothing_later_than_its_row() -> None:
    for row in REGIMES:
        years = [int(year) for year in re.findall(r"\b(?:1[789]|20)\d\d\b", row.source)]
        assert max(years, default=0) <= row.first_day.year, _name(row)


def test_the_table_is_as_wide_as_asked() -> None:
    assert len({row.country for row in REGIMES}) >= 60
    assert sum(row.until is None for row in REGIMES) >= 60


def test_outside_powers_are_not_in_it() -> None:
    countries = {row.country for row in REGIMES}
    assert not countries & {"USA", "GBR", "FRA", "DEU", "CAN", "JPN", "ITA", "ESP", "AUS", "CHE"}


def test_nobody_follows_a_leader_who_is_still_in_office() -> None:
    for country, rows in groupby(REGIMES, key=lambda row: row.country):
        held = list(rows)
        for before, after in pairwise(held):
            assert before.until is not None, country
            assert before.until <= after.first_day, country


def test_who_comes_leads_on_the_day_of_change() -> None:
    assert _leader("VEN", date(2013, 3, 4)) == "Hugo Chávez"
    assert _leader("VEN", date(2013, 3, 5)) == "Nicolás Maduro"


def test_nobody_between_two_and_before_the_first() -> None:
    assert regime_on("ZWE", date(2017, 11, 23)) is None
    assert regime_on("ZWE", date(1979, 1, 1)) is None
    assert regime_on("USA", date(2019, 1, 1)) is None


def test_a_regime_that_changes_under_its_leader_keeps_his_first_day() -> None:
    before = regime_on("TUN", date(2021, 7, 24))
    after = regime_on("TUN", date(2021, 7, 25))
    assert before is not None
    assert after is not None
    assert (before.type, after.type) == ("democracy", "personal")
    assert before.in_office_since == after.in_office_since == date(2019, 10, 23)


def test_rivals_who_rose_later_are_left_out() -> None:
    early = regime_on("VEN", date(2018, 12, 31))
    later = regime_on("VEN", date(2019, 3, 4))
    assert early is not None
    assert later is not None
    assert early.rivals == ()
    assert later.rivals == ("Juan Guaidó",)


def test_a_year_of_birth_stands_for_its_middle() -> None:
    row = regime_on("GIN", date(2022, 1, 1))
    assert row is not None
    assert row.born == date(1980, 7, 1)


def _leader(country: str, day: date) -> str | None:
    row = regime_on(country, day)
    return row.leader if row else None
