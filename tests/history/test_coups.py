"""Coups in two steps: counts, chances, and that they make up the coups of rung 2."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history import base_hazard
from caryatid.history._data import table
from caryatid.history.bands import TYPES
from caryatid.history.counts import counts_between
from caryatid.history.coups import (
    SUCCESS_TERMS,
    success_chance,
    success_draws,
    success_values,
    tries_counted,
)
from caryatid.records import CaseFacts, Condition
from caryatid.terms.ways_out import WAYS_OUT

COUP = WAYS_OUT.index("coup")
AS_OF = date(2019, 3, 4)


def test_what_success_depends_on_by_hand() -> None:
    kind = np.array([TYPES.index("personal")] * 2 + [TYPES.index("party")])
    found = success_values(kind, np.array([1980, 1991, 2000]))
    assert found.tolist() == [[1, 0, 1, 0], [1, 1, 1, 1], [1, 1, 0, 0]]
    assert found.shape[1] == len(SUCCESS_TERMS)


@pytest.mark.parametrize("kind", TYPES)
def test_coup_exits_of_the_class_are_the_tries_that_succeeded(kind: str) -> None:
    exits = counts_between(1950, 2020).exits[TYPES.index(kind)][:, COUP].sum()
    succeeded, tried = tries_counted(kind, 1950, 2020)
    assert succeeded == exits
    assert tried > succeeded > 0


def test_tries_times_success_are_the_coups_of_each_draw(
    facts: Callable[..., CaseFacts], draws: NDArray[np.int64]
) -> None:
    known = (Condition("coup_attempt_12m", 1.0, "analyst", confirmed=True),)
    base = base_hazard(facts(), known, AS_OF, seed=3, draws=draws, months=6)
    assert base.coups is not None
    assert ((base.coups.success > 0) & (base.coups.success < 1)).all()
    made = base.coups.rate * base.coups.success[:, None]
    assert made == pytest.approx(base.h2[:, :, COUP], rel=1e-12)
    assert base.coups.counts == tries_counted("personal", 1991, 2018)


def test_success_is_what_was_counted_drawn_towards_the_rest(draws: NDArray[np.int64]) -> None:
    succeeded, tried = tries_counted("personal", 1991, 2020)
    everyone = table("coefficients")["by_last_year"]["2020"]["coup_success"]
    chance = success_draws("personal", 2021, 2020, seed=1, draws=draws)
    assert succeeded / tried < chance.mean() < everyone["successes"] / everyone["tries"]


def test_the_chance_told_is_the_middle_and_the_ends_of_its_draws() -> None:
    many = success_draws("personal", 2019, 2018, seed=1, draws=np.arange(20_000))
    told = success_chance("personal", 2019, 2018)
    assert told == pytest.approx(np.quantile(many, (0.025, 0.5, 0.975)), abs=0.01)


def test_a_draw_depends_on_its_number_alone(draws: NDArray[np.int64]) -> None:
    whole = success_draws("party", 2019, 2018, seed=1, draws=draws)
    assert np.array_equal(
        whole[50:60], success_draws("party", 2019, 2018, seed=1, draws=draws[50:60])
    )
