"""A hazard fitted to the years to a cut-off, and what it says of later leader-months."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history._data import constant
from caryatid.history.bands import FIRST_YEAR
from caryatid.history.effects import CONDITIONS
from caryatid.history.fit.design import (
    PIECES,
    Form,
    Scale,
    condition_columns,
    scale_of,
    structure_columns,
    structure_names,
)
from caryatid.history.fit.poisson import regress
from caryatid.history.fit.rates import rates_of
from caryatid.history.panel.panel import Panel
from caryatid.records import FloatArray

__all__ = ["STEP", "Hazard", "fit_hazard", "monthly", "moved_by", "origins_to", "priors"]

STEP = 3
"""Every third month is an origin: January, April, July, October."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """A fitted hazard.

    Attributes:
        form: What stands in it.
        scale: Of its features.
        rates: Class rates, axes (era, type, band, k).
        level: The intercept.
        structure: Slopes on standardised structure, axis (p).
        conditions: Slopes on conditions as they enter, axis (q).
        covariance: Of level, structure and conditions, axes (1 + p + q, 1 + p + q).
        slope: Factor on all slopes, from recalibration.
        exits: Distinct exits in the fit.
    """

    form: Form
    scale: Scale
    rates: FloatArray
    level: float
    structure: FloatArray
    conditions: FloatArray
    covariance: FloatArray
    slope: float
    exits: int

    @property
    def last_year(self) -> int:
        """Last year of the data it was fitted to."""
        return self.scale.last_year


def origins_to(panel: Panel, last_year: int) -> NDArray[np.int64]:
    """Origins of the fit: every third leader-month of a known type from 1951 to a year."""
    return np.flatnonzero(
        (panel.type >= 0)
        & (panel.month % STEP == 0)
        & (panel.year > FIRST_YEAR)
        & (panel.year <= last_year)
    )


def fit_hazard(form: Form, panel: Panel, rates: FloatArray, last_year: int) -> Hazard:
    """The hazard of a form, fitted to what happened to the end of a year.

    Args:
        form: What stands in it.
        panel: The panel; leader-months and exits after the year are not looked at.
        rates: Class rates with counts to the year, from `class_rates`.
        last_year: Last year.
    """
    places = origins_to(panel, last_year)
    scale = scale_of(panel, places, last_year)
    structure = structure_columns(form, panel, places, scale)
    rows = [
        _piece(form, panel, places, rates, scale, structure, piece, 12 * (last_year + 1))
        for piece in PIECES
    ]
    design, offset, events, country = (np.concatenate(part) for part in zip(*rows, strict=True))
    found = regress(
        design,
        offset,
        events,
        weight=STEP / PIECES[-1][1],
        prior_sd=priors(form, scale),
        cluster=country,
    )
    p = 1 + structure.shape[1]
    return Hazard(
        form=form,
        scale=scale,
        rates=rates,
        level=float(found.beta[0]),
        structure=found.beta[1:p],
        conditions=found.beta[p:],
        covariance=found.covariance,
        slope=1.0,
        exits=_exits(form, panel, last_year),
    )


def _piece(
    form: Form,
    panel: Panel,
    places: NDArray[np.int64],
    rates: FloatArray,
    scale: Scale,
    structure: FloatArray,
    piece: tuple[int, int],
    stop: int,
) -> tuple[FloatArray, FloatArray, FloatArray, NDArray[np.int64]]:
    """Design, offset, events and country of the leader-months still in office in a piece."""
    begin, end = panel.month[places] + piece[0], panel.month[places] + piece[1]
    last = panel.end[places]
    here = (begin <= last) & (begin < stop)
    months = np.minimum(np.minimum(end, last + 1), stop) - begin
    gone = (last < end) & (last < stop) & np.isin(panel.way[places], form.ways)
    chosen = places[here]
    conditions = condition_columns(form, panel, chosen, scale, piece)
    design = np.concatenate([np.ones((chosen.size, 1)), structure[here], conditions], axis=1)
    lead = (piece[0] + piece[1] - 1) / 2
    offset = np.log(months[here]) + np.log(rates_of(panel, chosen, rates, lead, list(form.ways)))
    return design, offset, gone[here].astype(np.float64), panel.country[chosen]


def priors(form: Form, scale: Scale) -> FloatArray:
    """Standard deviations of the priors of level, structure and conditions, axis (p)."""
    structure = [
        constant("prior_sd_trend" if name.startswith("decades") else "prior_sd_structure")
        for name in structure_names(form)
    ]
    conditions = []
    for name, _ in form.conditions:
        kind = "prior_sd_protests" if "protests" in name else "prior_sd_yes_no"
        conditions.append(constant(kind) / scale.condition_sd[CONDITIONS.index(name)])
    return np.array([np.inf, *structure, *conditions])


def _exits(form: Form, panel: Panel, last_year: int) -> int:
    leaves = (panel.month == panel.end) & np.isin(panel.way, form.ways) & (panel.type >= 0)
    return int((leaves & (panel.year > FIRST_YEAR) & (panel.year <= last_year)).sum())


def monthly(hazard: Hazard, panel: Panel, places: NDArray[np.int64], months: int) -> FloatArray:
    """Hazards of each of the months ahead, axes (i, t), summed over the form's ways out.

    Args:
        hazard: Fitted.
        panel: The panel.
        places: Leader-months at which the forecast is made.
        months: Months ahead, at most 24.
    """
    form = hazard.form
    found = np.empty((places.size, months))
    for begin, end in PIECES:
        if begin >= months:
            break
        piece = (begin, min(end, months))
        moved = moved_by(hazard, panel, places, piece)
        lead = (piece[0] + piece[1] - 1) / 2
        rate = rates_of(panel, places, hazard.rates, lead, list(form.ways)) if form.table else 1.0
        found[:, piece[0] : piece[1]] = (rate * np.exp(hazard.level + hazard.slope * moved))[
            :, None
        ]
    return found


def moved_by(
    hazard: Hazard, panel: Panel, places: NDArray[np.int64], piece: tuple[int, int]
) -> FloatArray:
    """What structure and conditions add to the log hazard in a piece, before the factor; (i)."""
    form, scale = hazard.form, hazard.scale
    structure = structure_columns(form, panel, places, scale) @ hazard.structure
    conditions = condition_columns(form, panel, places, scale, piece) @ hazard.conditions
    total: FloatArray = structure + conditions
    return total
