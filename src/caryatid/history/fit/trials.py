"""Rows on which forecasts are tested: ours after a cut-off, and those of published forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history.panel.panel import Panel
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Rows", "happened", "rows_between", "share_between"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Forecasts to be made, axis (i).

    Attributes:
        places: Leader-months of the panel at which they are made.
        y: What happened.
        country: Gleditsch and Ward number.
        event: Number of the event behind a row, so that distinct ones can be counted; -1 for none.
        published: Somebody else's probability of the same, None if nobody published one.
        left_out: Published rows without a leader of ours.
    """

    places: NDArray[np.int64]
    y: NDArray[np.bool_]
    country: NDArray[np.int64]
    event: NDArray[np.int64]
    published: FloatArray | None = None
    left_out: int = 0

    @property
    def events(self) -> int:
        """Distinct events."""
        return len(set(self.event[self.event >= 0].tolist()))


def rows_between(
    panel: Panel, first_year: int, last_year: int, months: int, *, ways: Sequence[str]
) -> Rows:
    """Leader-months of a span of years whose months ahead all lie in it and were seen.

    Args:
        panel: The panel.
        first_year: First year of origins.
        last_year: Last year of horizons; the panel may end sooner.
        months: Horizon.
        ways: Ways out that count as the event.
    """
    stop = min(12 * (last_year + 1), int(panel.month.max()) + 1)
    gone = (panel.end < panel.month + months) & (panel.way >= 0)
    seen = gone | (panel.end >= panel.month + months - 1)
    inside = (panel.year >= first_year) & (panel.month + months <= stop)
    places = np.flatnonzero((panel.type >= 0) & inside & seen)
    y = happened(panel, places, months, ways)
    number = panel.country[places] * 100_000 + panel.end[places]
    return Rows(places, y, panel.country[places], np.where(y, number, -1))


def happened(
    panel: Panel, places: NDArray[np.int64], months: int, ways: Sequence[str]
) -> NDArray[np.bool_]:
    """Whether the leader left by one of the ways within the months, axis (i)."""
    wanted = np.isin(panel.way[places], [WAYS_OUT.index(way) for way in ways])
    left: NDArray[np.bool_] = wanted & (panel.end[places] < panel.month[places] + months)
    return left


def share_between(
    panel: Panel,
    first_year: int,
    last_year: int,
    months: int,
    *,
    ways: Sequence[str],
    kinds: NDArray[np.int64] | None = None,
) -> float:
    """Share of leader-months of a span with the event: the constant forecast.

    Args:
        panel: The panel.
        first_year: First year of origins.
        last_year: Last year of horizons.
        months: Horizon.
        ways: Ways out that count.
        kinds: Places in TYPES that count, None for all.
    """
    rows = rows_between(panel, first_year, last_year, months, ways=ways)
    keep = np.ones(rows.y.size, dtype=bool)
    if kinds is not None:
        keep = np.isin(panel.type[rows.places], kinds)
    return float(rows.y[keep].mean())
