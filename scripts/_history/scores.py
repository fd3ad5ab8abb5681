"""Scores of probabilities against outcomes, with bands by country."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from caryatid.records import FloatArray

__all__ = ["auc", "band", "brier", "log_loss"]

_CLIP = 1e-6


def auc(p: FloatArray, y: NDArray[np.bool_]) -> float:
    """Chance that a row with the event has the higher probability; ties count half."""
    n = int(y.sum())
    ranks = rankdata(p)
    return float((ranks[y].sum() - n * (n + 1) / 2) / (n * (y.size - n)))


def brier(p: FloatArray, y: NDArray[np.bool_]) -> FloatArray:
    """Squared error of each row."""
    return np.square(p - y)


def log_loss(p: FloatArray, y: NDArray[np.bool_]) -> FloatArray:
    """Negative log likelihood of each row."""
    safe = np.clip(p, _CLIP, 1 - _CLIP)
    loss: FloatArray = -np.where(y, np.log(safe), np.log1p(-safe))
    return loss


def band(
    loss: FloatArray, reference: FloatArray, country: NDArray[np.int64], *, times: int = 500
) -> tuple[float, float, float]:
    """Skill 1 - loss / reference with a 90 % band over countries drawn with replacement.

    Args:
        loss: Of each row.
        reference: Loss of the reference on each row.
        country: Cluster of each row.
        times: Number of samples.
    """
    codes, cluster = np.unique(country, return_inverse=True)
    sums = [np.bincount(cluster, weights=v, minlength=codes.size) for v in (loss, reference)]
    generator = np.random.default_rng(0)
    picks = generator.integers(0, codes.size, size=(times, codes.size))
    skills = 1 - sums[0][picks].sum(axis=1) / sums[1][picks].sum(axis=1)
    low, high = np.quantile(skills, [0.05, 0.95])
    return float(1 - loss.sum() / reference.sum()), float(low), float(high)
