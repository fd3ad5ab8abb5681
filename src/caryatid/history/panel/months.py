"""Months as whole numbers, so that spells and windows are plain arithmetic."""

from __future__ import annotations

__all__ = ["FIRST", "month_of", "text_of", "year_of"]


def month_of(year: int, month: int) -> int:
    """Months since January of year 0: `month_of(1950, 1)` is 23400."""
    return year * 12 + month - 1


def year_of(month: int) -> int:
    """Calendar year of a month number."""
    return month // 12


def text_of(month: int) -> str:
    """ISO text of a month number: "2021-03"."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


FIRST = month_of(1950, 1)
"""First month counted. Source: the leader-month panel begins there."""
