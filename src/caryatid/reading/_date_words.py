"""The words of which dates are made, as pieces of patterns, and what they are worth."""

from __future__ import annotations

import re

__all__ = [
    "COUNT",
    "DAY",
    "LEAD",
    "MONTH",
    "PART",
    "UNIT",
    "WEEKDAY",
    "YEAR",
    "count_of",
    "month_number",
    "part_of",
    "unit_of",
    "weekday_number",
]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90, "hundred": 100, "dozen": 12, "couple": 2, "a": 1, "an": 1,
         "half": 1}  # fmt: skip
_VAGUE = {"few": 4, "several": 5, "recent": 0, "many": 0, "some": 0, "": 0}
_PLENTY = {"hour": 12, "day": 7, "week": 5, "month": 6, "quarter": 4, "year": 5, "decade": 3,
           "century": 3, "fortnight": 2}  # fmt: skip
"""What plurals without a number are taken for. Source: judgement."""

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
UNIT = r"(?:(?:hour|day|week|fortnight|month|quarter|year|decade)s?|century|centuries)"
_WORDS = "|".join([*_NUMBERS[1:], *_TENS])
_SMALL = "|".join(_NUMBERS[1:10])
COUNT = (
    rf"(?:\d{{1,3}}(?:\.\d)?|(?:a\s+|the\s+)?(?:couple(?:\s+of|\s+or\s+three)?|few|several|half\s+a\s+dozen)"
    rf"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\s](?:{_SMALL})|(?:{_WORDS}))"
)
PART = (
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|late|mid|middle|beginning|start|end|turn|close|first\s+half"
    r"|second\s+half)(?:\s+(?:of|in))?(?:\s+the)?|mid)"
)
LEAD = (
    r"(?:ever\s+since|since|as\s+of|starting\s+(?:from|in|on)|beginning\s+(?:in|on)|until|till"
    r"|up\s+to|before|after|by|from|between|during|throughout|in|on|at|over|for|within|around"
    r"|about)"
)

_HEAD = re.compile(r"[a-z]+")


def month_number(text: str) -> int:
    """1 to 12 for a month's name or short form."""
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(text[:3].lower()))


def weekday_number(text: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(text[:3].lower()))


def unit_of(text: str) -> str:
    """A unit in the singular."""
    low = text.lower()
    if low.startswith("centur"):
        return "century"
    return low.removesuffix("s")


def count_of(text: str | None, unit: str) -> tuple[float, bool]:
    """A number in words or figures, and whether it is exact; "years" alone is several."""
    low = re.sub(r"^(?:a|the)\s+(?=\w)|\s+of$", "", (text or "").lower().strip())
    if low.startswith("couple or"):
        return 3.0, False
    if re.fullmatch(r"\d+(?:\.\d)?", low):
        return float(low), True
    if low in _VAGUE:
        return float(_VAGUE[low] or _PLENTY[unit]), False
    if low.startswith("half"):
        return 6.0, False
    total = 0
    for word in _HEAD.findall(low):
        total += _TENS.get(word) or (_NUMBERS.index(word) if word in _NUMBERS else 0)
    return float(total or _PLENTY[unit]), total > 0 and low != "couple"


def part_of(text: str | None) -> str | None:
    """early, mid or late for the words that say so."""
    low = (text or "").lower()
    if any(word in low for word in ("early", "beginning", "start", "first half", "turn")):
        return "early"
    if any(word in low for word in ("late", "end", "second half", "close")):
        return "late"
    return "mid" if "mid" in low else None
