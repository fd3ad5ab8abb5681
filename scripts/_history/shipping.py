"""Fitted hazards as they ship: coefficients by cut-off year, and each country's structure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from caryatid.history.bands import ERA_FIRST_YEAR, TYPES
from caryatid.history.fit.design import structure_names
from caryatid.history.fit.hazard import Hazard
from caryatid.history.fit.model import Model
from caryatid.history.panel.panel import Panel, Raw
from caryatid.history.panel.structure import COUNTRY_FEATURES, country_values
from caryatid.history.structure import KINDS, LEADER_FEATURES
from caryatid.records import FloatArray
from caryatid.terms.countries import COUNTRIES

__all__ = ["FIRST_STRUCTURE_YEAR", "coefficients_of", "structure_table"]

FIRST_STRUCTURE_YEAR = 1990
"""First year for which a country's structure ships."""


def coefficients_of(model: Model) -> dict[str, Any]:
    """One cut-off's coefficients: leader's part and conditions, with covariances."""
    parts = {"irregular": model.irregular, "regular": model.regular}
    terms = [_terms(hazard) for hazard in parts.values()]
    size = sum(len(beta) for beta, _ in terms)
    covariance = np.zeros((size, size))
    at = 0
    for beta, own in terms:
        covariance[at : at + len(beta), at : at + len(beta)] = own
        at += len(beta)
    return {
        "beta": _short(np.concatenate([beta for beta, _ in terms]), 4),
        "covariance_lower": _short(covariance[np.tril_indices(size)], 5),
        "exits": {name: hazard.exits for name, hazard in parts.items()},
        "slope": round(model.irregular.slope, 3),
        "coup_success": {
            "beta": _short(model.success.beta, 4),
            "covariance_lower": _short(
                model.success.covariance[np.tril_indices(len(model.success.beta))], 6
            ),
            "tries": model.success.tries,
            "successes": model.success.successes,
        },
        **{name: _leader(hazard) for name, hazard in parts.items()},
    }


def _terms(hazard: Hazard) -> tuple[FloatArray, FloatArray]:
    first = 1 + hazard.structure.size
    return (
        hazard.slope * hazard.conditions,
        hazard.slope**2 * hazard.covariance[first:, first:],
    )


def _leader(hazard: Hazard) -> dict[str, Any]:
    """Level, leader features and trend on their own scale, with covariance."""
    names = structure_names(hazard.form)
    jacobian = np.zeros((2 + len(LEADER_FEATURES), 1 + len(names)))
    jacobian[0, 0] = 1.0
    for place, name in enumerate(names):
        if name in LEADER_FEATURES:
            f = len(COUNTRY_FEATURES) + LEADER_FEATURES.index(name)
            by = hazard.slope / hazard.scale.sd[f]
            jacobian[1 + LEADER_FEATURES.index(name), 1 + place] = by
            jacobian[0, 1 + place] = -by * hazard.scale.mean[f]
        elif name not in COUNTRY_FEATURES:
            jacobian[-1, 1 + place] = hazard.slope
    first = 1 + len(names)
    beta = jacobian @ np.array([hazard.level, *hazard.structure])
    covariance = jacobian @ hazard.covariance[:first, :first] @ jacobian.T
    return {
        "leader": _short(beta, 4),
        "leader_covariance_lower": _short(covariance[np.tril_indices(len(beta))], 6),
    }


def structure_table(raw: Raw, panel: Panel, models: Mapping[int, Model]) -> dict[str, Any]:
    """Each country's index on the first day of each year, and its average in each class.

    The coefficients are those of the year before, or the earliest.
    """
    last = max(models) + 1
    first_fit = min(models)
    codes = {c.gw: c.iso3 for c in COUNTRIES.values() if c.gw is not None}
    countries: dict[str, dict[str, list[int]]] = {iso3: {} for iso3 in sorted(codes.values())}
    for year in range(FIRST_STRUCTURE_YEAR, last + 1):
        model = models[max(year - 1, first_fit)]
        country = np.array(sorted(codes), dtype=np.int64)
        month = np.full(country.size, 12 * year)
        values = country_values(country, month, spells=raw.spells, coups=raw.coups, years=raw.years)
        known = ~np.isnan(values[:, COUNTRY_FEATURES.index("log_income")])
        index = _index(model, values)
        for code, row, fine in zip(country, index, known, strict=True):
            if fine:
                countries[codes[int(code)]][str(year)] = _hundredths(row)
    return {
        "countries": {iso3: rows for iso3, rows in countries.items() if rows},
        "classes": {str(year): _classes(panel, model) for year, model in models.items()},
        "last_year": last,
    }


def _index(model: Model, values: FloatArray) -> FloatArray:
    """Mean and standard deviation of the index, axes (i, KINDS, 2)."""
    columns = []
    for hazard in (model.irregular, model.regular):
        names = structure_names(hazard.form)
        at = [i for i, name in enumerate(names) if name in COUNTRY_FEATURES]
        of = [COUNTRY_FEATURES.index(names[i]) for i in at]
        z = (values[:, of] - hazard.scale.mean[of]) / hazard.scale.sd[of]
        z = hazard.slope * np.nan_to_num(z, nan=0.0)
        covariance = hazard.covariance[1:, 1:][np.ix_(at, at)]
        sd = np.sqrt(np.einsum("ip,pq,iq->i", z, covariance, z))
        columns.append(np.stack([z @ hazard.structure[at], sd], axis=1))
    return np.stack(columns, axis=1)


def _classes(panel: Panel, model: Model) -> dict[str, list[int]]:
    """Log of the mean factor in each type since 1991, and the index's spread in it."""
    found = {}
    for place, kind in enumerate(TYPES):
        here = (panel.type == place) & (panel.year >= ERA_FIRST_YEAR)
        here &= panel.year <= model.last_year
        mean = _index(model, panel.countries[here])[:, :, 0]
        row = np.stack([np.log(np.exp(mean).mean(axis=0)), mean.std(axis=0)], axis=1)
        found[kind] = _hundredths(row)
    return found


def _hundredths(row: FloatArray) -> list[int]:
    return [round(100 * float(v)) for v in row.reshape(2 * len(KINDS))]


def _short(values: FloatArray, digits: int) -> list[float]:
    return [round(float(v), digits) for v in values]
