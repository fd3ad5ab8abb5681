"""Conditions of leader-months, on events made by hand."""

from __future__ import annotations

from collections import Counter

import numpy as np

from caryatid.history.effects import CONDITIONS
from caryatid.history.panel.conditions import condition_values
from caryatid.history.panel.counting import LeaderMonth
from caryatid.history.panel.months import month_of

T = month_of(2005, 1)


def one(month: int = T) -> list[LeaderMonth]:
    return [LeaderMonth(1, month, month - 1, 1, "personal", 1950, None)]


def test_conditions_use_events_before_the_first_day_only() -> None:
    protests = Counter({(1, T): 2, (1, T - 1): 1, (1, T - 3): 4, (1, T - 4): 8, (2, T - 1): 99})
    values = condition_values(one(), protests, Counter(), Counter(), Counter())
    assert values[0].tolist() == [1 + 4, 1 + 4 + 8, 0, 0, 0]


def test_an_event_planted_in_the_future_is_ignored() -> None:
    future = Counter({(1, month): 5 for month in range(T, T + 40)})
    values = condition_values(one(), future, future, Counter(), future)
    assert values[0].tolist() == [0] * len(CONDITIONS)


def test_elections_look_twelve_months_ahead() -> None:
    for ahead, due in ((-1, 0), (0, 1), (11, 1), (12, 0)):
        votes = Counter({(1, T + ahead): 1})
        values = condition_values(one(), Counter(), Counter(), votes, Counter())
        assert values[0, CONDITIONS.index("election_due_12m")] == due


def test_protests_are_missing_where_the_data_do_not_reach() -> None:
    early = condition_values(one(month_of(1990, 6)), *(Counter(),) * 4)
    late = condition_values(one(month_of(2020, 5)), *(Counter(),) * 4)
    assert np.isnan([early[0, 0], late[0, 1]]).all()
    assert not np.isnan(early[0, 2:]).any()


def test_a_conflict_counts_for_twelve_months_after_it_began() -> None:
    for back, holds in ((0, 0), (1, 1), (12, 1), (13, 0)):
        onsets = Counter({(1, T - back): 2})
        values = condition_values(one(), Counter(), Counter(), Counter(), onsets)
        assert values[0, CONDITIONS.index("conflict_began_12m")] == holds
