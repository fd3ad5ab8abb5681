"""The whole reader: composed, checked, deterministic, quick, and robust against any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.errors import DataError
from caryatid.ledger._check import check_reading
from caryatid.reading import load_document, read_document
from caryatid.records.reading import Document, Reading

TEXT = """Kenya Cuts Aid To Ruler

Kenya has lent Zambia $2 billion since 2015, but last week it suspended the loans.

“We will not send troops,” Foreign Minister Ali Kaya of Kenya said on Monday. If rebels attack
Lusaka, Norway would impose sanctions on Zambia.
"""


def read(text: str = TEXT, focus: str | None = "ZMB") -> Reading:
    day = date(2019, 8, 14)
    document = load_document(text.encode(), name="a.txt", published=day)
    return read_document(document, focus=focus)


def test_everything_is_found_and_linked() -> None:
    reading = read()
    assert reading.document.title == "Kenya Cuts Aid To Ruler"
    acts = {c.act for c in reading.claims}
    assert {"fin_loan", "sanctions"} <= acts
    assert [m.amount for m in reading.money] == [2e9]
    assert any(c.money_id == reading.money[0].id for c in reading.claims)
    assert len(reading.quotations) == 1
    assert reading.quotations[0].speaker is not None
    assert [k.type for k in reading.conditionals] == ["conditional"]
    assert reading.conditionals[0].consequent_claims
    assert {str(t.when.earliest) for t in reading.times} >= {"2015-01-01", "2019-08-04"}


def test_the_ledger_accepts_it() -> None:
    check_reading(read())


def test_the_same_text_gives_the_same_reading() -> None:
    assert read() == read()


def test_notes_tell_what_was_not_known() -> None:
    text = "Kenya condemned Norway last week. It was a cold day in the far north.\n"
    reading = read_document(load_document(text.encode(), name="a"), focus=None)
    assert any("No publication date" in note for note in reading.notes)


def test_other_languages_are_set_aside_with_one_sentence() -> None:
    text = "El presidente dijo que no van a salir de la ciudad y que la gente se debe quedar. " * 3
    document = load_document(text.encode(), name="es.txt")
    with pytest.raises(DataError, match=r"es\.txt: written in Spanish, set aside"):
        read_document(document, focus="VEN")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    body = text.replace("\r", "\n").encode("utf-8", "replace").decode()
    reading = read_document(Document("doc-1", "", body), focus="SYR")
    for record in (*reading.claims, *reading.times, *reading.quotations, *reading.money):
        assert body[slice(*record.span)] == record.quote


def test_the_state_that_we_stands_for_is_among_the_actors() -> None:
    body = "Putin said: “We lent Kenya money.”"
    reading = read_document(Document("doc-1", "", body), focus="KEN")
    (loan,) = [c for c in reading.claims if c.act == "fin_loan"]
    assert loan.source == ("rus",)
    assert [a.kind for a in reading.actors if a.id == "rus"] == ["state"]
    assert [a.id for a in reading.actors[1:]] == sorted(a.id for a in reading.actors[1:])


WORDS = (
    "Kenya Norway’s Mr Putin General Ali Kaya the army police “ ” ' if unless would has lent "
    "suspended sanctions on to of by , . ; — ( ) $5 billion last week Monday said that who "
    "which protesters arrested and or neither nor not we they it because -"
)
MARKS = ['"', "\n", "\n\n"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(), *MARKS]), max_size=60))
def test_any_heap_of_words_is_read(parts: list[str]) -> None:
    body = " ".join(parts)
    reading = read_document(Document("doc-1", "", body), focus="KEN")
    known = {a.id for a in reading.actors}
    for claim in reading.claims:
        assert body[slice(*claim.span)] == claim.quote
        assert set(claim.source) | set(claim.target) | {claim.holder} <= known
    for item in reading.conditionals:
        assert body[slice(*item.span)] == item.quote


@pytest.mark.parametrize(
    "unit",
    ['"a" ', "“if ", "said ", "$5 billion ", "last week ", "Mr. ", "[Syria] ", "🙂é ", "1990-",
     ", who said "],
)  # fmt: skip
def test_heaps_of_one_thing_are_read(unit: str) -> None:
    body = unit * (6_000 // len(unit))
    reading = read_document(Document("doc-1", "", body), focus="SYR")
    for claim in reading.claims:
        assert body[slice(*claim.span)] == claim.quote
    for quotation in reading.quotations:
        assert body[slice(*quotation.span)] == quotation.quote


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya condemned Zambia on Friday.", "1 relative date stays open"),
        (
            "Kenya condemned Zambia on Friday. Last month it praised it.",
            "2 relative dates stay open",
        ),
    ],
)
def test_open_dates_are_counted_in_words(text: str, words: str) -> None:
    reading = read_document(load_document(text.encode(), name="a.txt"), focus="ZMB")
    assert any(words in note for note in reading.notes)
