"""Several analysts' judgement on one case: each one's rung 3, their pool, and how far they differ.

The pool is the mean of their log-odds: it is no surer than they are, and nobody's extreme view
carries it alone. Rungs 1 and 2 are the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from caryatid.errors import UsageError
from caryatid.forecast.assembling import RUNGS
from caryatid.forecast.running import Run
from caryatid.forecast.spread import exit_probability
from caryatid.records import FloatArray

__all__ = ["Pooled", "pool", "pool_json", "pool_text"]

_DIGITS = 6

_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Pooled:
    """What analysts say of the leader's exit on rung 3.

    Attributes:
        analysts: Name -> months -> probability of exit.
        pooled: Months -> probability, the mean of the log-odds.
        disagreement: Share of the spread of the log-odds over 12 months that is between them, a
            fraction; the rest is each one's own.
    """

    analysts: Mapping[str, Mapping[int, float]]
    pooled: Mapping[int, float]
    disagreement: float


def pool(runs: Mapping[str, Run]) -> Pooled:
    """The pool of runs that differ in judgement alone.

    Args:
        runs: Analyst -> run, at least two.

    Raises:
        UsageError: There are fewer than two, or they differ in more than judgement.
    """
    if len(runs) < 2:
        raise UsageError(
            f"a pool of {len(runs)}", fix="name at least two judgements, or one beside ours"
        )
    first, *others = runs.values()
    for run in others:
        if (run.situation, run.settings) != (first.situation, first.settings):
            raise UsageError(
                "runs that differ in more than judgement cannot be pooled",
                fix="run all of them on the same day with the same seed and draws",
            )
    third = RUNGS[-1]
    said = {
        name: {m: rungs[third].p for m, rungs in run.forecast.leader_exit.horizons.items()}
        for name, run in runs.items()
    }
    pooled = {
        m: float(
            _fraction(np.mean([_log_odds(np.array(by_month[m])) for by_month in said.values()]))
        )
        for m in said[next(iter(said))]
    }
    odds = np.stack([_log_odds(exit_probability(run.ensemble.h3)) for run in runs.values()])
    between, within = float(odds.mean(axis=1).var()), float(odds.var(axis=1).mean())
    total = between + within
    return Pooled(said, pooled, between / total if total > 0.0 else 0.0)


def _log_odds(p: FloatArray) -> FloatArray:
    inside = np.clip(p, _LEAST, 1.0 - _LEAST)
    odds: FloatArray = np.log(inside) - np.log1p(-inside)
    return odds


def _fraction(odds: np.floating) -> float:
    return float(1.0 / (1.0 + np.exp(-odds)))


def pool_json(found: Pooled) -> dict[str, Any]:
    """The pool for machines, numbers rounded to six digits."""
    return {
        "analysts": {name: _rounded(by_month) for name, by_month in found.analysts.items()},
        "pooled": _rounded(found.pooled),
        "disagreement": round(found.disagreement, _DIGITS),
    }


def _rounded(by_month: Mapping[int, float]) -> dict[str, float]:
    return {str(month): round(p, _DIGITS) for month, p in by_month.items()}


def pool_text(found: Pooled) -> str:
    """The pool as a table: the leader in office, of 100, on rung 3."""
    months = tuple(found.pooled)
    width = max(len(name) for name in (*found.analysts, "pool"))
    rows = [f"{'':<{width}}  " + "".join(f"{f'{m} m':>7}" for m in months)]
    for name, by_month in (*found.analysts.items(), ("pool", found.pooled)):
        cells = "".join(f"{100 * (1 - by_month[m]):>7.1f}" for m in months)
        rows.append(f"{name:<{width}}  {cells}")
    share = f"{100 * found.disagreement:.0f} % of the spread over 12 months is between them."
    return "\n".join(["Leader in office, of 100, on rung 3", *rows, share])
