"""Whether a coup that is tried ends the leader's time: a logit on very few covariates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history._data import constant
from caryatid.history.bands import FIRST_YEAR, TYPES
from caryatid.history.coups import SUCCESS_TERMS, chance_within, success_values
from caryatid.history.fit.logistic import logistic
from caryatid.history.panel.panel import Panel
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Success", "count_tries", "fit_success", "tries_of"]

_LEVEL_SD = 10.0
"""Prior standard deviation of the level: next to none."""

_BAND = 1.645
"""Standard deviations from the middle of a normal distribution to the ends of its middle 90 %."""


@dataclass(frozen=True, slots=True)
class Success:
    """The fitted chance that a try succeeds.

    Attributes:
        beta: On the logit, axis (SUCCESS_TERMS).
        covariance: Axes (SUCCESS_TERMS, SUCCESS_TERMS).
        tries: Tries in the fit.
        successes: Those that succeeded.
    """

    beta: FloatArray
    covariance: FloatArray
    tries: int
    successes: int

    def chance(self, kind: int, year: int, /) -> tuple[float, float, float]:
        """Chance at the best estimate, with the ends of its 90 % interval."""
        low, best, high = chance_within(self.beta, self.covariance, kind, year, reach=_BAND)
        return best, low, high


def tries_of(panel: Panel, last_year: int) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Leader-months in which a coup was tried, and whether it succeeded; both axis (i).

    Args:
        panel: The panel.
        last_year: Last year looked at.
    """
    gone = (panel.month == panel.end) & (panel.way == WAYS_OUT.index("coup"))
    here = (panel.type >= 0) & (panel.year >= FIRST_YEAR) & (panel.year <= last_year)
    places = np.flatnonzero(here & (panel.attempt | gone))
    return places, gone[places]


def fit_success(panel: Panel, last_year: int) -> Success:
    """The chance of success, fitted to the years to a cut-off."""
    places, succeeded = tries_of(panel, last_year)
    slopes = len(SUCCESS_TERMS) - 1
    found = logistic(
        success_values(panel.type[places], panel.year[places]),
        succeeded.astype(np.float64),
        prior_sd=np.array([_LEVEL_SD, *[constant("prior_sd_success")] * slopes]),
    )
    return Success(found.beta, found.covariance, places.size, int(succeeded.sum()))


def count_tries(panel: Panel) -> dict[str, list[list[int]]]:
    """Type -> rows of [year, tries, tries that succeeded]."""
    places, succeeded = tries_of(panel, int(panel.year.max()))
    counted: dict[str, list[list[int]]] = {}
    for kind, name in enumerate(TYPES):
        own = panel.type[places] == kind
        years = panel.year[places][own]
        counted[name] = [
            [int(year), int((years == year).sum()), int(succeeded[own][years == year].sum())]
            for year in np.unique(years)
        ]
    return counted
