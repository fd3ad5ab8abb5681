"""Why the forecast is what it is, and what would change it."""

from caryatid.explain.explaining import explain
from caryatid.explain.explanation import (
    Change,
    Confidence,
    Explanation,
    Gap,
    KeyClaim,
    OutletEffect,
    PillarStress,
    Trace,
    TraceLine,
    WatchItem,
)
from caryatid.explain.tracing import askable, why

__all__ = [
    "Change",
    "Confidence",
    "Explanation",
    "Gap",
    "KeyClaim",
    "OutletEffect",
    "PillarStress",
    "Trace",
    "TraceLine",
    "WatchItem",
    "askable",
    "explain",
    "why",
]
