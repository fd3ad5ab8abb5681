"""A date as reporting gives it: an interval with a precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["DateRange", "Precision"]

Precision = Literal["day", "week", "month", "quarter", "year", "range", "unknown"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days between which something happened.

    Attributes:
        earliest: First possible day, None if not bounded.
        latest: Last possible day, None if not bounded.
        precision: How fine the source was.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"

    @property
    def middle(self) -> date | None:
        """Day in the middle of the interval; the known end if one is open; None if both are."""
        if self.earliest is None or self.latest is None:
            return self.earliest or self.latest
        return date.fromordinal((self.earliest.toordinal() + self.latest.toordinal()) // 2)

    @classmethod
    def on(cls, day: date) -> DateRange:
        """One known day."""
        return cls(day, day, "day")
