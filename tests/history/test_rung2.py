from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history.effects import TERMS, YES_NO
from caryatid.history.mix import class_mix
from caryatid.history.reported import Known, condition_draws
from caryatid.history.rung2 import Coefficients, coefficients_to, moves, multipliers
from caryatid.terms.ways_out import WAYS_OUT

KIND = "personal"
MIX = class_mix(KIND, 2018)
FITTED = coefficients_to(2018)


def certain(**values: float) -> Coefficients:
    """Coefficients of one term each, without doubt."""
    beta = np.array([values.get(term.name.replace(" ", "_"), 0.0) for term in TERMS])
    return Coefficients(2018, beta, np.eye(len(TERMS)) * 1e-20)


def test_the_latest_coefficients_that_a_day_may_know() -> None:
    assert coefficients_to(2018).last_year == 2018
    assert coefficients_to(2009).last_year == 2009
    assert coefficients_to(2030).last_year == 2021
    assert coefficients_to(1999).last_year == 2009


def test_covariances_are_proper() -> None:
    for year in range(2009, 2022):
        covariance = coefficients_to(year).covariance
        assert np.array_equal(covariance, covariance.T)
        assert np.linalg.eigvalsh(covariance).min() > 0


def test_factors_average_to_one_over_the_class() -> None:
    many = np.arange(40_000, dtype=np.int64)
    moved = moves(FITTED, MIX, KIND, seed=2, draws=many, months=3)
    factor = moved.factor(condition_draws({}, MIX, seed=2, draws=many))
    assert factor.mean(axis=0) == pytest.approx(np.ones((3, len(WAYS_OUT))), abs=0.02)


def test_the_mean_over_the_class_is_exact_for_each_draw() -> None:
    draws = np.arange(3, dtype=np.int64)
    moved = moves(FITTED, MIX, KIND, seed=2, draws=draws, months=2)
    total = np.zeros_like(moved.log_mean)
    for pair, weight in zip(np.log1p(MIX.pairs), MIX.weights, strict=True):
        for held in itertools.product((0, 1), repeat=len(YES_NO)):
            chance = weight
            for name, holds in zip(YES_NO, held, strict=True):
                chance *= MIX.shares[name] if holds else 1 - MIX.shares[name]
            total += chance * moved.factor(np.tile([*pair, *held], (3, 1)))
    assert total == pytest.approx(np.ones_like(total))


def test_no_effect_moves_nothing() -> None:
    draws = np.arange(10, dtype=np.int64)
    moved = moves(certain(), MIX, KIND, seed=2, draws=draws, months=4)
    factor = moved.factor(condition_draws({}, MIX, seed=2, draws=draws))
    assert factor == pytest.approx(np.ones_like(factor), abs=1e-8)


def test_a_known_effect_by_hand(draws: NDArray[np.int64]) -> None:
    moved = moves(
        certain(**{"coup_attempt,_irregular": np.log(3.0)}),
        MIX,
        KIND,
        seed=2,
        draws=draws,
        months=2,
    )
    x = np.tile([0.0, 0.0, 1.0, 0.0, 0.0], (draws.size, 1))
    coup = moved.factor(x)[:, 0, WAYS_OUT.index("coup")]
    assert coup == pytest.approx(
        np.full(draws.size, 3.0 / (1 + 2.0 * MIX.shares["coup_attempt_12m"]))
    )
    assert moved.factor(x)[:, 0, WAYS_OUT.index("regular")] == pytest.approx(np.ones(draws.size))


def test_multipliers_multiply_to_what_they_do_together(draws: NDArray[np.int64]) -> None:
    known = {
        "removal_protests_3m": Known(5.0, True, False),
        "removal_protests_12m": Known(8.0, True, False),
        "coup_attempt_12m": Known(1.0, True, False),
    }
    h1 = np.full((draws.size, 12, len(WAYS_OUT)), 0.001)
    moved = moves(FITTED, MIX, KIND, seed=2, draws=draws, months=12)
    found = multipliers(known, MIX, moved, h1, seed=2, draws=draws)
    ends = [
        (h1 * moved.factor(condition_draws(k, MIX, seed=2, draws=draws))).sum() for k in ({}, known)
    ]
    assert set(found) == set(known)
    assert np.prod(list(found.values())) == pytest.approx(ends[1] / ends[0])
    assert all(value > 1 for value in found.values())


def test_nothing_known_has_no_multipliers(draws: NDArray[np.int64]) -> None:
    moved = moves(FITTED, MIX, KIND, seed=2, draws=draws, months=12)
    assert multipliers({}, MIX, moved, np.ones((draws.size, 12, 7)), seed=2, draws=draws) == {}
