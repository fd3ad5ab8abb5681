"""Dates against a publication day, Wednesday 14 August 2019."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.reading.dates import find_times
from caryatid.reading.segment import sentences
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document, TimeMention

DAY = date(2019, 8, 14)


def times(text: str, published: DateRange | None = None) -> tuple[TimeMention, ...]:
    when = DateRange.on(DAY) if published is None else published
    return find_times(Document("doc-1", "", text, published=when), sentences(text, None))


def one(text: str) -> tuple[str, str]:
    (found,) = times(text)
    return str(found.when.earliest), str(found.when.latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("He left on 3 May 2018.", "2018-05-03", "2018-05-03"),
        ("He left on May 3rd, 2018.", "2018-05-03", "2018-05-03"),
        ("He left on the 3rd of May.", "2019-05-03", "2019-05-03"),
        ("He left on 2018-05-03.", "2018-05-03", "2018-05-03"),
        ("He left on December 3.", "2018-12-03", "2018-12-03"),
        ("He will return on December 3.", "2019-12-03", "2019-12-03"),
        ("They met on 3-5 May.", "2019-05-03", "2019-05-05"),
        ("He left in November.", "2018-11-01", "2018-11-30"),
        ("He will leave in November.", "2019-11-01", "2019-11-30"),
        ("He left in late May 2018.", "2018-05-21", "2018-05-31"),
        ("It rained in June-July 2009.", "2009-06-01", "2009-07-31"),
        ("He took power in 2011.", "2011-01-01", "2011-12-31"),
        ("He has ruled since 2011.", "2011-01-01", "2019-08-14"),
        ("The war of 1975-1990 ended.", "1975-01-01", "1990-12-31"),
        ("They ruled from 1975 to 1990.", "1975-01-01", "1990-12-31"),
        ("Between May 2016 and June 2018 he hid.", "2016-05-01", "2018-06-30"),
        ("Exports fell during the 1990s.", "1990-01-01", "1999-12-31"),
        ("Growth slowed in the second quarter of 2018.", "2018-04-01", "2018-06-30"),
        ("Growth slowed in Q2 2018.", "2018-04-01", "2018-06-30"),
        ("He fell in the summer of 2018.", "2018-06-01", "2018-08-31"),
        ("He left on Monday.", "2019-08-12", "2019-08-12"),
        ("He left on Friday.", "2019-08-09", "2019-08-09"),
        ("He will leave on Friday.", "2019-08-16", "2019-08-16"),
        ("He will speak on Monday and Tuesday.", "2019-08-19", "2019-08-20"),
        ("He left last Sunday.", "2019-08-11", "2019-08-11"),
        ("He left yesterday.", "2019-08-13", "2019-08-13"),
        ("He left late last night.", "2019-08-13", "2019-08-13"),
        ("He left last week.", "2019-08-04", "2019-08-10"),
        ("He left late last week.", "2019-08-08", "2019-08-10"),
        ("He left last month.", "2019-07-01", "2019-07-31"),
        ("He left earlier this month.", "2019-08-01", "2019-08-14"),
        ("He will leave later this year.", "2019-08-14", "2019-12-31"),
        ("He will leave next year.", "2020-01-01", "2020-12-31"),
        ("He left three weeks ago.", "2019-07-21", "2019-07-27"),
        ("He left two months ago.", "2019-06-01", "2019-06-30"),
        ("He left five years ago.", "2014-01-01", "2014-12-31"),
        ("Over the past two years he hid.", "2017-08-14", "2019-08-14"),
        ("He will decide over the next two weeks.", "2019-08-14", "2019-08-28"),
        ("He has been in jail for six months.", "2019-02-14", "2019-08-14"),
        ("He will stay for six months.", "2019-08-14", "2020-02-14"),
        ("He left over the weekend.", "2019-08-10", "2019-08-11"),
        ("A 20-year occupation ended.", "1999-08-14", "2019-08-14"),
    ],
)
def test_resolved(text: str, earliest: str, latest: str) -> None:
    assert one(text) == (earliest, latest)


def test_since_a_deed_with_a_date_gives_the_period_and_the_date() -> None:
    found = times("He has hidden since his father fell in 2013.")
    assert [(str(t.when.earliest), str(t.when.latest)) for t in found] == [
        ("2013-01-01", "2019-08-14"), ("2013-01-01", "2013-12-31")]  # fmt: skip


def test_later_days_count_from_the_last_day_named() -> None:
    found = times("He was held on 3 May 2018. Two days later he was free.")
    assert found[1].when == DateRange.on(date(2018, 5, 5))


@pytest.mark.parametrize(
    ("text", "quote", "earliest", "latest"),
    [
        ("The union called a strike from Monday.", "from Monday", "2019-08-19", "2019-08-19"),
        ("He urged them to march on Monday.", "on Monday", "2019-08-19", "2019-08-19"),
        ("They marched on Monday.", "on Monday", "2019-08-12", "2019-08-12"),
        ("He will go before Friday.", "before Friday", "2019-08-14", "2019-08-15"),
        ("He may stay until 2021.", "until 2021", "2019-08-14", "2021-12-31"),
        ("It fell apart after 1997.", "after 1997", "1997-01-01", "2019-08-14"),
        ("Nothing came in the summer of work.", None, None, None),
        ("He fell on 3 May. That night they danced.", "That night", "2019-05-03", "2019-05-03"),
        ("He fell on 3 May 2001. Later that year, he died.", "Later that year", "2001-09-01",
         "2001-12-31"),
        ("He fell on 3 May 2001. Within hours they danced.", "Within hours", "2001-05-03",
         "2001-05-03"),
    ],
)  # fmt: skip
def test_days_that_lean_on_others(
    text: str, quote: str | None, earliest: str | None, latest: str | None
) -> None:
    found = {t.quote: t.when for t in times(text)}
    if quote is None:
        assert not found
        return
    assert (str(found[quote].earliest), str(found[quote].latest)) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the city.",
        "About 2000 soldiers came and 1,999 left.",
        "The 52-year-old nurse spoke.",
        "Jan Roe spoke to April Lee about $2010.",
        "The Sunday Times reported it.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [t.quote for t in times(text) if t.quote != "April"] == []


def test_without_a_publication_date_relative_dates_stay_open() -> None:
    found = times("He left last week, on Monday, and in May 2018.", DateRange())
    assert [t.when.earliest for t in found] == [None, None, date(2018, 5, 1)]


def test_a_coarse_publication_date_tells_years_but_no_weekdays() -> None:
    year = DateRange(date(2019, 1, 1), date(2019, 12, 31), "year")
    found = times("He left on Monday. He came on June 3. He has ruled since 2011.", year)
    assert [str(t.when.earliest) for t in found] == ["None", "2019-06-03", "2011-01-01"]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_spans_hold_their_quotes(text: str) -> None:
    for time in times(text):
        assert text[slice(*time.span)] == time.quote


HEAP = (
    "on in since for last next 9999 1500 31 May June 2019 Monday years 999 ago a week the "
    "century over ago later hundred 0 from to - until weekend quarter of"
)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(HEAP.split()),
        max_size=14,
    ),
    st.dates(),
)
def test_any_heap_of_date_words_is_survived(parts: list[str], day: date) -> None:
    text = " ".join(parts)
    for time in times(text, DateRange.on(day)):
        assert text[slice(*time.span)] == time.quote
        if time.when.earliest and time.when.latest:
            assert time.when.earliest <= time.when.latest
