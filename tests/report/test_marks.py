from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caryatid.report.marks import cut


def test_overlapping_spans_are_cut_where_either_begins_or_ends() -> None:
    pieces = cut("abcdefgh", [(1, 5, 1), (3, 7, 2)])
    assert [(p.text, p.marks, p.opens) for p in pieces] == [
        ("a", (), ()),
        ("bc", (1,), (1,)),
        ("de", (1, 2), (2,)),
        ("fg", (2,), ()),
        ("h", (), ()),
    ]


@given(st.data())
def test_the_pieces_are_the_text_and_every_mark_opens_once(data: st.DataObject) -> None:
    body = data.draw(st.text(min_size=1, max_size=40))
    starts = data.draw(st.lists(st.integers(0, len(body) - 1), max_size=6))
    spans = [
        (s, data.draw(st.integers(s + 1, len(body))), n) for n, s in enumerate(starts, start=1)
    ]
    pieces = cut(body, spans)
    assert "".join(p.text for p in pieces) == body
    assert all(p.text for p in pieces)
    assert sorted(n for p in pieces for n in p.opens) == [n for _, _, n in spans]
    for start, end, number in spans:
        assert "".join(p.text for p in pieces if number in p.marks) == body[start:end]


def test_an_empty_text_has_no_pieces() -> None:
    assert cut("", []) == ()
