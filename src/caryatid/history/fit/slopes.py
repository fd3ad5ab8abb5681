"""The slopes of a fit as a table: what each feature does, per standard deviation of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.history.fit.design import structure_names
from caryatid.history.fit.hazard import Hazard

__all__ = ["Slope", "slopes_of", "slopes_text"]


@dataclass(frozen=True, slots=True)
class Slope:
    """One slope.

    Attributes:
        name: The feature, or the condition with the kind of regime that it is for.
        per: "sd" where it is per standard deviation of the feature, "unit" for conditions as they
            enter, "decade" for the trend.
        beta: On the log hazard, the factor of recalibration in it.
        sd: Its standard error, by country.
    """

    name: str
    per: str
    beta: float
    sd: float


def slopes_of(hazard: Hazard) -> tuple[Slope, ...]:
    """All slopes of a fitted hazard, in the order of its form."""
    names = [
        *structure_names(hazard.form),
        *(f"{c} {k}".strip() for c, k in hazard.form.conditions),
    ]
    values = hazard.slope * np.concatenate([hazard.structure, hazard.conditions])
    errors = hazard.slope * np.sqrt(np.diag(hazard.covariance)[1:])
    n_structure = hazard.structure.size
    return tuple(
        Slope(name, _per(name, place < n_structure), float(beta), float(sd))
        for place, (name, beta, sd) in enumerate(zip(names, values, errors, strict=True))
    )


def _per(name: str, structure: bool) -> str:
    if name.startswith("decades"):
        return "decade"
    return "sd" if structure else "unit"


def slopes_text(title: str, hazard: Hazard) -> str:
    """The slopes for people."""
    head = f"{title}: {hazard.exits} events to {hazard.last_year}"
    lines = [f"{head}; slopes times {hazard.slope:.2f} by recalibration"]
    lines += [
        f"  {s.beta:+6.2f} ({s.sd:.2f})  {s.name.replace('_', ' ')}, per {s.per}"
        for s in slopes_of(hazard)
    ]
    return "\n".join(lines)
