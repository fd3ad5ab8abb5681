"""PDF files: pages, broken words, running heads, and what cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from caryatid.errors import DataError
from caryatid.reading.load import load, load_document
from caryatid.reading.loaders.pdf import read_pdf

FIRST = [
    "The envoy left the harbour town on Monday, and the govern-",
    "ment said nothing about it,",
]
SECOND = ["and that was the end of the affair.", "Nobody saw him again."]


def test_pages_are_found_again_by_offset(made) -> None:
    document = load_document(made.pdf([FIRST, SECOND]), name="a.pdf")
    assert document.page_at(0) == 1
    assert document.page_at(document.body.index("and that was")) == 2
    assert document.page_at(document.body.index("Nobody")) == 2
    assert load_document(b"The envoy left.", name="a.txt").page_at(0) is None


def test_words_broken_at_a_line_end_are_whole(made) -> None:
    body = load_document(made.pdf([FIRST, SECOND]), name="a.pdf").body
    assert "government said" in " ".join(body.split())


def test_a_sentence_goes_on_over_the_page(made) -> None:
    body = load_document(made.pdf([FIRST, SECOND]), name="a.pdf").body
    assert "about it,\nand that was" in body


def test_running_heads_and_page_numbers_are_left_out(made) -> None:
    pages = [["Harbour Review 7", f"Sentence {word} stands here.", f"Page {n}"]
             for n, word in enumerate(("one", "two", "three", "four"), start=1)]  # fmt: skip
    body = load_document(made.pdf(pages), name="a.pdf").body
    assert "Harbour Review" not in body
    assert "Page" not in body
    assert all(f"Sentence {word} stands" in body for word in ("one", "two", "three", "four"))


def test_the_day_of_the_file_bounds_the_publication(made) -> None:
    document = load_document(made.pdf([FIRST]), name="a.pdf")
    assert (document.published.earliest, document.published.latest) == (None, date(2020, 8, 21))
    assert document.published_basis == "inferred"


@pytest.mark.parametrize("day", ["D:20201341", "yesterday", "D:00000000"])
def test_an_impossible_day_of_the_file_bounds_nothing(made, day: str) -> None:
    assert load_document(made.pdf([FIRST], made=day), name="a.pdf").published.latest is None


def test_the_title_of_the_file_counts_if_the_text_bears_it(made) -> None:
    assert load_document(made.pdf([[made.TITLE, *FIRST]]), name="a.pdf").title == made.TITLE
    assert load_document(made.pdf([FIRST]), name="a.pdf").title is None


def test_an_encrypted_file(made) -> None:
    with pytest.raises(DataError, match=r"a\.pdf: this PDF is encrypted; save a copy"):
        read_pdf(made.pdf([FIRST], trailer=made.ENCRYPTED), name="a.pdf")


def test_pictures_of_pages(made) -> None:
    with pytest.raises(DataError, match=r"its 3 pages hold pictures and no text; run text recog"):
        read_pdf(made.pdf([[], [], []]), name="a.pdf")


def test_one_page_without_text_among_others_is_noted(made) -> None:
    loaded = load(made.pdf([FIRST, [], SECOND]), name="a.pdf")
    assert loaded.notes == ("1 of 3 pages hold no text (pictures?).",)
    assert loaded.document.page_at(loaded.document.body.index("and that")) == 3


@pytest.mark.parametrize("cut", [9, 200, 500])
def test_a_damaged_file(made, cut: int) -> None:
    data = made.pdf([FIRST, SECOND])[:cut]
    with pytest.raises(DataError, match=r"a\.pdf: .*; "):
        read_pdf(data, name="a.pdf")
