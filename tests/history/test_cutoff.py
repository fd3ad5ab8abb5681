from __future__ import annotations

from datetime import date

import pytest

from caryatid.errors import UsageError
from caryatid.history import data_month
from caryatid.history.cutoff import cutoff_on


def test_the_data_end_where_the_panel_ends() -> None:
    assert data_month() == date(2021, 3, 31)


def test_only_years_that_were_over_count() -> None:
    cutoff = cutoff_on(date(2019, 3, 4))
    assert (cutoff.last_year, cutoff.data_to) == (2018, date(2018, 12, 31))
    assert cutoff.era == "1991-2018"
    assert cutoff.age_months == 0


def test_after_the_data_their_age_is_told() -> None:
    cutoff = cutoff_on(date(2024, 7, 30))
    assert cutoff.data_to == data_month()
    assert cutoff.age_months == 40


def test_the_earlier_era() -> None:
    assert cutoff_on(date(1985, 6, 1)).era == "1950-1984"
    assert cutoff_on(date(1991, 6, 1)).era == "1950-1990"
    assert cutoff_on(date(1992, 6, 1)).era == "1991-1991"


def test_before_history_there_is_none() -> None:
    with pytest.raises(UsageError, match="1950-06-01"):
        cutoff_on(date(1950, 6, 1))
