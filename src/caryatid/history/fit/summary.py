"""What a test showed: scores with bands, against other forecasts of the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caryatid.history.fit.scores import (
    auc,
    auc_pr,
    band,
    brier,
    calibration_slope,
    deciles,
    log_loss,
    resampled,
    top_ratio,
)
from caryatid.history.fit.trials import Rows
from caryatid.records import FloatArray

__all__ = ["OURS", "Scored", "as_json", "score", "scored"]

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Scored:
    """One test.

    Attributes:
        name: Its name in `--json`.
        title: For people.
        rows: Rows with their outcomes.
        constant: The constant rate that was known before.
        forecasts: Name -> probabilities, axis (i); ours is there.
        scores: Name -> scores with their bands.
    """

    name: str
    title: str
    rows: Rows
    constant: float
    forecasts: Mapping[str, FloatArray]
    scores: Mapping[str, dict[str, Any]] = field(default_factory=dict)


def scored(test: Scored) -> Scored:
    """The test with its forecasts scored."""
    rows = test.rows
    scores = {
        who: score(p, rows.y, rows.country, test.constant) for who, p in test.forecasts.items()
    }
    return replace(test, scores=scores)


def score(
    p: FloatArray, y: NDArray[np.bool_], country: NDArray[np.int64], constant: float
) -> dict[str, Any]:
    """All scores of one forecast; `bands` holds their 90 % bands over countries.

    Args:
        p: Probabilities, axis (i).
        y: Outcomes, axis (i).
        country: Axis (i).
        constant: Probability that the skills are measured against.
    """
    flat = np.full(p.size, constant)
    brier_skill = band(brier(p, y), brier(flat, y), country)
    log_skill = band(log_loss(p, y), log_loss(flat, y), country)
    return {
        "auc_roc": auc(p, y),
        "auc_pr": auc_pr(p, y),
        "brier": float(brier(p, y).mean()),
        "brier_skill": brier_skill[0],
        "log_skill": log_skill[0],
        "top_decile_ratio": top_ratio(p, y),
        "calibration_slope": calibration_slope(p, y) if np.ptp(p) > 0 else float("nan"),
        "said": float(p.mean()),
        "bands": {
            "auc_roc": resampled(auc, p, y, country),
            "auc_pr": resampled(auc_pr, p, y, country),
            "brier_skill": brier_skill[1:],
            "log_skill": log_skill[1:],
            "top_decile_ratio": resampled(top_ratio, p, y, country),
        },
    }


def as_json(found: Scored) -> dict[str, Any]:
    """The test as `caryatid history backtest --json` gives it; null for what has no value."""
    ours = found.scores[OURS]
    others = {who: scores for who, scores in found.scores.items() if who != OURS}
    flat = score(
        np.full(found.rows.y.size, found.constant), found.rows.y, found.rows.country, found.constant
    )
    whole = {
        "rows": int(found.rows.y.size),
        "events": found.rows.events,
        "positive_rows": int(found.rows.y.sum()),
        "left_out": found.rows.left_out,
        "seen": float(found.rows.y.mean()),
        "constant": found.constant,
        **ours,
        "deciles": deciles(found.forecasts[OURS], found.rows.y),
        "others": {"constant": {"brier": flat["brier"]}, **others},
    }
    clean: dict[str, Any] = _clean(whole)
    return clean


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(v) for v in value]
    if isinstance(value, float):
        return round(value, 6) if np.isfinite(value) else None
    return value
