"""Scores of forecasts, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from caryatid.history.fit.scores import (
    auc,
    auc_pr,
    band,
    brier,
    calibration_slope,
    deciles,
    log_loss,
    resampled,
    top_ratio,
)
from caryatid.history.fit.shapes import best_shape


def test_scores_by_hand() -> None:
    y = np.array([True, False, False])
    p = np.array([0.5, 0.5, 0.1])
    assert auc(p, y) == pytest.approx(0.75)
    assert auc_pr(p, y) == pytest.approx(0.5)
    assert brier(p, y) == pytest.approx([0.25, 0.25, 0.01])
    assert log_loss(p, y) == pytest.approx([np.log(2), np.log(2), -np.log(0.9)])


def test_precision_against_recall_agrees_with_another_implementation() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")
    rng = np.random.default_rng(3)
    p = np.round(rng.random(400), 2)
    y = rng.random(400) < p**2
    assert auc_pr(p, y) == pytest.approx(metrics.average_precision_score(y, p))
    assert auc(p, y) == pytest.approx(metrics.roc_auc_score(y, p))


def test_no_gain_over_itself() -> None:
    loss = np.array([0.1, 0.2, 0.3, 0.4])
    assert band(loss, loss, np.array([1, 1, 2, 2]))[0] == pytest.approx(0.0)
    skill, low, high = band(loss / 2, loss, np.array([1, 1, 2, 2]))
    assert (skill, low, high) == pytest.approx((0.5, 0.5, 0.5))


def test_a_right_forecast_has_slope_one_and_a_loud_one_less() -> None:
    rng = np.random.default_rng(5)
    p = rng.uniform(0.02, 0.6, 60_000)
    y = rng.random(p.size) < p
    odds = p / (1 - p)
    loud = odds**2 / (1 + odds**2)
    assert calibration_slope(p, y) == pytest.approx(1.0, abs=0.05)
    assert calibration_slope(loud, y) == pytest.approx(0.5, abs=0.03)


def test_deciles_by_hand() -> None:
    p = np.arange(1, 21) / 100
    y = p > 0.19
    found = deciles(p, y)
    assert [d["rows"] for d in found] == [2] * 10
    assert found[-1]["said"] == pytest.approx(0.195)
    assert found[-1]["seen"] == 0.5
    assert top_ratio(p, y) == pytest.approx(0.39)
    assert top_ratio(p, np.zeros(20, dtype=bool)) == float("inf")


def test_a_band_holds_the_score_and_needs_both_outcomes() -> None:
    rng = np.random.default_rng(1)
    p = rng.random(600)
    y = rng.random(600) < p
    low, high = resampled(auc, p, y, np.repeat(np.arange(60), 10))
    assert low < auc(p, y) < high
    assert np.isnan(resampled(auc, p, np.zeros(600, dtype=bool), np.arange(600))).all()


def test_like_children_are_drawn_closely_and_unlike_ones_loosely() -> None:
    expected = np.full(40, 20.0)
    alike = best_shape(expected + np.tile([-1.0, 1.0], 20), expected)
    unlike = best_shape(np.tile([2.0, 38.0], 20), expected)
    assert unlike < 5 < 50 < alike
