"""Conditions of a leader-month, from events that lie before its first day (elections: after)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from caryatid.history.effects import CONDITIONS
from caryatid.history.panel.counting import LeaderMonth
from caryatid.history.panel.events import PROTEST_MONTHS, Events
from caryatid.records import FloatArray

__all__ = ["condition_values", "covered"]

_UNITED_STATES = 2


def condition_values(
    months: Sequence[LeaderMonth],
    protests: Events,
    coups: Events,
    elections: Events,
    onsets: Events,
) -> FloatArray:
    """Conditions of each leader-month.

    Args:
        months: Leader-months, axis (i).
        protests: Protest events demanding removal.
        coups: Coup attempts.
        elections: Votes held as scheduled.
        onsets: Armed conflicts that began.

    Returns:
        Axes (i, c) in the order of CONDITIONS: two counts, then 0 or 1. Protests are
        missing (nan) where the data do not cover the twelve months before.
    """
    values = np.empty((len(months), len(CONDITIONS)))
    for i, row in enumerate(months):
        place = row.country, row.month
        values[i] = (
            _before(protests, place, 3),
            _before(protests, place, 12),
            min(1, _before(coups, place, 12)),
            min(1, _ahead(elections, place, 12)),
            min(1, _before(onsets, place, 12)),
        )
    values[~covered(months), :2] = np.nan
    return values


def covered(months: Sequence[LeaderMonth]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether the protest data cover the twelve months before each leader-month, axis (i)."""
    first, last = PROTEST_MONTHS
    return np.array(
        [first + 12 <= m.month <= last + 1 and m.country != _UNITED_STATES for m in months]
    )


def _before(events: Events, place: tuple[int, int], window: int) -> int:
    country, month = place
    return sum(events.get((country, month - back), 0) for back in range(1, window + 1))


def _ahead(events: Events, place: tuple[int, int], window: int) -> int:
    country, month = place
    return sum(events.get((country, month + ahead), 0) for ahead in range(window))
