"""The share of coups that succeeds comes from history, unless an analyst says otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from caryatid.forecast import running
from caryatid.forecast.judgement import Judgement, default_judgement
from caryatid.forecast.showing import specification_table
from caryatid.forecast.success import fitted_success
from caryatid.records import CoupTries
from caryatid.terms.judgement import CONSTANTS
from caryatid.terms.shifts import Constant

SUCCESS = "coup.success"


TRIES = CoupTries(
    np.array([0.25, 0.31]), np.full((2, 1), 0.01), (3, 10), (0.2, 0.3, 0.4), "coups tried somewhere"
)


@pytest.fixture
def fitted(forecast, hand_made, monkeypatch):
    """Runs forecasts whose history knows how coups come about."""
    monkeypatch.setattr(running, "base_hazard", hand_made.HandMade(coups=TRIES))
    return forecast


def test_the_number_is_that_of_the_fit_and_not_of_a_few_draws():
    found = fitted_success(TRIES)
    assert (found.low, found.value, found.high) == TRIES.chance
    assert found.mark == "D"
    assert "3 of 10 succeeded among coups tried somewhere" in found.why


def test_a_run_takes_what_history_has_fitted(fitted):
    assert fitted().specification.constants[SUCCESS] == fitted_success(TRIES)


@pytest.mark.parametrize("name", [SUCCESS, "coup.success_personal"])
def test_an_analyst_stands_above_history(fitted, name):
    own = Constant(0.5, 0.4, 0.6, "J", "half of them, we think")
    run = fitted(judgement=Judgement(by="Roe", constants={name: own}))
    assert run.situation.facts.regime_type == "personal"
    assert run.specification.constants[SUCCESS] == own


def test_without_reports_rung_3_is_rung_2_whatever_succeeds(fitted):
    run = fitted()
    assert np.array_equal(run.ensemble.h3, run.base.h2)


def test_ours_holds_where_history_has_none():
    assert default_judgement().of_class("party")[SUCCESS] == CONSTANTS[SUCCESS]


def test_what_the_model_took_says_how_many_coups_succeed(fitted):
    table = specification_table(fitted().specification)
    assert "of 100 attempted coups 30 succeed [20, 40]: fitted to attempts" in table
