"""Counts of the script by hand, from a handful of spells."""

from __future__ import annotations

import pytest

from caryatid.history.bands import AGE_EDGES, band_of
from caryatid.history.panel.counting import count_ages, count_classes, leader_months
from caryatid.history.panel.months import month_of, text_of
from caryatid.history.panel.spells import Regime, Spell, same_code
from caryatid.terms.ways_out import WAYS_OUT

JAN_2000 = month_of(2000, 1)


def spell(
    start: int, end: int, way: str | None, *, leader: str = "one", born: int | None = 1950
) -> Spell:
    return Spell(1, leader, JAN_2000 + start, JAN_2000 + end, way, born, JAN_2000 + start)


def regime(kind: str | None, start: int, end: int) -> Regime:
    return Regime(1, kind, JAN_2000 + start, JAN_2000 + end)


ALWAYS = [regime("personal", -600, 600)]


def total(counts: dict, kind: str, band: int) -> list[float]:
    years = counts.get((kind, band), {})
    return [sum(column) for column in zip(*years.values(), strict=True)]


def test_a_class_counted_by_hand() -> None:
    # A enters in January 2000 and is ousted in September 2001: in office on the first day of
    # February 2000 to September 2001, 20 months. Months 1-5 lie under 6 months in office, months
    # 6-20 in 6 months to 2 years, where he falls to a coup. B follows in September 2001, leaves
    # by election in March 2002: 6 months, five of them in the first band.
    spells = [spell(0, 20, "coup"), spell(20, 26, "regular", leader="two")]
    counts = count_classes(leader_months(spells, ALWAYS))
    first, second = total(counts, "personal", 0), total(counts, "personal", 1)
    assert (first[0], second[0]) == (5 + 5, 15 + 1)
    assert sum(first[1:]) == 0
    assert second[1 + WAYS_OUT.index("coup")] == 1
    assert second[1 + WAYS_OUT.index("regular")] == 1
    assert sum(second[1:]) == 2


def test_counts_stand_in_the_year_in_which_they_happen() -> None:
    counts = count_classes(leader_months([spell(0, 20, "coup")], ALWAYS))
    assert sorted(counts["personal", 1]) == [2000, 2001]
    assert counts["personal", 1][2000][0] == 6
    assert sum(counts["personal", 1][2000][1:]) == 0
    assert sum(counts["personal", 1][2001][1:]) == 1


def test_a_leader_still_in_office_has_exposure_and_no_exit() -> None:
    rows = leader_months([spell(0, 10, None)], ALWAYS)
    assert len(rows) == 10
    assert all(row.way is None for row in rows)


def test_a_spell_inside_one_month_has_no_leader_month() -> None:
    assert leader_months([spell(3, 3, "regular")], ALWAYS) == []


def test_of_two_leaders_on_one_first_day_the_later_counts() -> None:
    rows = leader_months([spell(0, 10, "regular"), spell(7, 20, None, leader="two")], ALWAYS)
    assert [row.start - JAN_2000 for row in rows if row.month == JAN_2000 + 9] == [7]
    assert len({row.month for row in rows}) == len(rows)


def test_the_type_is_that_of_the_month_before() -> None:
    regimes = [regime("party", -600, 4), regime("military", 5, 600)]
    rows = leader_months([spell(0, 30, None)], regimes)
    types = {row.month - JAN_2000: row.type for row in rows}
    assert (types[5], types[6]) == ("party", "military")


@pytest.mark.parametrize(("end", "kind"), [(8, "party"), (20, "democracy")])
def test_a_leader_leaves_as_leader_of_the_regime_that_he_outlived_by_a_handover(
    end: int, kind: str
) -> None:
    regimes = [regime("party", -600, 4), regime("democracy", 5, 600)]
    rows = leader_months([spell(0, end, "regular")], regimes)
    assert [row.type for row in rows if row.way] == [kind]


def test_leaders_of_no_class_are_not_counted() -> None:
    rows = leader_months([spell(0, 10, "coup")], [regime(None, -600, 600)])
    assert count_classes(rows) == {}


def test_ages_by_hand() -> None:
    counts = count_ages(leader_months([spell(0, 10, "death", born=1947)], ALWAYS))
    (band,) = counts
    assert band == band_of(53.0, AGE_EDGES)
    months, deaths, ages = counts[band][2000]
    assert (months, deaths) == (10, 1)
    assert ages / months == pytest.approx(53 - 0.5 + 5.5 / 12, abs=0.01)


def test_leaders_of_unknown_birth_are_left_out_of_the_age_table() -> None:
    assert count_ages(leader_months([spell(0, 10, "death", born=None)], ALWAYS)) == {}


def test_country_numbers_of_other_lists() -> None:
    assert same_code(255, JAN_2000) == 260
    assert same_code(345, month_of(2006, 5)) == 345
    assert same_code(345, month_of(2006, 6)) == 340
    assert text_of(month_of(2006, 6)) == "2006-06"
