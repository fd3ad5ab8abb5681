"""How conditions are spread over leader-months, by type and year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from caryatid.history.bands import ERA_FIRST_YEAR
from caryatid.history.effects import CONDITIONS, YES_NO
from caryatid.history.mix import EVENT_VALUES, event_bin
from caryatid.history.panel.counting import LeaderMonth
from caryatid.history.panel.months import year_of
from caryatid.records import FloatArray

__all__ = ["count_mix"]


def count_mix(months: Sequence[LeaderMonth], values: FloatArray) -> dict[str, Any]:
    """Counts of conditions from 1991 on.

    Args:
        months: Leader-months, axis (i).
        values: Their conditions, axes (i, c), from `condition_values`.

    Returns:
        `pairs`: distinct binned protest counts in 3 and 12 months; `types`: type -> rows of
        [year, leader-months, with each condition of YES_NO, [[place in pairs, leader-months],
        ...]].
    """
    places = [CONDITIONS.index(name) for name in YES_NO]
    plain: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0] * (1 + len(places)))
    paired: dict[tuple[str, int], Counter[tuple[int, int]]] = defaultdict(Counter)
    for row, value in zip(months, values, strict=True):
        if row.type is None or year_of(row.month) < ERA_FIRST_YEAR:
            continue
        place = row.type, year_of(row.month)
        plain[place][0] += 1
        for column, c in enumerate(places):
            plain[place][1 + column] += int(value[c])
        if not np.isnan(value[0]):
            paired[place][_pair(value)] += 1
    pairs = sorted({p for c in paired.values() for p in c}, key=lambda p: (p[1], p[0]))
    types: dict[str, list[Any]] = defaultdict(list)
    for kind, year in sorted(plain):
        counts = sorted((pairs.index(p), n) for p, n in paired[kind, year].items())
        types[kind].append([year, *plain[kind, year], [list(c) for c in counts]])
    return {"pairs": [list(p) for p in pairs], "types": dict(types)}


def _pair(value: FloatArray) -> tuple[int, int]:
    recent, year = (EVENT_VALUES[event_bin(value[i])] for i in (0, 1))
    return recent, year
