"""Records beside a passage are those that a look at every record would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caryatid.reading._near import Near
from caryatid.records.dates import DateRange
from caryatid.records.reading import Span, TimeMention

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda s: (s[0], s[0] + s[1]))


def record(span: Span) -> TimeMention:
    return TimeMention(span, "", DateRange())


@given(st.lists(SPANS, max_size=20), SPANS)
def test_it_finds_what_touches_a_passage_in_the_order_given(spans: list[Span], part: Span) -> None:
    records = [record(span) for span in spans]
    found = Near(records).touching(*part)
    assert found == tuple(r for r in records if r.span[0] <= part[1] and r.span[1] >= part[0])


def test_edges_count() -> None:
    before, inside, behind = record((0, 5)), record((6, 8)), record((10, 12))
    assert Near([before, inside, behind]).touching(5, 10) == (before, inside, behind)
    assert Near([before, inside, behind]).touching(6, 9) == (inside,)


def test_nothing_stands_beside_where_nothing_stands() -> None:
    assert Near[TimeMention]([]).touching(0, 10) == ()
