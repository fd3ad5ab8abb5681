"""Where the spread of the forecast comes from. Source: situation.md section 4."""

from __future__ import annotations

import numpy as np

from caryatid.records import FloatArray

__all__ = ["HEADLINE_MONTHS", "exit_probability", "shares"]

HEADLINE_MONTHS = 12
"""Horizon of the headline and of the shares."""

_LEAST = 1e-12


def exit_probability(h: FloatArray, *, months: int = HEADLINE_MONTHS) -> FloatArray:
    """Probability of exit within so many months, axis (d).

    Args:
        h: Monthly exit rates, axes (d, t, k).
        months: Horizon.
    """
    left: FloatArray = -np.expm1(-h[:, :months].sum(axis=(1, 2)))
    return left


def shares(h1: FloatArray, h2: FloatArray, h3: FloatArray) -> dict[str, float]:
    """Shares of the spread of rung 3, on the logit scale at twelve months; they sum to one.

    Judgement is `1 - Var(logit p2) / Var(logit p3)`, floored at 0. The rest goes to conditions as
    far as rung 2 spreads more than rung 1, and to the base rate.

    Args:
        h1: Rates of rung 1, axes (d, t, k).
        h2: Rates of rung 2, the same draws.
        h3: Rates of rung 3, the same draws.

    Returns:
        base_rate, conditions, judgement -> share.
    """
    one, two, three = (_logit_variance(h) for h in (h1, h2, h3))
    judgement = max(0.0, 1.0 - two / three) if three > 0.0 else 0.0
    conditions = (1.0 - judgement) * (max(0.0, 1.0 - one / two) if two > 0.0 else 0.0)
    return {
        "base_rate": 1.0 - judgement - conditions,
        "conditions": conditions,
        "judgement": judgement,
    }


def _logit_variance(h: FloatArray) -> float:
    p = np.clip(exit_probability(h), _LEAST, 1.0 - _LEAST)
    return float(np.var(np.log(p) - np.log1p(-p)))
