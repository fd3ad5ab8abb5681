"""Whether tries succeed, on a panel made by hand."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from caryatid.history.bands import TYPES
from caryatid.history.fit.logistic import logistic
from caryatid.history.fit.success import count_tries, fit_success, tries_of

sys.path.insert(0, str(Path(__file__).parent))
from made_up import panel

PERSONAL = TYPES.index("personal")


def test_a_level_without_slopes_is_the_share() -> None:
    happened = np.array([1.0, 0.0, 0.0, 0.0])
    found = logistic(np.ones((4, 1)), happened, prior_sd=np.array([100.0]))
    assert 1 / (1 + np.exp(-found.beta[0])) == pytest.approx(0.25, abs=1e-3)
    assert found.covariance[0, 0] == pytest.approx(1 / (4 * 0.25 * 0.75), rel=1e-2)


def test_an_exit_by_a_coup_is_a_try_whether_listed_or_not() -> None:
    made = panel(0.0, n=60)
    unlisted = replace(made, attempt=np.zeros_like(made.attempt))
    places, succeeded = tries_of(unlisted, 2020)
    assert places.size == made.attempt.sum()
    assert succeeded.all()


def test_nothing_after_the_cut_off_is_looked_at() -> None:
    made = panel(0.0, n=200)
    late = made.year > 1995
    other = replace(made, attempt=made.attempt | late)
    assert np.array_equal(fit_success(made, 1995).beta, fit_success(other, 1995).beta)


def test_failed_tries_lower_the_chance_and_are_counted() -> None:
    made = panel(0.0, n=300)
    tries = np.flatnonzero(made.attempt)
    failed = replace(made, attempt=made.attempt | np.isin(np.arange(made.month.size), tries - 1))
    before, after = fit_success(made, 2020), fit_success(failed, 2020)
    assert after.tries > before.tries
    assert after.successes == before.successes
    low, high = after.chance(PERSONAL, 2000)[1:]
    assert low < after.chance(PERSONAL, 2000)[0] < high
    assert after.chance(PERSONAL, 2000)[0] < before.chance(PERSONAL, 2000)[0]
    rows = count_tries(failed)["personal"]
    assert sum(row[1] for row in rows) == after.tries
    assert sum(row[2] for row in rows) == after.successes
