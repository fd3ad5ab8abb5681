"""Dates and periods in a text, resolved against its publication date and the tense around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from caryatid.reading import _calendar as cal
from caryatid.reading._absolute import ABSOLUTE, Rule
from caryatid.reading._counted import COUNTED
from caryatid.reading._date_words import LEAD
from caryatid.reading._moment import Moment
from caryatid.reading._relative import RELATIVE
from caryatid.reading._tense import tense
from caryatid.reading.segment import Sentence
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document, TimeMention

__all__ = ["find_times"]

_RULES: tuple[Rule, ...] = ABSOLUTE + RELATIVE + COUNTED
_HINT = re.compile(
    r"\d{4}|\d0s|day|night|week|month|year|quarter|decade|centur|hour|summer|winter|spring|autumn|fall"
    r"|morrow|morning|evening|afternoon|Q[1-4]|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_LEAD = re.compile(rf"\b({LEAD})\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:[Ee]ver\s+since|[Ss]ince)\b")
_ONWARDS = re.compile(r"\s+(?:onwards?|on)\b(?!\s+[a-z])|\s+onwards?\b")
_BETWEEN = re.compile(r"\s*(?:to|and|until|till|through|-|–)\s+", re.IGNORECASE)
_FROM = frozenset({"from", "between", "starting from"})
_SINCE_LEADS = frozenset({"since", "ever since", "starting from", "starting in", "starting on",
                          "beginning in", "beginning on"})  # fmt: skip
_CONTEXT = 60
_LONGEST_SINCE = 90
"""Characters between "since" and the date that says since when."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    when: DateRange
    lead: str


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Find dates and periods.

    Args:
        document: The text; relative dates count from its publication date.
        sentences: Its sentences.

    Returns:
        In order of the text. What cannot be resolved (a relative date in a text without a
        publication date) has an open range. "Since ... in 2013" gives the period up to now and
        the year inside it.
    """
    out: list[TimeMention] = []
    anchor: date | None = None
    for sentence in sentences:
        if not _HINT.search(document.body, sentence.start, sentence.end):
            continue
        hits = _merged(document.body, list(_hits(document, sentence, anchor)))
        for hit in hits:
            if hit.when.precision == "day":
                anchor = hit.when.earliest
        hits += list(_since(document, sentence, hits))
        out += [TimeMention((h.start, h.end), document.body[h.start : h.end], h.when) for h in hits]
    return tuple(sorted(out, key=lambda t: t.span))


def _hits(document: Document, sentence: Sentence, anchor: date | None) -> Iterator[_Hit]:
    body = document.body
    matches = sorted(
        (
            (m.start(), -m.end(), number, m)
            for number, (pattern, _) in enumerate(_RULES)
            for m in pattern.finditer(body, sentence.start, sentence.end)
        ),
        key=lambda item: item[:3],
    )
    done = sentence.start
    for start, _, number, match in _longest(matches):
        if start < done:
            continue
        at = _moment(document, sentence, match, anchor)
        when = _RULES[number][1](match, at)
        if when is None:
            continue
        if when.precision == "day":
            anchor = when.earliest
        yield _framed(body, sentence, match, at, when)
        done = match.end()


_Found = tuple[int, int, int, "re.Match[str]"]


def _longest(matches: list[_Found]) -> list[_Found]:
    """Matches with those dropped that lie inside a longer one, the longer ones first."""
    kept: list[_Found] = []
    for item in matches:
        inside = any(k[0] <= item[0] and item[1] >= k[1] and item[:2] != k[:2] for k in kept[-6:])
        if not inside:
            kept.append(item)
    return kept


def _moment(
    document: Document, sentence: Sentence, match: re.Match[str], anchor: date | None
) -> Moment:
    body = document.body
    before = body[max(sentence.start, match.start() - _CONTEXT) : match.start()]
    lead = _LEAD.search(before)
    return Moment(
        published=document.published,
        tense=tense(body, match.start(), match.end(), low=sentence.start, high=sentence.end),
        anchor=anchor,
        lead=" ".join(lead.group(1).lower().split()) if lead else "",
        before=before,
        after=body[match.end() : min(sentence.end, match.end() + _CONTEXT)],
    )


def _framed(
    body: str, sentence: Sentence, match: re.Match[str], at: Moment, when: DateRange
) -> _Hit:
    """The match with its preposition, which may open the range towards now."""
    start, end = match.span()
    lead = _LEAD.search(at.before)
    if lead:
        start = match.start() - len(at.before) + lead.start()
    onwards = _ONWARDS.match(at.after)
    open_end = at.lead in _SINCE_LEADS or (onwards is not None and at.lead in {"from", ""})
    if onwards and open_end:
        end += onwards.end()
    if open_end and when.earliest and at.ref and when.earliest <= at.ref:
        when = cal.days(when.earliest, at.ref)
    return _Hit(start, end, _bounded(when, at), at.lead)


def _bounded(when: DateRange, at: Moment) -> DateRange:
    """“Before Friday”, "until 2026": from now to then; "after 1977": from then to now."""
    first, last, now = when.earliest, when.latest, at.ref
    if first is None or last is None or now is None or at.start is None:
        return when
    if at.lead == "before" and first > now:
        return cal.days(at.start, cal.shifted(first, -1, "day"))
    if (at.lead in {"until", "till"} and first > now) or (
        at.lead in {"before", "until", "till"} and first <= now < last
    ):
        return cal.days(at.start, last)
    if at.lead == "after" and when.precision == "year" and first < now:
        return cal.days(first, now)
    return when


def _merged(body: str, hits: list[_Hit]) -> list[_Hit]:
    """“From June 1989 to April 2019” and the like as one period."""
    out: list[_Hit] = []
    for hit in hits:
        if out and out[-1].lead in _FROM and hit.when.earliest and out[-1].when.earliest:
            between = body[out[-1].end : hit.start]
            joined = _BETWEEN.fullmatch(between) or (not between.strip() and hit.lead in {"until"})
            if joined and hit.when.latest and out[-1].when.earliest <= hit.when.latest:
                first = out.pop()
                whole = cal.span_of([first.when, hit.when])
                out.append(_Hit(first.start, hit.end, whole, first.lead))
                continue
        out.append(hit)
    return out


def _since(document: Document, sentence: Sentence, hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """“Since the campaign began on 4 July”: the period from that day to now."""
    ref = document.published.latest or document.published.earliest
    if ref is None:
        return
    for match in _SINCE.finditer(document.body, sentence.start, sentence.end):
        hit = next((h for h in hits if h.start >= match.end()), None)
        if hit is None or hit.when.earliest is None or hit.when.earliest > ref:
            continue
        between = document.body[match.end() : hit.start]
        if (
            not between.strip()
            or len(between) > _LONGEST_SINCE
            or re.search(r"[;:.“”\"()]", between)
        ):
            continue
        yield _Hit(match.start(), hit.end, cal.days(hit.when.earliest, ref), "since")
