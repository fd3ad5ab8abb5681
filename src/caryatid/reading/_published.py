"""When a text appeared: as its front matter says, or as its own words allow to infer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from caryatid.errors import DataError
from caryatid.reading import _calendar as cal
from caryatid.reading._date_words import MONTH, month_number
from caryatid.reading._front_matter import Field
from caryatid.records.dates import DateRange

__all__ = ["inferred", "stated"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?$")
_WORDS = re.compile(
    rf"(?:\w+day,?\s+)?(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})|({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?)"
    r",?\s+(\d{4})",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"({MONTH}),?\s+(\d{{4}})$", re.IGNORECASE)
_FIX = "write YYYY-MM-DD, YYYY-MM or YYYY"


def stated(field: Field, name: str) -> DateRange:
    """The range that a `published:` field gives.

    Raises:
        DataError: It is no date, or none of the calendar; names the line.
    """
    text = field.value.strip()
    where = f"{name}, line {field.line}"
    try:
        found = _iso(text) or _in_words(text)
    except ValueError as error:
        raise DataError(f"published: there is no day {text!r}", where=where, fix=_FIX) from error
    if found is None:
        raise DataError(f"published: {text!r} is not a date", where=where, fix=_FIX)
    return found


def _iso(text: str) -> DateRange | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year = int(match.group(1))
    if match.group(2) is None:
        return cal.year(year)
    number = int(match.group(2))
    if match.group(3) is None:
        if not 1 <= number <= 12:
            raise ValueError(text)
        return cal.month(year, number)
    return DateRange.on(date(year, number, int(match.group(3))))


def _in_words(text: str) -> DateRange | None:
    match = _WORDS.match(text)
    if match is not None:
        return DateRange.on(_day(match))
    match = _MONTH_YEAR.match(text)
    return cal.month(int(match.group(2)), month_number(match.group(1))) if match else None


def _day(match: re.Match[str]) -> date:
    number, day = (match.group(2), match.group(1)) if match.group(1) else match.group(3, 4)
    return date(int(match.group(5)), month_number(number), int(day))


_HEAD = 400
"""Characters in which a dateline stands."""
_STAMP = re.compile(
    r"(?:\b(?:published|updated|posted|as\s+of|last\s+modified)\b:?\s+(?:on\s+|at\s+)?"
    r"(?:\d{1,2}:\d\d\s*\w*,?\s+)?)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_BARE_YEAR = re.compile(r"(?<![\d,.$€£-])(?:19|20)\d\d(?![\d,%]|\.\d)")
_TO_COME = re.compile(
    r"\b(?:by|until|till|through|before|due|scheduled|expected|planned|will|would|next|to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_BACK = 60


def inferred(body: str, name: str) -> DateRange:
    """What the text's own words say about when it appeared; open where they say nothing.

    A date in the dateline, after "published" or "as of", alone on a line, or in the file's name
    is the day. Otherwise the latest day, month or year that the text tells of is the earliest
    day on which it can have been written, and nothing bounds it from above.
    """
    day = _stamped(body) or _iso_day(name)
    if day is not None:
        return DateRange.on(day)
    told = max(_told(body), default=None)
    return DateRange() if told is None else DateRange(told, None, "range")


def _stamped(body: str) -> date | None:
    for match in _WORDS.finditer(body):
        before = body[max(0, match.start() - _BACK) : match.start()]
        line = before.rpartition("\n")[2]
        after = body[match.end() : match.end() + 3]
        alone = not line.strip(" \t*_|–—-") and not after.split("\n")[0].strip(" *_|")
        head = match.start() < _HEAD and re.search(
            r"[A-Z]{3,}[,.\s]+$|\(?[A-Z]\w+\)?\s*[-–—,]\s*$", line
        )
        if alone or _STAMP.search(before) or (head and re.match(r"\s*(?:\(|[-–—:])", after)):
            return _valid(match)
    return None


def _valid(match: re.Match[str]) -> date | None:
    try:
        return _day(match)
    except ValueError:
        return None


def _iso_day(text: str) -> date | None:
    match = _NAMED.search(text)
    if match is None:
        return None
    try:
        return date(*(int(g) for g in match.groups()))
    except ValueError:
        return None


def _told(body: str) -> Iterator[date]:
    """First days of the dates and years that the text speaks of as past."""
    for match in _WORDS.finditer(body):
        day = _valid(match)
        if day is not None and not _ahead(body, match):
            yield day
    for match in _BARE_YEAR.finditer(body):
        if not _ahead(body, match):
            yield date(int(match.group()), 1, 1)


def _ahead(body: str, match: re.Match[str]) -> bool:
    return _TO_COME.search(body[max(0, match.start() - _BACK) : match.start()]) is not None
