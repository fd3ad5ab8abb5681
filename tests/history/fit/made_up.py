"""A panel made by hand, in which one thing alone moves exits."""

from __future__ import annotations

import numpy as np

from caryatid.history.bands import TENURE_EDGES, TYPES
from caryatid.history.effects import CONDITIONS
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.structure import COUNTRY_FEATURES
from caryatid.terms.ways_out import WAYS_OUT

WAR = COUNTRY_FEATURES.index("war")
RATE = 0.004
COUP = WAYS_OUT.index("coup")


def flat_rates() -> np.ndarray:
    """Class rates of 0.001 a month for each way out."""
    return np.full((2, len(TYPES), len(TENURE_EDGES) + 1, len(WAYS_OUT)), 0.001)


def panel(effect: float, *, n: int = 900, first_year: int = 1980, seed: int = 11) -> Panel:
    """Spells of at most ten years whose monthly hazard of a coup is RATE times e^effect at war."""
    rng = np.random.default_rng(seed)
    rows = []
    for spell in range(n):
        start = 12 * first_year + int(rng.integers(0, 240))
        at_war = float(rng.random() < 0.4)
        length = 1 + int(rng.geometric(RATE * np.exp(effect * at_war)))
        end, way = (start + length, COUP) if length <= 120 else (start + 120, -1)
        rows += [(spell, month, start, end, way, at_war) for month in range(start + 1, end + 1)]
    table = np.array(rows)
    country, month, start, end, way = table[:, :5].astype(np.int64).T
    countries = np.zeros((len(rows), len(COUNTRY_FEATURES)))
    countries[:, WAR] = table[:, 5]
    return Panel(
        country=country,
        month=month,
        start=start,
        type=np.full(len(rows), TYPES.index("personal")),
        born=np.full(len(rows), np.nan),
        end=end,
        way=way,
        countries=countries,
        conditions=np.zeros((len(rows), len(CONDITIONS))),
        attempt=(month == end) & (way == COUP),
        leader=np.full(len(rows), "Able"),
    )
