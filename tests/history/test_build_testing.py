"""The out-of-sample check's own arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
from _history.counting import LeaderMonth
from _history.months import month_of
from _history.scores import auc, band, brier, log_loss
from _history.testing import HORIZON, chances, rows_after

from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

T = month_of(2012, 1)


def leader(country: int, n: int, way: str | None) -> list[LeaderMonth]:
    return [
        LeaderMonth(country, T + i, T - 1, i + 1, "party", 1950, way if i == n - 1 else None)
        for i in range(n)
    ]


def test_rows_whose_horizon_was_not_seen_are_left_out() -> None:
    rows = rows_after([*leader(1, 30, "coup"), *leader(2, 40, None)], 2012, 2020)
    first = rows.country == 1
    assert first.sum() == 29
    assert (rows.way[first] >= 0).sum() == HORIZON - 1
    assert (rows.country == 2).sum() == 40 - HORIZON + 1
    assert len(set(rows.exit[rows.exit >= 0])) == 1


def test_chances_of_a_constant_hazard_by_hand() -> None:
    hazards = np.zeros((1, HORIZON, len(WAYS_OUT)))
    hazards[:, :, WAYS_OUT.index("coup")] = 0.01
    hazards[:, :, WAYS_OUT.index("regular")] = 0.03
    everything = 1 - np.exp(-0.04 * HORIZON)
    assert chances(hazards, WAYS_OUT)[0] == pytest.approx(everything)
    assert chances(hazards, IRREGULAR)[0] == pytest.approx(everything / 4)


def test_scores_by_hand() -> None:
    y = np.array([True, False, False])
    p = np.array([0.5, 0.5, 0.1])
    assert auc(p, y) == pytest.approx(0.75)
    assert brier(p, y) == pytest.approx([0.25, 0.25, 0.01])
    assert log_loss(p, y) == pytest.approx([np.log(2), np.log(2), -np.log(0.9)])


def test_no_gain_over_itself() -> None:
    loss = np.array([0.1, 0.2, 0.3, 0.4])
    assert band(loss, loss, np.array([1, 1, 2, 2]))[0] == pytest.approx(0.0)
    skill, low, high = band(loss / 2, loss, np.array([1, 1, 2, 2]))
    assert (skill, low, high) == pytest.approx((0.5, 0.5, 0.5))
