"""Logistic regression with normal priors, for chances of few events."""

from __future__ import annotations

import numpy as np

from caryatid.history.fit.poisson import Regression
from caryatid.records import FloatArray

__all__ = ["logistic"]

_STEPS = 60


def logistic(design: FloatArray, happened: FloatArray, *, prior_sd: FloatArray) -> Regression:
    """Parameters of logit chance = design @ beta, under normal priors around 0.

    Args:
        design: Axes (i, p).
        happened: 0 or 1, axis (i).
        prior_sd: Standard deviations, axis (p).
    """
    precision: FloatArray = np.diag(1.0 / np.square(prior_sd))
    beta = np.zeros(design.shape[1])
    information: FloatArray = precision
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-design @ beta))
        information = design.T @ (design * (chance * (1.0 - chance))[:, None]) + precision
        step = np.linalg.solve(information, design.T @ (happened - chance) - precision @ beta)
        beta = beta + step
        if np.abs(step).max() < 1e-9:
            break
    covariance = np.linalg.inv(information).astype(np.float64)
    return Regression(beta, (covariance + covariance.T) / 2)
