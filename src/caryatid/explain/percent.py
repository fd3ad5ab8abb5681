"""A probability in whole per cent that never claims certainty."""

from __future__ import annotations

__all__ = ["percent"]


def percent(p: float) -> str:
    """A fraction of one as "<1", "88" or ">99", for people."""
    if p < 0.01:
        return "<1"
    return ">99" if p > 0.99 else f"{int(100 * p + 0.5)}"
