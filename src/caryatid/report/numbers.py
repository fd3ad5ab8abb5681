"""Numbers and dates as people read them, rounded so that what is printed adds up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from caryatid.records import Estimate

__all__ = [
    "day_words",
    "interval",
    "month_day",
    "months_later",
    "per_100",
    "points",
    "round_to_total",
    "survival",
    "survival_interval",
]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """A day as "4 Mar 2019", whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_day(day: date) -> str:
    """A day as "4 Mar"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def per_100(p: float) -> str:
    """A probability as a whole number of 100, never as certainty ("<1", "88", ">99")."""
    if p < 0.01:
        return "<1"
    if p > 0.99:
        return ">99"
    return str(math.floor(100 * p + 0.5))


def survival(estimate: Estimate) -> str:
    """Probability of still being there, of 100."""
    return per_100(1.0 - estimate.p)


def survival_interval(estimate: Estimate) -> str:
    """90 % interval of the same ("76-94")."""
    return interval(1.0 - estimate.hi, 1.0 - estimate.lo)


def interval(low: float, high: float) -> str:
    """Two probabilities as "76-94"."""
    first, last = per_100(low), per_100(high)
    return f"{first} to {last}" if "<" in first or ">" in last else f"{first}-{last}"


def points(change: float, *, digits: int = 0) -> str:
    """A change in percentage points with its sign; "0" where it rounds to nothing."""
    text = f"{change:+.{digits}f}"
    return f"{0:.{digits}f}" if float(text) == 0.0 else text


def round_to_total(values: Sequence[float], *, digits: int = 1) -> tuple[float, ...]:
    """Values rounded so that they add up to the rounded total (largest remainders).

    Args:
        values: Not negative.
        digits: Decimals kept.

    Returns:
        As many values, each within one unit of the last place of its own, in the same order.
    """
    scale = 10**digits
    scaled = [value * scale for value in values]
    floors = [math.floor(value + 1e-9) for value in scaled]
    missing = math.floor(sum(scaled) + 0.5) - sum(floors)
    order = sorted(range(len(values)), key=lambda i: (floors[i] - scaled[i], i))
    for i in order[: max(missing, 0)]:
        floors[i] += 1
    return tuple(round(f / scale, digits) for f in floors)
