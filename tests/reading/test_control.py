"""Commands to a terminal and stray control characters: kept in the text, unseen by the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.errors import DataError
from caryatid.reading import load_document, read_document
from caryatid.reading._control import control_share, without_control
from caryatid.reading.load import load

PLAIN = "---\ntitle: Money\n---\nRussia lent Venezuela $2 billion on Friday, officials said.\n"
COLOURED = (
    "---\ntitle: \x1b[1mMoney\x1b[0m\n---\n\x1b[31;1mRussia\x1b[0m lent \x1fVenezuela "
    "$2 billion on Friday,\x1b]0;no title\x07 officials\x0b said.\x1b(B\n"
)


@given(st.text(max_size=200))
def test_the_copy_is_as_long_and_keeps_lines(text: str) -> None:
    copy = without_control(text)
    assert len(copy) == len(text)
    assert [i for i, c in enumerate(copy) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    assert without_control(copy) == copy


def test_a_text_full_of_colours_says_what_it_says_without_them() -> None:
    plain = read_document(load_document(PLAIN.encode(), name="a.txt"), focus="VEN")
    document = load_document(COLOURED.encode(), name="b.txt")
    reading = read_document(document, focus="VEN")
    assert document.title == "Money"
    assert [(c.source, c.act, c.target) for c in reading.claims] == [
        (c.source, c.act, c.target) for c in plain.claims
    ]
    assert reading.claims
    for record in (*reading.claims, *reading.money, *reading.times):
        assert document.body[slice(*record.span)] == record.quote


def test_a_note_says_so_once() -> None:
    assert load(PLAIN.encode(), name="a.txt").notes == ()
    (note,) = load(COLOURED.encode(), name="b.txt").notes
    assert note == "Control characters stand in the text; they are read as blanks."


def test_commands_do_not_make_a_text_binary_and_bytes_do() -> None:
    assert control_share("\x1b[31mred\x1b[0m") == 0
    assert control_share("ab\x01\x02") == 0.5
    with pytest.raises(DataError, match="not a text file"):
        load_document(b"\x01\x02\x03 abc" * 20, name="c.txt")
