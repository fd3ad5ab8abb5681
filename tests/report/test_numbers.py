from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.report.numbers import (
    day_words,
    interval,
    months_later,
    per_100,
    points,
    round_to_total,
)


@pytest.mark.parametrize(
    ("p", "words"),
    [(0.004, "<1"), (0.01, "1"), (0.876, "88"), (0.125, "13"), (0.99, "99"), (0.995, ">99")],
)
def test_per_100_never_claims_certainty(p: float, words: str) -> None:
    assert per_100(p) == words


def test_interval_stays_readable_at_the_edges() -> None:
    assert interval(0.76, 0.94) == "76-94"
    assert interval(0.96, 0.999) == "96 to >99"


def test_points_have_signs_and_no_negative_zero() -> None:
    assert (points(-18.24, digits=1), points(3.0), points(-0.01, digits=1)) == (
        "-18.2",
        "+3",
        "0.0",
    )


def test_dates_do_not_depend_on_the_machine() -> None:
    assert day_words(date(2019, 3, 4)) == "4 Mar 2019"
    assert months_later(date(2020, 2, 29), 12) == date(2021, 2, 28)
    assert months_later(date(2019, 12, 31), 2) == date(2020, 2, 29)
    assert months_later(date(2019, 3, 4), 12) == date(2020, 3, 4)


@given(st.lists(st.floats(0, 30), min_size=1, max_size=8))
def test_rounding_keeps_the_total_and_every_value_within_a_unit(values: list[float]) -> None:
    rounded = round_to_total(values)
    assert round(sum(rounded), 1) == pytest.approx(sum(values), abs=0.0500001)
    assert all(abs(r - v) < 0.1 + 1e-6 for r, v in zip(rounded, values, strict=True))
