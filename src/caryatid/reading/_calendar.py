"""Days, weeks, months and years as date ranges. Weeks run from Sunday to Saturday."""

from __future__ import annotations

import calendar
from datetime import date

from caryatid.records.dates import DateRange, Precision

__all__ = [
    "days",
    "month",
    "part",
    "quarter",
    "season",
    "shifted",
    "span_of",
    "week",
    "weekend",
    "year",
]

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month on the northern half of the globe, where most of the reporting is written."""

_UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def days(first: date, last: date, precision: Precision = "range") -> DateRange:
    """From one day to another, turned round if need be."""
    first, last = min(first, last), max(first, last)
    return DateRange(first, last, "day" if first == last else precision)


def week(day: date, shift: int = 0) -> DateRange:
    """The week of a day, `shift` weeks on."""
    sunday = _plus(day, -((day.weekday() + 1) % 7) + 7 * shift)
    return DateRange(sunday, _plus(sunday, 6), "week")


def weekend(day: date, shift: int = 0) -> DateRange:
    """Saturday and Sunday at the end of the week of a day; on a Sunday, that weekend."""
    saturday = _plus(day, 5 - day.weekday() + 7 * shift)
    return days(saturday, _plus(saturday, 1))


def month(year_: int, number: int) -> DateRange:
    """A calendar month; month 0 is last December, month 13 next January."""
    year_, number = year_ + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year_, number)[1]
    return DateRange(date(year_, number, 1), date(year_, number, last), "month")


def quarter(year_: int, number: int) -> DateRange:
    """A calendar quarter; number 0 is the last one of the year before."""
    first, last = month(year_, 3 * number - 2), month(year_, 3 * number)
    return DateRange(first.earliest, last.latest, "quarter")


def year(number: int, last: int | None = None) -> DateRange:
    """A calendar year, or several."""
    until = number if last is None else last
    precision: Precision = "year" if until == number else "range"
    return DateRange(date(number, 1, 1), date(until, 12, 31), precision)


def season(year_: int, name: str) -> DateRange:
    """Three months; winter is that which begins in the year."""
    first = _SEASONS[name]
    return DateRange(month(year_, first).earliest, month(year_, first + 2).latest, "quarter")


def part(whole: DateRange, name: str) -> DateRange:
    """The early, middle or late part of a week, month, year or longer.

    Source: judgement. Thirds, but the first and last ten days of a month and the last three days
    of a week.
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None or first == last:
        return whole
    length = (last - first).days + 1
    third = 3 if length == 7 else 10 if length <= 31 else round(length / 3)
    if name == "early":
        return days(first, _plus(first, third - 1))
    if name == "late":
        extra = 1 if 7 < length <= 31 else 0
        return days(_plus(last, 1 - third - extra), last)
    return days(_plus(first, third), _plus(last, -third))


def shifted(day: date, count: int, unit: str) -> date:
    """The day `count` units on; the last of the month where the month is shorter."""
    if unit in _UNIT_DAYS:
        return _plus(day, count * _UNIT_DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * _UNIT_MONTHS[unit]
    number = min(max(months // 12, 1), 9999)
    last = calendar.monthrange(number, months % 12 + 1)[1]
    return date(number, months % 12 + 1, min(day.day, last))


def span_of(ranges: list[DateRange]) -> DateRange:
    """From the first day of the first to the last day of the last."""
    starts = [r.earliest for r in ranges if r.earliest is not None]
    ends = [r.latest for r in ranges if r.latest is not None]
    if len(starts) < len(ranges) or len(ends) < len(ranges):
        return DateRange()
    return days(min(starts), max(ends))


def _plus(day: date, count: int) -> date:
    number = day.toordinal() + count
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))
