"""The fitted conditions of rung 2: which condition bears on which way out, and for how long.

log hazard of way k at lead s = log class rate + structure (caryatid.history.structure) + sum over
terms of beta_term * x_condition * fade_condition(s). Rung 1 is the mean of that over the class's
mix of conditions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.history._data import constant
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = ["CONDITIONS", "TERMS", "YES_NO", "Term", "fades", "scaled", "spread"]

CONDITIONS: tuple[str, ...] = (
    "removal_protests_3m",
    "removal_protests_12m",
    "coup_attempt_12m",
    "election_due_12m",
    "conflict_began_12m",
)
"""Order of axis c. Protests enter as log(1 + events), the others as 0 or 1."""

YES_NO: tuple[str, ...] = CONDITIONS[2:]
"""Conditions that hold or do not."""

_ELECTION = "election_due_12m"


@dataclass(frozen=True, slots=True)
class Term:
    """One coefficient.

    Attributes:
        name: For tables.
        condition: One of CONDITIONS.
        ways: Ways out that share it.
        kind: "autocracy" or "democracy" if it holds for one of them alone, else "".
    """

    name: str
    condition: str
    ways: tuple[str, ...]
    kind: str = ""


_REGULAR = ("regular",)

TERMS: tuple[Term, ...] = (
    Term("protests 3 m, irregular", "removal_protests_3m", IRREGULAR),
    Term("protests 12 m, irregular", "removal_protests_12m", IRREGULAR),
    Term("coup attempt, irregular", "coup_attempt_12m", IRREGULAR),
    Term("election due, irregular", _ELECTION, IRREGULAR),
    Term("conflict begun, irregular", "conflict_began_12m", IRREGULAR),
    Term("protests 3 m, regular", "removal_protests_3m", _REGULAR),
    Term("protests 12 m, regular", "removal_protests_12m", _REGULAR),
    Term("coup attempt, regular", "coup_attempt_12m", _REGULAR),
    Term("election due, regular, autocracies", _ELECTION, _REGULAR, "autocracy"),
    Term("election due, regular, democracies", _ELECTION, _REGULAR, "democracy"),
)
"""Order of the coefficients. Death depends on no condition."""


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


def spread(beta: FloatArray, regime_type: str, /) -> FloatArray:
    """Coefficients by way out and condition.

    Args:
        beta: Axes (..., term) in the order of TERMS.
        regime_type: One of TYPES.

    Returns:
        Axes (..., k, c), 0 where no term bears.
    """
    kind = "democracy" if regime_type == "democracy" else "autocracy"
    full = np.zeros((*beta.shape[:-1], len(WAYS_OUT), len(CONDITIONS)))
    for i, term in enumerate(TERMS):
        if term.kind in ("", kind):
            for way in term.ways:
                full[..., WAYS_OUT.index(way), CONDITIONS.index(term.condition)] = beta[..., i]
    return full
