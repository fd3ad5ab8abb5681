"""Dates that look from the day of publication: weekdays, yesterday, last week, this spring."""

from __future__ import annotations

import re
from datetime import date

from caryatid.reading import _calendar as cal
from caryatid.reading._absolute import Rule
from caryatid.reading._date_words import PART, WEEKDAY, part_of, weekday_number
from caryatid.reading._moment import Moment
from caryatid.records.dates import DateRange

__all__ = ["RELATIVE"]

_BACK = frozenset({"last", "past", "previous", "preceding", "this past"})
_ON = frozenset({"next", "coming", "following", "this coming", "upcoming"})


_NAMES_BEHIND = re.compile(r"\s+(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald)\b")
_NAMES_BEFORE = re.compile(r"\b(?:Good|Black|Bloody|Ash|Palm|Easter)\s+$")


def _weekday(match: re.Match[str], at: Moment) -> DateRange | None:
    if _NAMES_BEHIND.match(at.after) or _NAMES_BEFORE.search(at.before):
        return None
    today = at.today
    if today is None:
        return DateRange()
    rel = " ".join((match["rel"] or "").lower().split())
    first = _day_named(weekday_number(match["w"]), rel, at, today)
    if match["w2"]:
        gap = (weekday_number(match["w2"]) - weekday_number(match["w"])) % 7
        return cal.days(first, cal.shifted(first, gap, "day"))
    return DateRange.on(first)


def _day_named(number: int, rel: str, at: Moment, today: date) -> date:
    back = (today.weekday() - number) % 7
    on = (number - today.weekday()) % 7
    if rel in _BACK:
        return cal.shifted(today, -(back or 7), "day")
    if rel in _ON:
        return cal.shifted(today, on or 7, "day")
    if rel == "this":
        return cal.shifted(today, -back if at.tense < 0 else on, "day")
    if at.tense > 0:
        return cal.shifted(today, on, "day")
    return cal.shifted(today, -back, "day")


_WORDS = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
          "yesterday": -1, "last night": -1, "tomorrow": 1}  # fmt: skip


def _word(match: re.Match[str], at: Moment) -> DateRange:
    low = " ".join(match["w"].lower().split())
    today = at.today
    if today is None:
        return at.published if _WORDS[low] == 0 else DateRange()
    return DateRange.on(cal.shifted(today, _WORDS[low], "day"))


def _other_day(match: re.Match[str], at: Moment) -> DateRange:
    """“The day before”: counted from the day that the text was about."""
    low = match.group().lower()
    day = at.anchor or at.today
    if day is None:
        return DateRange()
    ahead = any(word in low for word in ("following", "next", "after"))
    same = "same" in low
    return DateRange.on(cal.shifted(day, 0 if same else 1 if ahead else -1, "day"))


def _part_of_day(match: re.Match[str], at: Moment) -> DateRange | None:
    """“That night”, "in the afternoon": of the day that the text was about."""
    if match["that"].lower() != "that" and at.lead not in {"in", "during", "throughout"}:
        return None
    day = at.anchor or at.today
    return DateRange() if day is None else DateRange.on(day)


def _that_unit(match: re.Match[str], at: Moment) -> DateRange:
    """“Later that year”: the one that the day named last lies in."""
    if at.anchor is None:
        return DateRange()
    unit, part = match["u"].lower(), part_of(match["part"] or "")
    whole = {"week": cal.week(at.anchor), "month": cal.month(at.anchor.year, at.anchor.month),
             "year": cal.year(at.anchor.year)}[unit]  # fmt: skip
    return cal.part(whole, part) if part else whole


_SEASON_LEADS = frozenset({"in", "during", "over", "throughout", "since", "by", "until", "before",
                           "after", "for", "through"})  # fmt: skip


def _the_season(match: re.Match[str], at: Moment) -> DateRange | None:
    """“In the summer”: the last one, or the coming one."""
    if at.lead not in _SEASON_LEADS or re.match(r"\s+(?:of|Olympic|Games)\b", at.after):
        return None
    return _whole(match["u"].lower(), 0, at)


def _unit(match: re.Match[str], at: Moment) -> DateRange | None:
    """“Last week”, “earlier this month”, “late next year”."""
    rel, unit = match["rel"].lower(), match["u"].lower()
    shift = -1 if rel in _BACK else 1 if rel in _ON else 0
    whole = _whole(unit, shift, at)
    if whole.earliest is None or whole.latest is None:
        return whole
    part = (match["part"] or "").lower()
    start, ref = at.start, at.ref
    if start is None or ref is None:
        return whole
    if shift == 0 and part == "earlier":
        return cal.days(whole.earliest, ref)
    if shift == 0 and part == "later":
        return cal.days(start, whole.latest)
    name = part_of(part)
    if name:
        return cal.part(whole, name)
    if shift == 0 and unit in {"month", "year", "decade", "century"} and at.tense < 0:
        return cal.days(whole.earliest, ref)
    return whole


