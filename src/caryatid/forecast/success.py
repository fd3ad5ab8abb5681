"""Which share of coups succeeds: what history has fitted, in place of the table's number."""

from __future__ import annotations

from caryatid.records import CoupTries
from caryatid.terms.shifts import Constant

__all__ = ["fitted_success"]

_DIGITS = 4
"""Digits kept, so that the number printed is the number used."""


def fitted_success(tries: CoupTries) -> Constant:
    """The chance that an attempt succeeds, as a number with its range, whatever the draws.

    Args:
        tries: Fitted to past attempts, for the class and year of the case.
    """
    low, value, high = (round(end, _DIGITS) for end in tries.chance)
    succeeded, tried = tries.counts
    return Constant(
        value=value,
        low=low,
        high=high,
        mark="D",
        why=f"fitted to attempts by class and year, with the 95 % interval (docs/history.md); "
        f"{succeeded} of {tried} succeeded among {tries.note}",
    )
