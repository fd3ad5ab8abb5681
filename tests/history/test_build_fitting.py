"""Features, landmarks and coefficients of the script, on spells made by hand."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from _history.counting import LeaderMonth
from _history.features import condition_values
from _history.fitting import fit
from _history.landmarks import LEADS, Landmarks, landmarks
from _history.months import month_of
from _history.shapes import best_shape

from caryatid.history.bands import TENURE_EDGES, TYPES
from caryatid.history.effects import CONDITIONS, TERMS
from caryatid.terms.ways_out import WAYS_OUT

T = month_of(2005, 1)


def rows(n: int, way: str | None = "coup", *, first: int = T) -> list[LeaderMonth]:
    return [
        LeaderMonth(1, first + i, first - 1, i + 1, "personal", 1950, way if i == n - 1 else None)
        for i in range(n)
    ]


def test_conditions_use_events_before_the_first_day_only() -> None:
    protests = Counter({(1, T): 2, (1, T - 1): 1, (1, T - 3): 4, (1, T - 4): 8, (2, T - 1): 99})
    values = condition_values(rows(1), protests, Counter(), Counter())
    assert values[0].tolist() == [1 + 4, 1 + 4 + 8, 0, 0]


def test_an_event_planted_in_the_future_is_ignored() -> None:
    future = Counter({(1, month): 5 for month in range(T, T + 40)})
    values = condition_values(rows(1), future, future, Counter())
    assert values[0].tolist() == [0, 0, 0, 0]


def test_elections_look_twelve_months_ahead() -> None:
    for ahead, due in ((-1, 0), (0, 1), (11, 1), (12, 0)):
        values = condition_values(rows(1), Counter(), Counter(), Counter({(1, T + ahead): 1}))
        assert values[0, CONDITIONS.index("election_due_12m")] == due


def test_protests_are_missing_where_the_data_do_not_reach() -> None:
    early = condition_values(rows(1, first=month_of(1990, 6)), Counter(), Counter(), Counter())
    late = condition_values(rows(1, first=month_of(2020, 5)), Counter(), Counter(), Counter())
    assert np.isnan([early[0, 0], late[0, 1]]).all()
    assert not np.isnan(early[0, 2:]).any()


def flat_rates() -> np.ndarray:
    return np.full((2, len(TYPES), len(TENURE_EDGES) + 1, len(WAYS_OUT)), 0.01)


def test_landmarks_by_hand() -> None:
    # In office on the first days of January to May 2005, ousted in May. Origins: January and
    # April. From January five leads are seen, the last with the exit; from April two.
    months = rows(5)
    found = landmarks(months, np.zeros((5, 4)), flat_rates(), 2005)
    assert len(found.way) == 5 + 2
    assert (found.way >= 0).sum() == 2
    assert set(found.month[found.way >= 0]) == {T + 4}
    assert found.later.all()


def test_no_lead_lies_beyond_the_last_year() -> None:
    months = rows(40, None)
    found = landmarks(months, np.zeros((40, 4)), flat_rates(), 2006)
    assert found.month.max() == month_of(2006, 12)


def test_a_known_effect_is_found_again() -> None:
    rng = np.random.default_rng(7)
    n = 400_000
    x = np.zeros((n, len(CONDITIONS)))
    coup = CONDITIONS.index("coup_attempt_12m")
    x[:, coup] = rng.random(n) < 0.3
    rates = np.full((n, len(WAYS_OUT)), 1e-9)
    k = WAYS_OUT.index("coup")
    rates[:, k] = 0.01
    way = np.where(rng.random(n) < 0.01 * np.exp(0.8 * x[:, coup]), k, -1)
    country = rng.integers(0, 150, n)
    made = Landmarks(x, rates, way, np.ones(n, dtype=bool), country, np.arange(n))
    found = fit(made, np.full(len(TERMS), 100.0))
    place = [term.name for term in TERMS].index("coup attempt, irregular")
    assert found.beta[place] == pytest.approx(0.8, abs=0.08)
    assert found.exits["coup"] == (way == k).sum()


def test_a_narrow_prior_holds_coefficients_at_nothing() -> None:
    months = rows(30)
    values = np.ones((30, 4))
    made = landmarks(months, values, flat_rates(), 2010)
    found = fit(made, np.full(len(TERMS), 1e-4))
    assert np.abs(found.beta).max() < 1e-3


def test_there_are_as_many_leads_as_the_longest_horizon() -> None:
    months = rows(60, None)
    found = landmarks(months, np.zeros((60, 4)), flat_rates(), 2012)
    first = found.month - T < LEADS
    assert first.sum() >= LEADS


def test_like_children_are_drawn_closely_and_unlike_ones_loosely() -> None:
    expected = np.full(40, 20.0)
    alike = best_shape(expected + np.tile([-1.0, 1.0], 20), expected)
    unlike = best_shape(np.tile([2.0, 38.0], 20), expected)
    assert unlike < 5 < 50 < alike
