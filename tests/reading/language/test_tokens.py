from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.reading.language._tokens import LONGEST_WORD, tokens


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop.", "Do n't stop ."),
        ("The army’s chief cannot resign.", "The army ’s chief can not resign ."),
        ("They'd've left, wouldn't they?", "They 'd 've left , would n't they ?"),
        ("a state-owned bank", "a state - owned bank"),
        ("an anti-regime, non-aligned e-mail", "an anti-regime , non-aligned e-mail"),
        ("The U.S. and the E.U. met.", "The U.S. and the E.U. met ."),
        ("Mr. Okello met Gen. Bah in Sept. 2019.", "Mr. Okello met Gen. Bah in Sept. 2019 ."),
        ("He sat on the co. board, no. He did.", "He sat on the co . board , no . He did ."),
        ("No. 4 on the list", "No. 4 on the list"),
        ("It owes US$1.5 billion, or 3,200.50 rand.",
         "It owes US $1.5".replace(" $", "$ ") + " billion , or 3,200.50 rand ."),
        ("$20-25bn at 7%", "$ 20 - 25 bn at 7 %"),
        ("in the 1990s, on the 3rd at 10:30", "in the 1990s , on the 3rd at 10:30"),
        ("“No,” he said… then left!!", "“ No , ” he said … then left !!"),
        ("see https://example.org/a?b=c. Or ask x.y@example.net!",
         "see https://example.org/a?b=c . Or ask x.y@example.net !"),
        ("AT&T and/or F-16s", "AT&T and / or F - 16s"),
        ("O'Brien and Côte d'Ivoire", "O'Brien and Côte d'Ivoire"),
        ("the workers' party", "the workers ' party"),
        ("@ministry #vote", "@ministry #vote"),
        ("gonna fall :)", "gon na fall :)"),
    ],
)  # fmt: skip
def test_words_come_apart_as_in_the_treebanks(text: str, expected: str) -> None:
    assert words(text) == expected.split(" ")


def test_a_sign_and_its_joiners_stay_together() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert words(f"ok {family}!") == ["ok", family, "!"]


def test_marks_stay_with_their_letter() -> None:
    assert words("cafe\u0301 bar") == ["cafe\u0301", "bar"]


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "One two three."
    assert list(tokens(text, 4, 7)) == [(4, 7)]


@given(st.text(max_size=300))
def test_words_cover_all_but_white_space_once(text: str) -> None:
    at = 0
    for start, end in tokens(text, 0, len(text)):
        assert text[at:start].strip() == ""
        assert start < end
        assert text[start:end].strip() == text[start:end]
        at = end
    assert text[at:].strip() == ""


@given(st.text(alphabet="ab'’.-&@/:$19 \u0301\u200d#_!?wh", max_size=200))
def test_marks_that_words_may_hold_break_no_word(text: str) -> None:
    joined = "".join(words(text))
    assert joined == "".join(text.split())


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "1,", "!", "http://", "@", "x@", "'", "-", "a'"])
def test_a_text_without_a_blank_takes_time_by_its_length(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    started = time.process_time()
    found = list(tokens(text, 0, len(text)))
    assert time.process_time() - started < 3.0
    assert found[-1][1] == len(text)


def test_an_endless_word_is_cut() -> None:
    assert all(b - a <= LONGEST_WORD + 1 for a, b in tokens("a" * 1000, 0, 1000))
