"""Dates that a calendar tells: days, months, quarters, seasons, years; the year filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from caryatid.reading import _calendar as cal
from caryatid.reading._date_words import DAY, MONTH, PART, YEAR, month_number, part_of
from caryatid.reading._moment import Moment
from caryatid.records.dates import DateRange

__all__ = ["ABSOLUTE", "Rule"]

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Moment], DateRange | None]]
"""Pattern, and what it resolves to: an empty range if it cannot, None if it is no date."""

_JOIN = r"\s*(?:-|–|—|to|and|through|until)\s*"
_WRONG_TENSE = 180
"""Days by which a date on the wrong side of the publication counts as farther away."""


def _nearest_day(number: int, day: int, at: Moment) -> date | None:
    """The day and month in the year that lies nearest, on the side that the tense tells."""
    ref = at.ref
    if ref is None:
        return None
    best: tuple[int, date] | None = None
    for year in (ref.year - 1, ref.year, ref.year + 1):
        found = _day(year, number, day)
        if found is None:
            continue
        ahead = found > ref
        wrong = (ahead and at.tense <= 0) or (not ahead and at.tense > 0)
        cost = abs((found - ref).days) + (_WRONG_TENSE if wrong else 0)
        if best is None or cost < best[0]:
            best = cost, found
    return best[1] if best else None


def _day(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _month_year(number: int, at: Moment) -> int | None:
    """Year of a month that stands without one."""
    ref = at.ref
    if ref is None:
        return None
    if at.tense > 0:
        return ref.year + (number < ref.month)
    return ref.year - (number > ref.month)


def _full(match: re.Match[str], at: Moment) -> DateRange | None:
    found = match.groupdict()
    number = month_number(found["m"] or found["M"])
    first, last = found["d"] or found["D"], found["d2"] or found["D2"]
    year = found["y"] or found["Y"]
    spots = []
    for text in filter(None, (first, last)):
        day = int(re.sub(r"\D", "", text))
        spot = _day(int(year), number, day) if year else _nearest_day(number, day, at)
        if spot is None:
            return DateRange() if 1 <= day <= 31 and not year else None
        spots.append(spot)
    return cal.days(spots[0], spots[-1])


def _iso(match: re.Match[str], at: Moment) -> DateRange | None:
    found = _day(*(int(g) for g in match.groups()))
    return DateRange.on(found) if found else None


_NEEDS_MORE = frozenset({"May", "March", "Mar", "Dec", "Jan"})
_RELATIVE = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}


def _month(match: re.Match[str], at: Moment) -> DateRange | None:
    name, other, year = match["m"], match["m2"], match["y"]
    plain = not (year or other or match["part"] or match["rel"])
    if plain and not _is_month(name, at):
        return None
    number = month_number(name)
    if year:
        first = int(year)
    else:
        known = _relative_year(number, " ".join((match["rel"] or "").lower().split()), at)
        if known is None:
            return DateRange()
        first = known
    whole = cal.month(first, number)
    if other:
        end = cal.month(first, month_number(other))
        start = cal.month(first - (month_number(other) < number), number) if year else whole
        if not year and month_number(other) < number:
            end = cal.month(first + 1, month_number(other))
        whole = cal.span_of([start, end])
    name = part_of(match["part"]) or ""
    return cal.part(whole, name) if name else whole


def _relative_year(number: int, rel: str, at: Moment) -> int | None:
    shift = _RELATIVE.get(rel)
    ref = at.ref
    if shift is None or ref is None:
        return _month_year(number, at)
    if shift < 0:
        return ref.year - (number >= ref.month)
    return ref.year + (number <= ref.month)


def _is_month(name: str, at: Moment) -> bool:
    """“May” and “March” are words, and short forms are names, unless something says when."""
    if at.lead in {"in", "since", "by", "until", "till", "during", "from", "before", "after"}:
        return True
    if name.rstrip(".") not in _NEEDS_MORE and len(name) > 4:
        return True
    owner = re.search(r"(?:\b(?:a|the|his|her|its|their|of)|['’]s)\s+$", at.before)
    return owner is not None and name != "May" and re.match(r"\s+[a-z]", at.after) is not None


_BARE_LEADS = frozenset(
    {"in", "since", "by", "until", "till", "during", "from", "before", "after", "between",
     "ever since", "throughout", "up to", "starting in"}
)  # fmt: skip
_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:people|troops|deaths|arrests|injur|killed|men|km|kilomet|miles|tonnes"
    r"|protesters|members|[a-z]{3,}s\b)"
)


def _year(match: re.Match[str], at: Moment) -> DateRange | None:
    first, other = int(match["y"]), match["y2"]
    part = part_of(match["part"])
    if not other and not part and at.lead not in _BARE_LEADS:
        money = re.search(r"[$€£¥,.\d]\s*$", at.before)
        if money or re.match(r"[,.]?\d|%|\s*-(?!\w)", at.after) or _COUNTED.match(at.after):
            return None
    last = first
    if other:
        last = int(other) if len(other) == 4 else first - first % 100 + int(other)
        if not first < last < first + 100:
            return None
    whole = cal.year(first, last)
    return cal.part(whole, part) if part else whole


def _decade(match: re.Match[str], at: Moment) -> DateRange:
    first = int(match["y"])
    span = 99 if first % 100 == 0 and first < 2000 else 9
    part = part_of(match["part"])
    whole = cal.year(first, first + span)
    return cal.part(whole, part) if part else whole


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _quarter(match: re.Match[str], at: Moment) -> DateRange:
    word, figure = match["q"], match["Q"]
    number = int(figure) if figure else _ORDINALS[word.lower()]
    year = match["y"] or match["Y"]
    if year and year.isdigit():
        return cal.quarter(int(year), number)
    ref = at.ref
    if ref is None:
        return DateRange()
    if year:
        return cal.quarter(
            ref.year + {"last": -1, "next": 1}.get(year.split()[0].lower(), 0), number
        )
    early = number > (ref.month - 1) // 3 + 1 and at.tense <= 0
    return cal.quarter(ref.year - early, number)


def _season(match: re.Match[str], at: Moment) -> DateRange:
    whole = cal.season(int(match["y"]), match["s"].lower())
    part = part_of(match["part"])
    return cal.part(whole, part) if part else whole


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£]){pattern}(?!\w)")


_NO_MORE = r"(?![\d%]|,\d{3}|\.\d)"

ABSOLUTE: tuple[Rule, ...] = (
    (_compiled(r"(\d{4})-(\d\d)-(\d\d)"), _iso),
    (
        _compiled(
            rf"(?:(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY}){_NO_MORE}"
            rf"(?:{_JOIN}(?P<d2>{DAY}){_NO_MORE})?(?:,?\s+(?P<y>{YEAR}))?"
            rf"|(?:the\s+)?(?P<D>{DAY})(?:{_JOIN}(?P<D2>{DAY}))?\s+(?:of\s+)?(?P<M>{MONTH})"
            rf"(?:,?\s+(?P<Y>{YEAR}))?)"
        ),
        _full,
    ),
    (
        _compiled(
            rf"(?:(?P<part>{PART})[\s-]+)?(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his\s+past|this\s+coming"
            rf"|[Pp]ast|coming)\s+)?(?P<m>{MONTH})(?:(?:{_JOIN}|/)(?P<m2>{MONTH}))?"
            rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?"
        ),
        _month,
    ),
    (
        _compiled(rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]+)?(?P<s>spring|summer|autumn|fall|winter)"
                  rf"\s+(?:of\s+)?(?P<y>{YEAR})"),
        _season,
    ),
    (_compiled(rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]+)?(?P<y>(?:1[5-9]|20)\d0)['’]?s"), _decade),
    (
        _compiled(rf"(?:(?P<part>{PART})[\s-]+)?(?P<y>{YEAR})(?:\s*[-–/]\s*(?P<y2>{YEAR}|\d\d))?"),
        _year,
    ),
    (
        _compiled(
            rf"(?:the\s+)?(?:(?P<q>first|second|third|fourth|final)\s+quarter"
            rf"(?:\s+of\s+(?:the\s+year|(?P<y>{YEAR}|(?:last|this|next)\s+year)))?"
            rf"|Q(?P<Q>[1-4])\s*(?P<Y>{YEAR})?)"
        ),
        _quarter,
    ),
)  # fmt: skip
