"""The fitted conditions of rung 2: which condition bears on which way out, and for how long.

log hazard of way k at lead s = log class rate + sum over terms of
beta_term * x_condition * fade_condition(s), less the log of its mean over the class.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history._data import constant
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["CONDITIONS", "TERMS", "Term", "fades", "prior_sds", "scaled", "spread"]

CONDITIONS: tuple[str, ...] = (
    "removal_protests_3m",
    "removal_protests_12m",
    "coup_attempt_12m",
    "election_due_12m",
)
"""Order of axis c. Protests enter as log(1 + events), the others as 0 or 1."""

_ELECTION = "election_due_12m"
_DOMESTIC = ("coup", "uprising", "rebels")


@dataclass(frozen=True, slots=True)
class Term:
    """One coefficient.

    Attributes:
        name: For tables.
        condition: One of CONDITIONS.
        ways: Ways out that share it.
    """

    name: str
    condition: str
    ways: tuple[str, ...]


TERMS: tuple[Term, ...] = (
    Term("protests 3 m, irregular", "removal_protests_3m", _DOMESTIC),
    Term("protests 3 m, regular", "removal_protests_3m", ("regular",)),
    Term("protests 12 m, irregular", "removal_protests_12m", _DOMESTIC),
    Term("protests 12 m, regular", "removal_protests_12m", ("regular",)),
    Term("coup attempt, irregular", "coup_attempt_12m", _DOMESTIC),
    Term("coup attempt, regular", "coup_attempt_12m", ("regular",)),
    Term("election due, irregular", _ELECTION, ("coup", "uprising")),
    Term("election due, regular", _ELECTION, ("regular",)),
)
"""Order of the coefficients. Foreign-imposed exits, death and other have too few events, or no
reason, to depend on a condition."""


def fades(months: int, /) -> FloatArray:
    """How much of what was known on the day still tells at each lead, axes (t, c)."""
    lead = np.arange(months, dtype=np.float64)
    columns = []
    for condition in CONDITIONS:
        if condition == _ELECTION:
            columns.append((lead < constant("election_window_months")).astype(np.float64))
        else:
            columns.append(2.0 ** (-lead / constant("fade_months", condition)))
    return np.stack(columns, axis=1)


def scaled(values: FloatArray, condition: str, /) -> FloatArray:
    """A condition's value as it enters: log(1 + events), or 0 and 1 as they are."""
    return np.log1p(values) if condition.startswith("removal_protests") else values


def spread(beta: FloatArray, /) -> FloatArray:
    """Coefficients by way out and condition.

    Args:
        beta: Axes (..., term) in the order of TERMS.

    Returns:
        Axes (..., k, c), 0 where no term bears.
    """
    full = np.zeros((*beta.shape[:-1], len(WAYS_OUT), len(CONDITIONS)))
    for i, term in enumerate(TERMS):
        for way in term.ways:
            full[..., WAYS_OUT.index(way), CONDITIONS.index(term.condition)] = beta[..., i]
    return full


def prior_sds() -> NDArray[np.float64]:
    """Standard deviations of the coefficients' priors around 0, axis (term)."""
    return np.array(
        [
            constant("prior_sd_protests" if "protests" in term.condition else "prior_sd_yes_no")
            for term in TERMS
        ]
    )
