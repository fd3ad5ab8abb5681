"""Quotation marks of all kinds, and who speaks between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.reading.actors import find_actors
from caryatid.reading.quotations import find_quotations
from caryatid.reading.segment import sentences
from caryatid.records.reading import Document, Quotation


def read(text: str) -> tuple[Quotation, ...]:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    return find_quotations(document, lines, find_actors(document, lines, "SYR"))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Kenya said “we go now”.", ["we go now"]),
        ('Kenya said "we go now".', ["we go now"]),
        ("Kenya said ‘we go now’.", ["we go now"]),
        ("Kenya said “we ‘go’ now”.", ["we ‘go’ now", "go"]),
        ('Kenya said “we go now".', ["we go now"]),
        ("Kenya said “we don’t go”.", ["we don’t go"]),
        ("Kenya’s men’s hats aren't here.", []),
        ("Kenya said “we go now and stay.", ["we go now and stay."]),
        ("He is 5'11\" tall.", []),
    ],
)
def test_marks(text: str, quotes: list[str]) -> None:
    assert [q.quote for q in read(text)] == quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not leave,” said Ali Kaya, an analyst.", "ali-kaya"),
        ("“We will not leave,” Ali Kaya, an analyst, said.", "ali-kaya"),
        ("Ali Kaya said: “We will not leave.”", "ali-kaya"),
        ("Ali Kaya told reporters that they “will not leave the town”.", "ali-kaya"),
        ("According to Ali Kaya, this is “the end of the road”.", "ali-kaya"),
        ("Ali Kaya called the vote “a stain on the nation”.", "ali-kaya"),
        ("“We will not leave,” he said.", None),
        ("Ali Kaya spoke. “We will not leave,” he said.", "ali-kaya"),
        ("Kenya sent a note to Ali Kaya, who replied: “We will not leave.”", "ali-kaya"),
        ("The Kremlin warned of “grave consequences for all of them”.", "rus"),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    (found,) = read(text)
    assert found.speaker == speaker


def test_a_second_quotation_goes_on_with_the_speaker() -> None:
    found = read("“We will not leave,” Ali Kaya said. “We will stay here for years.”")
    assert [q.speaker for q in found] == ["ali-kaya", "ali-kaya"]


def test_a_short_sentence_goes_on_with_the_speaker() -> None:
    found = read("“We will not leave,” Ali Kaya said. “I like it.”")
    assert [q.speaker for q in found] == ["ali-kaya", "ali-kaya"]


def test_a_paragraph_of_nothing_else_goes_on_with_the_speaker() -> None:
    found = read("“We will not leave,” Ali Kaya said.\n\n“We like it here.”\n\nIt rained.")
    assert [q.speaker for q in found] == ["ali-kaya", "ali-kaya"]


def test_words_that_somebody_calls_something_are_no_name() -> None:
    (found,) = read("Ali Kaya showed what he called “a museum of broken promises”.")
    assert found.speaker == "ali-kaya"


def test_an_open_mark_goes_on_in_the_next_paragraph() -> None:
    found = read("Ali Kaya said: “We will not leave.\n\n“We will stay here.”\n\nIt rained.")
    assert [q.quote for q in found] == ["We will not leave.", "We will stay here."]
    assert {q.speaker for q in found} == {"ali-kaya"}


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    (found,) = read("Ali Kaya said: “We will not leave.\n\nIt rained in Oslo.")
    assert found.quote == "We will not leave."


def test_scare_quotes_have_no_speaker() -> None:
    (found,) = read("It rained on the “experts” in Oslo.")
    assert (found.speaker, found.kind) == (None, "scare")


def test_kinds() -> None:
    assert read("Ali Kaya said: “We will not leave this town.”")[0].kind == "direct"
    assert read("Ali Kaya said they “will not leave this town”.")[0].kind == "partial"


def test_names_in_marks_are_no_quotations() -> None:
    assert read("The novel “Night Train” and the gang called “the wolves” vanished.") == ()


@settings(deadline=None)
@given(st.text(alphabet="ab. ,\n“”‘’\"'Ké", max_size=120))
def test_any_heap_of_marks_is_survived(text: str) -> None:
    end = -1
    for found in read(text):
        assert text[slice(*found.span)] == found.quote
        assert found.quote.strip() == found.quote
        assert found.span[0] >= end or found.span[1] <= end
        end = max(end, found.span[1])
