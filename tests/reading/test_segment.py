"""Sentences: stops that end one, stops that do not, blocks, and time on large texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.reading.segment import sentences


def cut(text: str, title: tuple[int, int] | None = None) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, title)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Ba met Gen. Roe. They spoke.", ["Mr. Ba met Gen. Roe.", "They spoke."]),
        ("George W. Roe came. J. Q. Public left.", ["George W. Roe came.", "J. Q. Public left."]),
        ("Prices rose 3.5 per cent. Wages fell.", ["Prices rose 3.5 per cent.", "Wages fell."]),
        ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
        ("He lives in the U.S. The trip was long.", ["He lives in the U.S.", "The trip was long."]),
        ("“We go.” He went.", ["“We go.”", "He went."]),
        ("“Why?” he asked. Nobody knew.", ["“Why?” he asked.", "Nobody knew."]),
        ("They came on Jan. 3 by sea. All were ill.", ["They came on Jan. 3 by sea.",
                                                       "All were ill."]),
        ("To rule ... Then to fall. Done!", ["To rule ... Then to fall.", "Done!"]),
        ("It fell down.\"More fell later.", ["It fell down.\"", "More fell later."]),
    ],
)  # fmt: skip
def test_stops(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_hard_line_breaks_are_no_ends() -> None:
    text = "The envoy of the northern\nprovince arrived late in\nGenoa. He was tired."
    assert len(cut(text)) == 2


def test_headline_is_apart() -> None:
    text = "Talks Collapse In Oslo\nThe envoys left at night."
    found = sentences(text, (0, 22))
    assert [s.headline for s in found] == [True, False]
    assert cut(text, (0, 22)) == ["Talks Collapse In Oslo", "The envoys left at night."]


def test_sub_heading_inside_a_block_is_apart() -> None:
    text = "Why it matters\nThe pact is more than a military arrangement between three states."
    assert cut(text)[0] == "Why it matters"


def test_lists_and_markdown_headings() -> None:
    text = "## Causes\n\n- Debt rose\n- Wages fell\n\n1. Talks\n2. Votes\n"
    assert cut(text) == ["Causes", "Debt rose", "Wages fell", "Talks", "Votes"]


def test_a_wrapped_dash_is_no_list() -> None:
    assert len(cut("The vote was called off\n- for the third time - on Monday.")) == 1


def test_a_blank_line_inside_a_sentence() -> None:
    assert len(cut("The minister of the\n\ninterior resigned.")) == 1


def test_marks_alone_are_no_sentence() -> None:
    assert cut("***\n\n---\n\n“”") == []


@settings(deadline=None)
@given(st.text(max_size=300))
def test_spans_are_ordered_trimmed_and_inside(text: str) -> None:
    end = 0
    for sentence in sentences(text, None):
        assert end <= sentence.start < sentence.end <= len(text)
        part = text[sentence.start : sentence.end]
        assert part.strip() == part
        assert any(c.isalnum() for c in part)
        end = sentence.end


@settings(deadline=None)
@given(st.text(alphabet="aB.”\n -1", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(text[s.start : s.end] for s in sentences(text, None))
    assert sum(c in "aB" for c in kept) == sum(c in "aB" for c in text)


@pytest.mark.parametrize("unit", ["a", "word. ", "“", "a\n", "U.S. ", "1. "])
def test_a_heap_of_one_thing_is_cut_into_pieces_in_order(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    found = sentences(text, None)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.start < s.end <= len(text) for s in found)


@pytest.mark.parametrize("joint", ["\n", "; ", ", ", " ", ""])
def test_a_text_that_never_stops_is_cut_all_the_same(joint: str) -> None:
    body = joint.join(["russia lent the town money"] * 1000)
    found = sentences(body, None)
    assert max(s.end - s.start for s in found) <= 3000
    assert len(found) < 30
    kept = "".join(body[s.start : s.end] for s in found)
    assert kept.replace(" ", "").replace("\n", "") == body.replace(" ", "").replace("\n", "")
