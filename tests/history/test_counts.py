from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from caryatid.history.bands import TYPES, tenure_band
from caryatid.history.counts import by_year, counts_between, own_months, without

CELLS = {
    "personal/3": [[1990, 10, 1, 0, 0, 0, 0, 0, 0], [1991, 20, 0, 2, 0, 0, 0, 0, 0]],
    "party/0": [[1991, 5, 0, 0, 0, 0, 0, 1, 0]],
}


def test_only_the_years_asked_for_count() -> None:
    made = by_year(CELLS)
    place = TYPES.index("personal")
    early, late = counts_between(1950, 1990, of=made), counts_between(1991, 1991, of=made)
    assert (early.months[place, 3], late.months[place, 3]) == (10, 20)
    assert early.exits[place, 3].tolist() == [1, 0, 0, 0, 0, 0, 0]
    assert late.exits[place, 3].tolist() == [0, 2, 0, 0, 0, 0, 0]
    assert counts_between(1951, 1950, of=made).months.sum() == 0


def test_spans_add_up() -> None:
    whole, first, second = (
        counts_between(*years) for years in ((1950, 2010), (1950, 1990), (1991, 2010))
    )
    assert np.array_equal(whole.months, first.months + second.months)
    assert np.array_equal(whole.exits, first.exits + second.exits)


def test_own_months_by_hand() -> None:
    # In office from 5 March 2013: on the first day of April 2013 to December 2018, 69 months.
    months = own_months(date(2013, 3, 5), first_year=1991, last_month=date(2018, 12, 31))
    assert months.tolist() == [5, 18, 24, 22, 0, 0]
    assert months.sum() == 69


def test_own_months_of_the_era_alone() -> None:
    both = own_months(date(1985, 6, 1), first_year=1950, last_month=date(1992, 12, 31))
    late = own_months(date(1985, 6, 1), first_year=1991, last_month=date(1992, 12, 31))
    assert both.sum() == 90
    assert late.sum() == 24


def test_a_leader_who_enters_after_the_cut_off_has_none() -> None:
    assert own_months(date(2020, 2, 1), first_year=1991, last_month=date(2018, 12, 31)).sum() == 0


def test_leaving_a_leader_out_takes_exactly_his_months() -> None:
    counts = counts_between(1991, 2018)
    own = own_months(date(2013, 3, 5), first_year=1991, last_month=date(2018, 12, 31))
    left = without(counts, "personal", own)
    place = TYPES.index("personal")
    assert np.array_equal(counts.months[place] - left.months[place], own)
    others = [i for i in range(len(TYPES)) if i != place]
    assert np.array_equal(counts.months[others], left.months[others])
    assert np.array_equal(counts.exits, left.exits)


@pytest.mark.parametrize("months", [0, 7, 60, 200])
def test_the_shipped_table_counts_leaders_in_their_band(months: int) -> None:
    counts = counts_between(1950, 2020)
    assert counts.months[:, tenure_band(months)].sum() > 0
