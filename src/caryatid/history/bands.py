"""Bands of tenure and age, and the types of regime: the axes of the class tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

__all__ = [
    "AGE_EDGES",
    "AUTOCRACIES",
    "ERA_FIRST_YEAR",
    "FIRST_YEAR",
    "TENURE_EDGES",
    "TENURE_NAMES",
    "TYPES",
    "TYPE_NAMES",
    "band_of",
    "tenure_band",
]

TENURE_EDGES: tuple[int, ...] = (6, 24, 48, 120, 240)
"""Months in office at which the next band begins. Source: parameters.md section 1.4: exits fall
steeply in the first two years; 4 to 10 years is one class in design.md section 1."""

TENURE_NAMES: tuple[str, ...] = (
    "under 6 months in office",
    "6 months to 2 years in office",
    "2-4 years in office",
    "4-10 years in office",
    "10-20 years in office",
    "over 20 years in office",
)

AGE_EDGES: tuple[int, ...] = (45, 50, 55, 60, 65, 70, 75, 80, 85)
"""Years of age at which the next band begins. Source: parameters.md section 1.5."""

TYPE_NAMES: dict[str, str] = {
    "personal": "personalist",
    "party": "party",
    "military": "military",
    "monarchy": "monarchy",
    "hybrid": "party hybrid",
    "provisional": "provisional",
    "democracy": "democracy",
}
TYPES: tuple[str, ...] = tuple(TYPE_NAMES)
AUTOCRACIES: tuple[str, ...] = tuple(t for t in TYPES if t != "democracy")

FIRST_YEAR = 1950
"""First year of the tables."""

ERA_FIRST_YEAR = 1991
"""First year of the later era. Source: parameters.md section 2, row 39: irregular exits about
halved after 1990, and eras must not be pooled."""


def band_of(value: float, edges: Sequence[float]) -> int:
    """Number of the band, 0 below the first edge; an edge belongs to the band that it opens."""
    return bisect_right(edges, value)


def tenure_band(months: float) -> int:
    """Number of the tenure band of a leader `months` after entry."""
    return band_of(months, TENURE_EDGES)
