"""Shrinks what moves leaders off their class by how it did on the ten years before the cut-off.

Models of irregular exit say too much at the top. The model of ten years before the cut-off
forecasts those ten years; one factor on all its slopes, at most 1, is what it should have said.
The same factor then holds for the model of the cut-off, whose level is set anew so that it
expects as many exits as before.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from caryatid.history._data import constant
from caryatid.history.fit.hazard import Hazard, fit_hazard, monthly, moved_by, origins_to
from caryatid.history.fit.poisson import regress
from caryatid.history.fit.rates import class_rates
from caryatid.history.panel.panel import Panel
from caryatid.history.shrinkage import Shapes
from caryatid.records import FloatArray

__all__ = ["recalibrated", "slope_of"]

_NEXT = (0, 1)
"""The month after the origin: forecasts one month ahead do not overlap."""


def recalibrated(hazard: Hazard, panel: Panel, cells: FloatArray, shapes: Shapes) -> Hazard:
    """The hazard with its slopes shrunken.

    Args:
        hazard: Fitted to the years to a cut-off.
        panel: The panel.
        cells: The class table as an array.
        shapes: How strongly classes are drawn to their parents.
    """
    earlier_year = hazard.last_year - int(constant("recalibration_years"))
    rates = class_rates(cells, earlier_year, shapes)
    earlier = fit_hazard(hazard.form, panel, rates, earlier_year)
    slope = slope_of(earlier, panel, hazard.last_year)
    places = origins_to(panel, hazard.last_year)
    before = monthly(hazard, panel, places, 1).sum()
    shrunken = replace(hazard, slope=slope)
    after = monthly(shrunken, panel, places, 1).sum()
    return replace(shrunken, level=hazard.level + float(np.log(before / after)))


def slope_of(earlier: Hazard, panel: Panel, last_year: int) -> float:
    """The factor on the slopes that fits best after a fit's own years, at most 1.

    Args:
        earlier: Fitted to the years to its cut-off.
        panel: The panel.
        last_year: Last year forecast.
    """
    here = (panel.type >= 0) & (panel.year > earlier.last_year) & (panel.year <= last_year)
    places = np.flatnonzero(here)
    moved = moved_by(earlier, panel, places, _NEXT)
    left = panel.month[places] == panel.end[places]
    left &= np.isin(panel.way[places], earlier.form.ways)
    found = regress(
        np.stack([np.ones(places.size), moved], axis=1),
        np.log(monthly(earlier, panel, places, 1)[:, 0]) - moved,
        left.astype(np.float64),
        weight=1.0,
        prior_sd=np.array([constant("recalibration_sd_level"), constant("recalibration_sd_slope")]),
        prior_mean=np.array([0.0, 1.0]),
        cluster=panel.country[places],
    )
    return min(1.0, float(found.beta[1]))
