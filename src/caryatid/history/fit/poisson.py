"""Poisson regression with normal priors: the one fitting step of all hazards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.records import FloatArray

__all__ = ["Regression", "regress"]

_STEPS = 60
_FLAT = 1e-4
"""Precision of a parameter without a prior: next to none."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Most likely parameters and how sure they are.

    Attributes:
        beta: Axis (p).
        covariance: Axes (p, p), by cluster.
    """

    beta: FloatArray
    covariance: FloatArray


def regress(
    design: FloatArray,
    offset: FloatArray,
    events: FloatArray,
    *,
    weight: float,
    prior_sd: FloatArray,
    cluster: NDArray[np.int64],
    prior_mean: FloatArray | None = None,
) -> Regression:
    """Parameters of log rate = offset + design @ beta, under normal priors.

    Args:
        design: Axes (i, p).
        offset: Axis (i).
        events: Counts, axis (i).
        weight: How much a row counts (rows that share an exit count in part).
        prior_sd: Standard deviations, axis (p); infinity for no prior.
        cluster: Rows that hang together, axis (i).
        prior_mean: Means of the priors, axis (p); None for 0.
    """
    mean = np.zeros(design.shape[1]) if prior_mean is None else prior_mean
    precision = np.where(np.isinf(prior_sd), _FLAT, 1.0 / np.square(prior_sd))
    beta = mean.copy()
    information = np.diag(precision)
    for _ in range(_STEPS):
        expected = np.exp(offset + design @ beta)
        information = weight * (design.T @ (design * expected[:, None])) + np.diag(precision)
        gradient = weight * (design.T @ (events - expected)) - precision * (beta - mean)
        step = np.linalg.solve(information, gradient)
        beta = beta + np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-8:
            break
    residual = weight * (events - np.exp(offset + design @ beta))
    meat = _by_cluster(design * residual[:, None], cluster) + np.diag(precision)
    bread = np.linalg.inv(information)
    covariance: FloatArray = bread @ meat @ bread
    return Regression(beta, (covariance + covariance.T) / 2)


def _by_cluster(scores: FloatArray, cluster: NDArray[np.int64]) -> FloatArray:
    """Sum over clusters of the outer product of their scores, axes (p, p)."""
    order = np.argsort(cluster, kind="stable")
    _, first = np.unique(cluster[order], return_index=True)
    sums = np.add.reduceat(scores[order], first, axis=0)
    total: FloatArray = sums.T @ sums
    return total
