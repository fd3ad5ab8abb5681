"""Dates by counting: a week ago, over the past two years, for six months, a 20-year rule."""

from __future__ import annotations

import re
from datetime import date

from caryatid.reading import _calendar as cal
from caryatid.reading._absolute import Rule
from caryatid.reading._date_words import COUNT, UNIT, count_of, unit_of
from caryatid.reading._moment import Moment
from caryatid.records.dates import DateRange

__all__ = ["COUNTED"]

_ON = frozenset({"next", "coming", "following"})
_HEDGE = (
    r"(?:(?P<hedge>some|about|around|nearly|almost|roughly|more\s+than|over|less\s+than|at\s+least"
    r"|just|only|exactly|barely|just\s+over|just\s+under)\s+)?"
)


def _rolling(match: re.Match[str], at: Moment) -> DateRange | None:
    """“Over the past two weeks”, “in recent years”, “the coming days”."""
    rel, unit = match["rel"].lower(), unit_of(match["u"])
    single = not match["n"] and not match["u"].lower().endswith("s")
    if single and (match["lead"] is None or match["the"] is None):
        return None  # "last week" is a week of the calendar
    count, _ = count_of(match["n"] or ("a" if not match["u"].endswith("s") else None), unit)
    ref, start = at.ref, at.start
    if rel in {"preceding", "previous", "following"} and at.anchor is not None:
        ref = start = at.anchor
    if ref is None or start is None:
        return DateRange()
    if rel in _ON:
        return cal.days(start, cal.shifted(ref, round(count), unit))
    return cal.days(cal.shifted(start, -round(count), unit), ref)


def _ago(match: re.Match[str], at: Moment) -> DateRange | None:
    unit, word = unit_of(match["u"]), " ".join(match["dir"].lower().split())
    count, exact = count_of(match["n"], unit)
    if word in {"after", "before"} and not match["n"]:
        return None
    if word == "ago":
        day = at.today if unit in {"hour", "day", "week", "fortnight"} else at.ref
        return _around(day, -count, unit, exact=exact and not _loose(match)) if day else DateRange()
    if word in {"from now", "hence"}:
        return _around(at.ref, count, unit, exact=exact) if at.ref else DateRange()
    if word in {"after", "before"} or at.anchor is None:
        return DateRange()
    sign = -1 if word in {"earlier", "previously", "prior"} else 1
    return _around(at.anchor, sign * count, unit, exact=exact)


def _loose(match: re.Match[str]) -> bool:
    return (match["hedge"] or "").lower() not in {"", "just", "only", "exactly"}


def _around(day: date, count: float, unit: str, *, exact: bool) -> DateRange:
    """The day `count` units away, as finely as such counting is meant."""
    if unit == "century" and count != int(count):
        count = round(count)
    spot = cal.shifted(day, round(count), unit)
    if unit in {"hour", "day"}:
        return DateRange.on(spot) if exact else cal.days(*_spread(spot, 2, "day"))
    if unit in {"week", "fortnight"}:
        return cal.days(*_spread(spot, 3 if exact else 7, "day"), precision="week")
    if unit in {"month", "quarter"}:
        if exact:
            return cal.month(spot.year, spot.month)
        return cal.days(*_spread(spot, 2, "month"))
    wide = (0 if exact else 1) if unit == "year" else 2
    if unit == "century":
        wide = 20
    return cal.year(max(1, spot.year - wide), min(9999, spot.year + wide))


def _spread(spot: date, size: int, unit: str) -> tuple[date, date]:
    return cal.shifted(spot, -size, unit), cal.shifted(spot, size, unit)


def _duration(match: re.Match[str], at: Moment) -> DateRange | None:
    """“For six months”, “in 20 years”, “within days”: up to now, or from now on."""
    lead, unit = match["lead"].lower(), unit_of(match["u"])
    plural = match["u"].lower().endswith(("s", "ies"))
    if not match["n"] and (lead not in {"for", "within"} or not plural):
        return None
    if re.match(r"\s*-|\s+(?:old|of\s+age|in\s+(?:prison|jail))", at.after):
        return None
    count, exact = count_of(match["n"], unit)
    ref, start = at.ref, at.start
    if ref is None or start is None:
        return DateRange()
    if lead == "within" and at.tense >= 0:
        count = count if match["n"] else count * 1.5
        return cal.days(start, cal.shifted(ref, round(count), unit))
    if lead == "within" and at.anchor is not None and at.anchor < start:
        return cal.days(at.anchor, cal.shifted(at.anchor, round(count * 1.5), unit))
    if at.tense > 0:
        if lead == "in":
            return _around(ref, count, unit, exact=exact)
        return cal.days(start, cal.shifted(ref, round(count), unit))
    return cal.days(cal.shifted(start, -round(count), unit), ref)


def _adjective(match: re.Match[str], at: Moment) -> DateRange | None:
    """“A 20-year occupation”: up to now."""
    if at.tense > 0 or re.search(r"\b(?:aged|another|every|next|first)\s+$", at.before):
        return None
    unit = unit_of(match["u"])
    count, _ = count_of(match["n"], unit)
    ref, start = at.ref, at.start
    if ref is None or start is None:
        return DateRange()
    if unit == "hour":
        count, unit = max(1, count // 24), "day"
    return cal.days(cal.shifted(start, -round(count), unit), ref)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£]){pattern}(?!\w)", re.IGNORECASE)


COUNTED: tuple[Rule, ...] = (
    (
        _compiled(
            rf"(?:(?P<lead>in|over|during|for|within|throughout|across)\s+)?(?P<the>the\s+|these\s+)?"
            rf"(?P<rel>last|past|next|coming|recent|preceding|previous|following)\s+"
            rf"(?:(?P<n>{COUNT})\s+)?(?P<u>{UNIT})"
        ),
        _rolling,
    ),
    (
        _compiled(
            rf"{_HEDGE}(?:(?P<n>{COUNT})[\s-]+)?(?P<u>{UNIT})\s+(?P<dir>ago|earlier|later|before"
            r"|after(?:wards?)?|previously|prior|from\s+now|hence)"
        ),
        _ago,
    ),
    (
        _compiled(
            rf"(?P<lead>for|in|within|after|over|during)\s+(?:his\s+|her\s+|its\s+|their\s+)?{_HEDGE}"
            rf"(?:(?P<n>{COUNT})\s+)?(?P<u>{UNIT})"
        ),
        _duration,
    ),
    (
        _compiled(
            rf"(?P<n>{COUNT})[-–](?P<u>hour|day|week|month|year|decade)(?![-–]?\s?old)"
        ),
        _adjective,
    ),
)  # fmt: skip
