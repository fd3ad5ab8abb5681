"""Whether numbers are drawn by compiled code. They are the same digits with and without it."""

from __future__ import annotations

from functools import cache
from types import ModuleType

__all__ = ["drawers"]


@cache
def drawers() -> ModuleType | None:
    """The compiled functions that draw, None where the extra `speed` is not installed."""
    try:
        from caryatid.model.compiled import _draw
    except ImportError:
        return None
    return _draw
