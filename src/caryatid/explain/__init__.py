"""Why the forecast is what it is, and what would change it."""

from caryatid.explain.explaining import EFFECT_DRAWS, explain
from caryatid.explain.explanation import (
    Change,
    Confidence,
    Explanation,
    Gap,
    KeyClaim,
    OutletEffect,
    PillarStress,
    Since,
    Trace,
    TraceLine,
    WatchItem,
)
from caryatid.explain.tracing import askable, why

__all__ = [
    "EFFECT_DRAWS",
    "Change",
    "Confidence",
    "Explanation",
    "Gap",
    "KeyClaim",
    "OutletEffect",
    "PillarStress",
    "Since",
    "Trace",
    "TraceLine",
    "WatchItem",
    "askable",
    "explain",
    "why",
]
