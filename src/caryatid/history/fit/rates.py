"""Class rates with counts to a year, as the offset of every hazard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from caryatid.history.bands import ERA_FIRST_YEAR, FIRST_YEAR, TENURE_EDGES, TYPES
from caryatid.history.counts import counts_between
from caryatid.history.panel.panel import Panel
from caryatid.history.shrinkage import Shapes, posterior
from caryatid.records import FloatArray

__all__ = ["class_rates", "rates_of"]


def class_rates(cells: FloatArray, last_year: int, chosen: Shapes) -> FloatArray:
    """Posterior mean of the class rates with counts to a year.

    Args:
        cells: The class table as an array, from `caryatid.history.counts.by_year`.
        last_year: Last year counted.
        chosen: How strongly classes are drawn to their parents.

    Returns:
        Axes (era, type, band, k), the earlier era first, per month.
    """
    everything = counts_between(FIRST_YEAR, last_year, of=cells)
    eras = (
        counts_between(FIRST_YEAR, ERA_FIRST_YEAR - 1, of=cells),
        counts_between(ERA_FIRST_YEAR, last_year, of=cells),
    )
    return np.array(
        [[posterior(everything, era, kind, chosen).mean for kind in TYPES] for era in eras]
    )


def rates_of(
    panel: Panel, places: NDArray[np.int64], rates: FloatArray, lead: float, ways: list[int]
) -> FloatArray:
    """Class rates of leader-months some months ahead, summed over ways out; axis (i).

    Args:
        panel: The panel.
        places: Leader-months.
        rates: From `class_rates`.
        lead: Months ahead, by which tenure grows.
        ways: Places in WAYS_OUT.
    """
    era = (panel.year[places] >= ERA_FIRST_YEAR).astype(np.int64)
    band = np.searchsorted(TENURE_EDGES, panel.tenure[places] + lead, side="right")
    summed: FloatArray = rates[era, panel.type[places], band][:, ways].sum(axis=1)
    return summed
