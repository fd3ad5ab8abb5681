"""The copy that rules read: as long as the text, without what stands in their way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.reading import load_document, read_document
from caryatid.reading.layout import normalised


@given(st.text(max_size=400))
def test_the_copy_is_as_long_as_the_text(text: str) -> None:
    copy = normalised(text)
    assert len(copy) == len(text)
    assert all(copy[i] == "\n" for i, c in enumerate(text) if c == "\n")


@given(st.text(alphabet="ab *_[](!)`'/:.#\nhtps©", max_size=200))
def test_markup_keeps_its_length(text: str) -> None:
    assert len(normalised(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("the\u00a0army", "the army"),
        ("US\u2011backed", "US-backed"),
        ("``Stay,'' he said", " “Stay,”  he said"),
        ("[Guaidó](https://x.example/a_b) left", " Guaidó " + " " * 23 + " left"),
        ("said [Guaidó] and (he) left", "said [Guaidó] and (he) left"),
        ("**Bold** move", "  Bold   move"),
        ("see https://x.example/a?b=1, he said", "see " + " " * 23 + ", he said"),
        ("It ended.\nAdvertisement\nHe left.", "It ended.\n             \nHe left."),
        ("Read more: Generals flee", " " * 24),
        ("(Photo by A. Writer/Agency)", " " * 27),
        ("Read more than one paper.", "Read more than one paper."),
    ],
)
def test_what_is_smoothed(text: str, copy: str) -> None:
    assert normalised(text) == copy


def test_what_is_found_is_quoted_from_the_text_itself() -> None:
    text = "On Friday, [Russia](https://x.example/rus) lent\u00a0Venezuela $2\u00a0billion.\n"
    document = load_document(text.encode(), name="a.md")
    reading = read_document(document, focus="VEN")
    assert reading.document == document
    assert reading.money
    for record in (*reading.money, *reading.claims, *reading.times):
        assert document.body[slice(*record.span)] == record.quote
    assert any("\u00a0" in m.quote for m in reading.money)


def test_a_teaser_of_another_article_is_no_claim() -> None:
    own = "Russia lent Venezuela $2 billion on Friday.\n"
    teaser = "\nRead more: Cuba sends troops to Venezuela\n"
    plain = read_document(load_document(own.encode(), name="a"), focus="VEN")
    both = read_document(load_document((own + teaser).encode(), name="a"), focus="VEN")
    assert [c.span for c in both.claims] == [c.span for c in plain.claims]
    assert "cub" not in {a.id for a in both.actors}
