"""What of the shipped tables may be used on a day: whole years before it, nothing later."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from caryatid.errors import UsageError
from caryatid.history._data import table
from caryatid.history.bands import ERA_FIRST_YEAR, FIRST_YEAR

__all__ = ["Cutoff", "cutoff_on", "data_month"]


@dataclass(frozen=True, slots=True)
class Cutoff:
    """The years of history that count on a day.

    Attributes:
        last_year: Last year counted.
        data_to: Last day of the months counted.
        era_first: First year of the era in which the day falls.
        age_months: Whole months between the end of the data and the day, 0 if it is inside.
    """

    last_year: int
    data_to: date
    era_first: int
    age_months: int

    @property
    def era(self) -> str:
        """The era in words: "1991-2018"."""
        return f"{self.era_first}-{self.last_year}"


def data_month() -> date:
    """Last day of the last month of the data behind the shipped tables."""
    year, month = (int(part) for part in table("classes")["data_to"].split("-"))
    return date(year, month, monthrange(year, month)[1])


def cutoff_on(as_of: date, /) -> Cutoff:
    """The cut-off of a day: the year that was over before it, or the end of the data.

    Raises:
        UsageError: The day is before there is a year of history.
    """
    end = data_month()
    last_year = min(as_of.year - 1, end.year)
    if last_year < FIRST_YEAR:
        raise UsageError(
            f"no history before {as_of.isoformat()}: the tables begin in {FIRST_YEAR}",
            fix=f"choose a day from {FIRST_YEAR + 1} on",
        )
    return Cutoff(
        last_year=last_year,
        data_to=end if last_year == end.year else date(last_year, 12, 31),
        era_first=ERA_FIRST_YEAR if last_year >= ERA_FIRST_YEAR else FIRST_YEAR,
        age_months=max(0, (as_of.year - end.year) * 12 + as_of.month - end.month),
    )
