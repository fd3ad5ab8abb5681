"""Coefficients of the conditions: Poisson regression on landmarks with Gaussian priors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from _history.landmarks import LEADS, STEP, Landmarks
from caryatid.history.effects import CONDITIONS, TERMS
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Fit", "fit"]

FITTED_WAYS = ("coup", "uprising", "rebels", "regular")
_FLAT = 1e-6
"""Precision of the intercepts' prior: next to none."""

_STEPS = 40


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients with their covariance.

    Attributes:
        beta: Axis (term).
        covariance: Axes (term, term), by country.
        exits: way out -> distinct exits in the fit.
    """

    beta: FloatArray
    covariance: FloatArray
    exits: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of one way out.

    Attributes:
        place: Parameters that it uses.
        design: Axes (i, parameter).
        offset: Log class rates, axis (i).
        left: Whether the leader left this way in that month, axis (i).
    """

    place: list[int]
    design: FloatArray
    offset: FloatArray
    left: FloatArray


def fit(rows: Landmarks, prior_sd: FloatArray) -> Fit:
    """Most likely coefficients under the priors, with a covariance that allows for clusters.

    Each way out has an intercept in each era, so that the coefficients rest on differences
    between leaders of one era alone. Rows are weighted so that an exit counts once.

    Args:
        rows: Origin-lead pairs.
        prior_sd: Standard deviations of the priors around 0, axis (term).
    """
    parts = [_part(rows, way) for way in FITTED_WAYS]
    n_free = 2 * len(FITTED_WAYS)
    precision = np.concatenate([np.full(n_free, _FLAT), 1.0 / prior_sd**2])
    beta = np.zeros(precision.size)
    for _ in range(_STEPS):
        gradient, information = _derivatives(parts, beta)
        step = np.linalg.solve(information + np.diag(precision), gradient - precision * beta)
        beta = beta + np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-9:
            break
    covariance = _covariance(parts, beta, precision, rows.country)
    return Fit(beta[n_free:], covariance[n_free:, n_free:], _exits(rows))


def _part(rows: Landmarks, way: str) -> _Part:
    k, w = WAYS_OUT.index(way), FITTED_WAYS.index(way)
    terms = [i for i, term in enumerate(TERMS) if way in term.ways]
    columns = [(~rows.later).astype(np.float64), rows.later.astype(np.float64)]
    columns += [rows.x[:, CONDITIONS.index(TERMS[i].condition)] for i in terms]
    return _Part(
        place=[2 * w, 2 * w + 1, *(2 * len(FITTED_WAYS) + i for i in terms)],
        design=np.stack(columns, axis=1),
        offset=np.log(rows.rates[:, k]),
        left=(rows.way == k).astype(np.float64),
    )


_WEIGHT = STEP / LEADS


def _derivatives(parts: list[_Part], beta: FloatArray) -> tuple[FloatArray, FloatArray]:
    gradient = np.zeros(beta.size)
    information = np.zeros((beta.size, beta.size))
    for part in parts:
        expected = np.exp(part.offset + part.design @ beta[part.place])
        gradient[part.place] += _WEIGHT * (part.design.T @ (part.left - expected))
        information[np.ix_(part.place, part.place)] += _WEIGHT * (
            part.design.T @ (part.design * expected[:, None])
        )
    return gradient, information


def _covariance(
    parts: list[_Part], beta: FloatArray, precision: FloatArray, country: NDArray[np.int64]
) -> FloatArray:
    """Sandwich by country, the prior counted as one more independent observation."""
    _, information = _derivatives(parts, beta)
    codes, cluster = np.unique(country, return_inverse=True)
    scores = np.zeros((codes.size, beta.size))
    for part in parts:
        residual = part.left - np.exp(part.offset + part.design @ beta[part.place])
        for column, place in enumerate(part.place):
            scores[:, place] += _WEIGHT * np.bincount(
                cluster, weights=residual * part.design[:, column], minlength=codes.size
            )
    bread = np.linalg.inv(information + np.diag(precision))
    covariance: FloatArray = bread @ (scores.T @ scores + np.diag(precision)) @ bread
    return covariance


def _exits(rows: Landmarks) -> dict[str, int]:
    found = {}
    for way in FITTED_WAYS:
        left = rows.way == WAYS_OUT.index(way)
        found[way] = len(
            set(zip(rows.country[left].tolist(), rows.month[left].tolist(), strict=True))
        )
    return found
