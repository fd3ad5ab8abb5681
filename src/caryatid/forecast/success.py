"""Which share of coups succeeds: what history has fitted, in place of the table's number."""

from __future__ import annotations

import numpy as np

from caryatid.records import CoupTries
from caryatid.terms.shifts import Constant

__all__ = ["fitted_success"]

_BETWEEN = (0.025, 0.975)
"""Quantiles of the fitted draws that the range reaches between. Source: as in the table."""

_DIGITS = 4
"""Digits kept, so that the number printed is the number used."""


def fitted_success(tries: CoupTries) -> Constant:
    """The chance that an attempt succeeds, as a number with its range.

    Args:
        tries: Fitted to past attempts, for the class and year of the case.
    """
    low, high = np.quantile(tries.success, _BETWEEN)
    succeeded, tried = tries.counts
    return Constant(
        value=round(float(tries.success.mean()), _DIGITS),
        low=round(float(low), _DIGITS),
        high=round(float(high), _DIGITS),
        mark="D",
        why=f"fitted to attempts by class and year, with the 95 % interval (docs/history.md); "
        f"{succeeded} of {tried} succeeded among {tries.note}",
    )
