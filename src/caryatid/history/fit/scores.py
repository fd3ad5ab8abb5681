"""Scores of probabilities against outcomes, with bands by country."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from caryatid.records import FloatArray

__all__ = [
    "auc",
    "auc_pr",
    "band",
    "brier",
    "calibration_slope",
    "deciles",
    "log_loss",
    "resampled",
    "top_ratio",
]

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


def auc_pr(p: FloatArray, y: NDArray[np.bool_]) -> float:
    """Area under precision against recall (average precision); ties are taken together."""
    order = np.argsort(-p, kind="stable")
    last = np.append(np.diff(p[order]) != 0, True)
    hits = np.cumsum(y[order])[last]
    shown = np.flatnonzero(last) + 1
    gained = np.diff(np.concatenate([[0], hits]))
    return float((gained * hits / shown).sum() / max(int(y.sum()), 1))


def calibration_slope(p: FloatArray, y: NDArray[np.bool_]) -> float:
    """Slope of log odds of the outcome on log odds said: 1 is right, below 1 says too much."""
    safe = np.clip(p, _CLIP, 1 - _CLIP)
    x = np.stack([np.ones(p.size), np.log(safe) - np.log1p(-safe)], axis=1)
    beta = np.array([0.0, 1.0])
    for _ in range(50):
        q = 1.0 / (1.0 + np.exp(-(x @ beta)))
        step = np.linalg.solve(x.T @ (x * (q * (1 - q))[:, None]), x.T @ (y - q))
        beta = beta + np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-9:
            break
    return float(beta[1])


def deciles(p: FloatArray, y: NDArray[np.bool_]) -> list[dict[str, float]]:
    """Rows, mean said and share seen in each tenth of the forecasts, lowest first."""
    place = np.minimum((rankdata(p, method="ordinal") - 1) * 10 // p.size, 9)
    found = []
    for tenth in range(10):
        here = place == tenth
        if here.any():
            found.append(
                {
                    "rows": int(here.sum()),
                    "said": float(p[here].mean()),
                    "seen": float(y[here].mean()),
                }
            )
    return found


def top_ratio(p: FloatArray, y: NDArray[np.bool_]) -> float:
    """Mean said over share seen in the highest tenth; infinite if nothing was seen there."""
    top = deciles(p, y)[-1]
    return top["said"] / top["seen"] if top["seen"] > 0 else float("inf")


def resampled(
    function: Callable[[FloatArray, NDArray[np.bool_]], float],
    p: FloatArray,
    y: NDArray[np.bool_],
    country: NDArray[np.int64],
    *,
    times: int = 200,
) -> tuple[float, float]:
    """90 % band of a score over countries drawn with replacement.

    Samples without an outcome or without its absence are passed over.

    Args:
        function: Score of probabilities and outcomes.
        p: Probabilities, axis (i).
        y: Outcomes, axis (i).
        country: Axis (i).
        times: Number of samples.
    """
    codes, cluster = np.unique(country, return_inverse=True)
    members = [np.flatnonzero(cluster == c) for c in range(codes.size)]
    generator = np.random.default_rng(0)
    values = []
    for _ in range(times):
        picks = generator.integers(0, codes.size, size=codes.size)
        rows = np.concatenate([members[c] for c in picks])
        if 0 < y[rows].sum() < rows.size:
            values.append(function(p[rows], y[rows]))
    if not values:
        return float("nan"), float("nan")
    low, high = np.quantile(values, [0.05, 0.95], method="inverted_cdf")
    return float(low), float(high)
