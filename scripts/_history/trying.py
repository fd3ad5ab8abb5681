"""Tries a variant on windows before 2010: fitted to the years before each, scored on its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from _history.tried_features import with_feature
from _history.variants import ATTEMPTS, AUTOCRACIES, IRREGULAR, SOON, Variant
from caryatid.history._data import listing
from caryatid.history.bands import TYPES
from caryatid.history.fit.attempts import fit_attempts
from caryatid.history.fit.design import ATTEMPT, IRREGULAR_EXIT, REGULAR_EXIT
from caryatid.history.fit.hazard import Hazard, fit_hazard, monthly
from caryatid.history.fit.model import DEATH, EXITS, Model, Tables, chance, hazards
from caryatid.history.fit.rates import class_rates, rates_of
from caryatid.history.fit.recalibration import recalibrated
from caryatid.history.fit.scores import auc, brier, log_loss
from caryatid.history.fit.trials import rows_between, share_between
from caryatid.history.panel.panel import Panel
from caryatid.records import FloatArray
from caryatid.terms import ways_out

__all__ = ["WINDOWS", "Score", "tried"]

_DECADES = ((1985, 1994), (1990, 1999), (1995, 2004), (2000, 2009))

WINDOWS: Mapping[str, tuple[tuple[int, int], ...]] = {
    IRREGULAR: _DECADES,
    SOON: ((1998, 2000), (2001, 2003), (2004, 2006), (2007, 2009)),
    AUTOCRACIES: _DECADES[1:],
    ATTEMPTS: _DECADES[1:],
}
"""Target -> first and last years forecast; all of them end before the tests begin."""

_AUTOCRATS = np.array([i for i, kind in enumerate(TYPES) if kind != "democracy"])


@dataclass(frozen=True, slots=True)
class Score:
    """Means over the windows of a target."""

    auc: float
    log_skill: float
    brier_skill: float
    said_over_seen: float


@dataclass(frozen=True, slots=True)
class _Forecast:
    """Probabilities, outcomes and the constant that was known before; axis (i)."""

    p: FloatArray
    y: NDArray[np.bool_]
    constant: float


def tried(panel: Panel, tables: Tables, models: Mapping[int, Model], variant: Variant) -> Score:
    """Scores of a variant, on average over its windows.

    Args:
        panel: The panel.
        tables: Its counts.
        models: What ships, by the last year of the fit: parts that the variant leaves alone.
        variant: What is tried.
    """
    changed = with_feature(panel, variant.feature)
    with _constants(variant.constants):
        found = [
            _score(_forecast(changed, tables, models, variant, (first, last)))
            for first, last in WINDOWS[variant.target]
        ]
    return Score(*np.mean(found, axis=0))


def _score(found: _Forecast) -> tuple[float, float, float, float]:
    flat = np.full(found.p.size, found.constant)
    log_skill, brier_skill = (
        1.0 - float(loss(found.p, found.y).sum() / loss(flat, found.y).sum())
        for loss in (log_loss, brier)
    )
    ratio = float(found.p.mean() / found.y.mean())
    return auc(found.p, found.y), log_skill, brier_skill, ratio


def _forecast(
    panel: Panel,
    tables: Tables,
    models: Mapping[int, Model],
    variant: Variant,
    window: tuple[int, int],
) -> _Forecast:
    if variant.target == ATTEMPTS:
        return _of_attempts(panel, variant, window)
    model = models[window[0] - 1]
    months = 1 if variant.target == SOON else 12
    autocrats = variant.target == AUTOCRACIES
    ways = ways_out.WAYS_OUT if autocrats else ways_out.IRREGULAR
    kinds, types = (EXITS, _AUTOCRATS) if autocrats else (("irregular",), None)
    rows = rows_between(panel, *window, months, ways=ways)
    keep = np.isin(panel.type[rows.places], np.arange(len(TYPES)) if types is None else types)
    places, y = rows.places[keep], rows.y[keep]
    fitted = _fitted(panel, tables, model, variant)
    p = chance(hazards(fitted, panel, places, months), kinds, months)
    if variant.mixed:
        alone = chance(_table(panel, model, places, months), kinds, months)
        p = (1 - variant.mixed) * p + variant.mixed * alone
    before = share_between(panel, window[0] - 20, window[0] - 1, months, ways=ways, kinds=types)
    return _Forecast(p, y, before)


def _fitted(panel: Panel, tables: Tables, model: Model, variant: Variant) -> Model:
    """The model with the hazard that the variant changes fitted anew."""
    if variant.mixed:
        return model
    part = "regular" if variant.target == AUTOCRACIES else "irregular"
    form = variant.form or (REGULAR_EXIT if part == "regular" else IRREGULAR_EXIT)
    again = part == "irregular" if variant.recalibrated is None else variant.recalibrated
    hazard = _hazard(panel, tables, replace(variant, form=form), model.last_year)
    if again:
        hazard = recalibrated(hazard, panel, tables.cells, tables.shapes)
    return (
        replace(model, irregular=hazard) if part == "irregular" else replace(model, regular=hazard)
    )


def _hazard(panel: Panel, tables: Tables, variant: Variant, last_year: int) -> Hazard:
    assert variant.form is not None
    rates = class_rates(tables.cells, last_year, tables.shapes)
    ways = list(variant.form.ways)
    total = rates[..., ways].sum(axis=-1, keepdims=True)
    return fit_hazard(variant.form, panel, rates * total ** (variant.table - 1.0), last_year)


def _table(panel: Panel, model: Model, places: NDArray[np.int64], months: int) -> FloatArray:
    """Hazards of the class table alone, axes (i, t, EXITS)."""
    parts = [
        np.stack(
            [rates_of(panel, places, part.rates, t, list(part.form.ways)) for t in range(months)],
            axis=1,
        )
        for part in (model.irregular, model.regular)
    ]
    return np.stack([*parts, hazards(model, panel, places, months)[:, :, DEATH]], axis=2)


def _of_attempts(panel: Panel, variant: Variant, window: tuple[int, int]) -> _Forecast:
    """From each January on: whether a coup is attempted in the year."""
    first, last = window
    hazard = fit_attempts(panel, first - 1, variant.form or ATTEMPT)
    inside = (panel.type >= 0) & (panel.year >= first) & (panel.year <= last)
    places = np.flatnonzero(inside & (panel.month % 12 == 0))
    seen = _years(panel, panel.attempt)
    p = -np.expm1(-monthly(hazard, panel, places, 12).sum(axis=1))
    earlier = (panel.type >= 0) & (panel.year >= first - 20) & (panel.year < first)
    constant = np.isin(np.unique(_years(panel, earlier)), seen).mean()
    return _Forecast(p, np.isin(_years(panel, places), seen), float(constant))


def _years(panel: Panel, here: NDArray[np.int64] | NDArray[np.bool_]) -> NDArray[np.int64]:
    """Country and year as one number."""
    found: NDArray[np.int64] = panel.country[here] * 10_000 + panel.year[here]
    return found


@contextmanager
def _constants(changes: Mapping[str, float]) -> Iterator[None]:
    """Constants changed while a variant is tried."""
    known = listing("constants")
    entries = {}
    for name, value in changes.items():
        group, _, part = name.partition("/")
        entry = known[group][part] if part else known[group]
        entries[name] = entry, entry["value"]
        entry["value"] = value
    try:
        yield
    finally:
        for entry, value in entries.values():
            entry["value"] = value
