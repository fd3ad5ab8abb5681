from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history.death import age_on, death_line, death_rates, fit_line


def test_a_known_line_is_found_again() -> None:
    age = np.array([40.0, 50.0, 60.0, 70.0, 80.0])
    months = np.full(5, 1e7)
    line = fit_line(months, months * np.exp(-6.0 + 0.07 * (age - 65.0)), age)
    assert line.level == pytest.approx(-6.0, abs=1e-6)
    assert line.slope == pytest.approx(0.07, abs=1e-8)


def test_yearly_rates_agree_with_the_parameter_library() -> None:
    # parameters.md section 1.5: natural death and ill health together, per year.
    line = death_line(2015)
    for age, told in ((62, 0.015), (67, 0.018), (72, 0.035), (77, 0.050), (84, 0.088)):
        rate = 12 * float(line.rate(np.array([float(age)]))[0])
        assert told / 1.5 < rate < told * 1.5


def test_death_grows_with_age(draws: NDArray[np.int64]) -> None:
    line = death_line(2018)
    means = [
        death_rates(line, age, seed=1, draws=draws, months=12).mean() for age in (45, 60, 75, 90)
    ]
    assert means == sorted(means)
    within = death_rates(line, 60.0, seed=1, draws=draws, months=24).mean(axis=0)
    assert (np.diff(within) > 0).all()


def test_the_oldest_are_held_at_the_end_of_the_table(draws: NDArray[np.int64]) -> None:
    line = death_line(2018)
    old = death_rates(line, 120.0, seed=1, draws=draws, months=2)
    assert np.array_equal(old[:, 0], old[:, 1])


def test_later_years_do_not_count() -> None:
    assert death_line(1980).deaths < death_line(2018).deaths
    assert death_line(1980).leader_months < death_line(2018).leader_months


def test_an_unknown_birth_is_taken_as_the_average_age() -> None:
    line = death_line(2018)
    assert 50 < line.mean_age < 65
    assert age_on(None, date(2019, 3, 4), line) == line.mean_age
    assert age_on(date(1959, 3, 4), date(2019, 3, 4), line) == pytest.approx(60.0, abs=0.01)
