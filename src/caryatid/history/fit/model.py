"""All hazards of one cut-off together, and the chances they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history.counts import by_year
from caryatid.history.death import DeathLine, fit_line
from caryatid.history.fit.design import IRREGULAR_EXIT, REGULAR_EXIT
from caryatid.history.fit.hazard import Hazard, fit_hazard, monthly
from caryatid.history.fit.rates import class_rates
from caryatid.history.fit.recalibration import recalibrated
from caryatid.history.fit.shapes import fit_shapes
from caryatid.history.fit.success import Success, fit_success
from caryatid.history.panel.counting import LeaderMonth, count_ages, count_classes
from caryatid.history.panel.panel import Panel
from caryatid.history.shrinkage import Shapes
from caryatid.records import FloatArray

__all__ = ["DEATH", "EXITS", "Model", "Tables", "chance", "fit_model", "hazards", "tables_of"]

EXITS = ("irregular", "regular", "death")
"""Order of the last axis of `hazards`."""

DEATH = EXITS.index("death")


@dataclass(frozen=True, slots=True)
class Tables:
    """What is counted before anything is fitted.

    Attributes:
        cells: The class table as an array, from `by_year`.
        shapes: How strongly classes are drawn to their parents, by counts to 2009.
        ages: Age band -> year -> [leader-months, deaths, sum of ages].
    """

    cells: FloatArray
    shapes: Shapes
    ages: dict[int, dict[int, list[float]]]


@dataclass(frozen=True, slots=True)
class Model:
    """Hazards fitted to the years to a cut-off."""

    irregular: Hazard
    regular: Hazard
    death: DeathLine
    success: Success

    @property
    def last_year(self) -> int:
        """Last year of the data."""
        return self.irregular.last_year


def tables_of(rows: list[LeaderMonth]) -> Tables:
    """Counts of all leader-months."""
    counted = count_classes(rows)
    cells = by_year(
        {
            f"{kind}/{band}": [[year, *map(int, cell)] for year, cell in years.items()]
            for (kind, band), years in counted.items()
        }
    )
    return Tables(cells, fit_shapes(cells), count_ages(rows))


def fit_model(panel: Panel, tables: Tables, last_year: int) -> Model:
    """All hazards of a cut-off; nothing after the year is looked at."""
    rates = class_rates(tables.cells, last_year, tables.shapes)
    irregular = fit_hazard(IRREGULAR_EXIT, panel, rates, last_year)
    return Model(
        irregular=recalibrated(irregular, panel, tables.cells, tables.shapes),
        regular=fit_hazard(REGULAR_EXIT, panel, rates, last_year),
        death=_death(tables, last_year),
        success=fit_success(panel, last_year),
    )


def _death(tables: Tables, last_year: int) -> DeathLine:
    rows = np.array(
        [
            np.sum(
                [cell for year, cell in years.items() if year <= last_year] or [[0.0] * 3], axis=0
            )
            for _, years in sorted(tables.ages.items())
        ]
    )
    rows = rows[rows[:, 0] > 0]
    return fit_line(rows[:, 0], rows[:, 1], rows[:, 2] / rows[:, 0])


def hazards(model: Model, panel: Panel, places: NDArray[np.int64], months: int) -> FloatArray:
    """Monthly hazards ahead of leader-months, axes (i, t, EXITS)."""
    age = panel.year[places] - (panel.born[places] + 0.5) + (panel.month[places] % 12) / 12
    age = np.where(np.isnan(age), model.death.mean_age, age)
    ahead = age[:, None] + (np.arange(months) + 0.5)[None, :] / 12
    return np.stack(
        [
            monthly(model.irregular, panel, places, months),
            monthly(model.regular, panel, places, months),
            model.death.rate(ahead),
        ],
        axis=2,
    )


def chance(found: FloatArray, kinds: Sequence[str], months: int) -> FloatArray:
    """Chance to leave by some kinds of exit within months, axis (i).

    Accumulated month by month, so that a longer horizon never says less.

    Args:
        found: From `hazards`.
        kinds: Of EXITS.
        months: Horizon, no longer than axis t.
    """
    ahead = found[:, :months]
    total = ahead.sum(axis=2)
    before = np.exp(-np.concatenate([np.zeros((len(total), 1)), total.cumsum(1)[:, :-1]], axis=1))
    part = ahead[:, :, [EXITS.index(kind) for kind in kinds]].sum(axis=2)
    summed: FloatArray = (before * -np.expm1(-total) * part / total).sum(axis=1)
    return summed