def _whole(unit: str, shift: int, at: Moment) -> DateRange:
    ref = at.ref
    if ref is None:
        return DateRange()
    if unit in {"week", "weekend"}:
        if at.today is None:
            return DateRange()
        return cal.week(ref, shift) if unit == "week" else _weekend(ref, shift, at)
    if unit == "month":
        return cal.month(ref.year, ref.month + shift)
    if unit == "quarter":
        return cal.quarter(ref.year, (ref.month - 1) // 3 + 1 + shift)
    if unit == "year":
        return cal.year(ref.year + shift)
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        first = max(1, ref.year - ref.year % size + shift * size)
        return cal.year(first, min(9999, first + size - 1))
    return _season(unit, shift, at, ref)


def _season(unit: str, shift: int, at: Moment, ref: date) -> DateRange:
    here = cal.season(ref.year, unit)
    assert here.earliest is not None
    begun = here.earliest <= ref
    if shift < 0 or (shift == 0 and at.tense < 0):
        return (
            here
            if (begun and (here.latest or ref) <= ref) or (begun and shift == 0)
            else (cal.season(ref.year - 1, unit))
        )
    return cal.season(ref.year + (shift > 0 and begun), unit)


def _weekend(ref: date, shift: int, at: Moment) -> DateRange:
    if shift > 0 or (shift == 0 and at.tense > 0):
        return cal.weekend(ref, 0 if ref.weekday() < 5 else 1)
    return cal.weekend(ref, -1 if ref.weekday() < 5 else 0)


_STORY_DAYS = 14
"""A story whose last named day lies farther back tells its own weeks, not the last one."""


def _the_unit(match: re.Match[str], at: Moment) -> DateRange | None:
    """“Over the weekend”, “throughout the week”: of the story that is told, or the last one."""
    unit, today = match["u"].lower(), at.today
    if unit != "weekend" and at.lead not in {"during", "throughout"}:
        return None
    told = at.anchor is not None and today is not None and (
        (today - at.anchor).days > _STORY_DAYS
    )  # fmt: skip
    if told and at.anchor is not None:
        if unit == "weekend":
            return cal.weekend(at.anchor)
        return cal.days(at.anchor, cal.shifted(cal.shifted(at.anchor, 1, unit), -1, "day"))
    if today is None:
        return DateRange()
    return _weekend(today, 0, at) if unit == "weekend" else _whole(unit, 0, at)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£]){pattern}(?!\w)", re.IGNORECASE)


_RANGE = r"(?:\s+(?:and|or|to|through|until)\s+|\s*[-–]\s*)"
_NAMED = r"week|month|year|quarter|weekend|decade|century|spring|summer|autumn|fall|winter"

RELATIVE: tuple[Rule, ...] = (
    (
        _compiled(
            rf"(?:(?:late|early)\s+)?(?:(?P<rel>last|next|this\s+coming|this\s+past|this|past|coming"
            rf"|previous|following)\s+)?(?P<w>{WEEKDAY})(?:{_RANGE}(?P<w2>{WEEKDAY}))?"
            r"(?:\s+(?:late\s+)?(?:morning|afternoon|evening|night))?"
        ),
        _weekday,
    ),
    (
        _compiled(r"(?:(?:late|early|earlier|later)\s+)?(?P<w>today|tonight|yesterday|tomorrow"
                  r"|this\s+(?:morning|afternoon|evening)|last\s+night)"
                  r"(?:\s+(?:morning|afternoon|evening|night))?"),
        _word,
    ),
    (
        _compiled(r"(?:just\s+)?the\s+(?:(?:day|night)\s+before(?!\s+yesterday)"
                  r"|(?:previous|following|next|same)\s+(?:day|night|morning|evening)|day\s+after)"),
        _other_day,
    ),
    (
        _compiled(
            rf"(?:(?P<part>earlier|later|{PART})\s+)?(?:the\s+)?(?P<rel>last|this|next|past|previous"
            rf"|coming|current|following)\s+(?P<u>{_NAMED})"
        ),
        _unit,
    ),
    (_compiled(rf"(?P<part>{PART})\s+(?P<rel>the)\s+(?P<u>week|month|year|decade)"), _unit),
    (_compiled(r"(?:the\s+)(?P<u>weekend|week|month)"), _the_unit),
    (_compiled(r"(?:the\s+)(?P<u>summer|winter|autumn|spring)"), _the_season),
    (_compiled(r"(?P<that>that|the)\s+(?:same\s+)?(?:day|night|evening|afternoon|morning)"),
     _part_of_day),
    (_compiled(rf"(?:(?P<part>later|{PART})\s+)?that\s+(?:same\s+)?(?P<u>week|month|year)"),
     _that_unit),
)  # fmt: skip
