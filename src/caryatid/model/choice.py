"""A patron's choice: go on, hedge or leave.

We assume that a patron goes on while it gives the regime a better chance than tau of surviving
its horizon; that talking to both sides is worth a margin beside leaving; and that its belief about
the other patrons is that any number of them, none to all, is equally likely to go on (the belief
that global games select as private information grows precise: Morris and Shin 2004).
Source: situation.md section 5, model.md section 4.3.
"""

from __future__ import annotations

import numpy as np

from caryatid.records import FloatArray

__all__ = ["HEDGE", "OUT", "STAY", "choose", "mean_belief", "utilities"]

STAY, HEDGE, OUT = 0, 1, 2
"""Stances, in the order of axis a."""


def mean_belief(survival: FloatArray, others: FloatArray) -> FloatArray:
    """Expected survival when any number of the others is equally likely to go on.

    Args:
        survival: Survival with n others going on, axis n first, from 0 to at least `others`.
        others: How many others there are, the axes of `survival` after the first.
    """
    n = np.arange(survival.shape[0]).reshape((-1,) + (1,) * (survival.ndim - 1))
    mean: FloatArray = np.where(n <= others, survival, 0.0).sum(axis=0) / (others + 1.0)
    return mean


def utilities(
    survival: FloatArray, tau: FloatArray, margin: FloatArray, hedged_part: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """What going on and hedging are worth, leaving being worth 0.

    Args:
        survival: The patron's belief that the regime survives its horizon.
        tau: Break-even survival.
        margin: What talking to both sides is worth beside leaving.
        hedged_part: Help that a hedging patron goes on giving.
    """
    stay: FloatArray = survival - tau
    hedge: FloatArray = hedged_part * stay + margin
    return stay, hedge


def choose(stay: FloatArray, hedge: FloatArray, noise: FloatArray, u: FloatArray) -> FloatArray:
    """Stances by a logit choice.

    The same uniform number gives a better stance wherever going on is worth more, so that runs
    can be compared draw by draw.

    Args:
        stay: What going on is worth.
        hedge: What hedging is worth.
        noise: Scale of what we do not see of the patron's reasons.
        u: Uniform numbers.

    Returns:
        STAY, HEDGE or OUT as floats.
    """
    best = np.maximum(np.maximum(stay, hedge), 0.0)
    e_stay, e_hedge, e_out = (np.exp((x - best) / noise) for x in (stay, hedge, np.zeros(())))
    mark = u * (e_stay + e_hedge + e_out)
    stance: FloatArray = np.where(
        mark < e_stay, STAY, np.where(mark < e_stay + e_hedge, HEDGE, OUT)
    )
    return stance.astype(np.float64)
