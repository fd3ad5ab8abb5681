"""Coup attempts, successful or not: a hazard of its own on all leader-months."""

from __future__ import annotations

import numpy as np

from caryatid.history.bands import FIRST_YEAR
from caryatid.history.fit.design import (
    ATTEMPT,
    Form,
    condition_columns,
    scale_of,
    structure_columns,
)
from caryatid.history.fit.hazard import Hazard, priors
from caryatid.history.fit.poisson import regress
from caryatid.history.panel.panel import Panel

__all__ = ["fit_attempts"]


def fit_attempts(panel: Panel, last_year: int, form: Form = ATTEMPT) -> Hazard:
    """The hazard of a month with an attempt, fitted to the years to a cut-off.

    Args:
        panel: The panel.
        last_year: Last year looked at.
        form: What stands in it.
    """
    here = (panel.type >= 0) & (panel.year > FIRST_YEAR) & (panel.year <= last_year)
    places = np.flatnonzero(here)
    scale = scale_of(panel, places, last_year)
    structure = structure_columns(form, panel, places, scale)
    conditions = condition_columns(form, panel, places, scale, (0, 1))
    events = panel.attempt[places].astype(np.float64)
    found = regress(
        np.concatenate([np.ones((places.size, 1)), structure, conditions], axis=1),
        np.full(places.size, np.log(events.mean())),
        events,
        weight=1.0,
        prior_sd=priors(form, scale),
        cluster=panel.country[places],
    )
    p = 1 + structure.shape[1]
    return Hazard(
        form=form,
        scale=scale,
        rates=np.empty(0),
        level=float(found.beta[0] + np.log(events.mean())),
        structure=found.beta[1:p],
        conditions=found.beta[p:],
        covariance=found.covariance,
        slope=1.0,
        exits=int(events.sum()),
    )
