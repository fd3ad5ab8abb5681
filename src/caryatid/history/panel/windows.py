"""Events counted in windows that end before a month, for many country-months at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from caryatid.records import FloatArray

__all__ = ["count_before", "last_before", "next_from"]

Events = Mapping[tuple[int, int], int]


def count_before(
    events: Events, country: NDArray[np.int64], month: NDArray[np.int64], window: int
) -> FloatArray:
    """Events in the `window` months before each month, the month itself left out.

    Args:
        events: (country, month) -> number.
        country: Axis (i).
        month: Axis (i).
        window: Months.
    """
    found = np.zeros(len(month))
    for code, (months, totals) in _by_country(events).items():
        here = np.flatnonzero(country == code)
        upto = np.concatenate([[0.0], np.cumsum(totals)])
        end = np.searchsorted(months, month[here], side="left")
        begin = np.searchsorted(months, month[here] - window, side="left")
        found[here] = upto[end] - upto[begin]
    return found


def last_before(
    events: Events, country: NDArray[np.int64], month: NDArray[np.int64], *, most: int
) -> FloatArray:
    """Months since the last event before each month, at most `most`, which also means never."""
    found = np.full(len(month), float(most))
    for code, (months, _) in _by_country(events).items():
        here = np.flatnonzero(country == code)
        place = np.searchsorted(months, month[here], side="left") - 1
        seen = place >= 0
        since = month[here][seen] - months[place[seen]]
        found[here[seen]] = np.minimum(since, most)
    return found


def next_from(
    events: Events, country: NDArray[np.int64], month: NDArray[np.int64], *, most: int
) -> FloatArray:
    """Months to the next event, 0 in the month itself, `most` if there is none sooner."""
    found = np.full(len(month), float(most))
    for code, (months, _) in _by_country(events).items():
        here = np.flatnonzero(country == code)
        place = np.searchsorted(months, month[here], side="left")
        seen = place < len(months)
        ahead = months[place[seen]] - month[here][seen]
        found[here[seen]] = np.minimum(ahead, most)
    return found


def _by_country(events: Events) -> dict[int, tuple[NDArray[np.int64], FloatArray]]:
    grouped: dict[int, dict[int, int]] = defaultdict(dict)
    for (code, month), number in events.items():
        if number:
            grouped[code][month] = number
    return {
        code: (np.array(sorted(found)), np.array([float(found[m]) for m in sorted(found)]))
        for code, found in grouped.items()
    }
