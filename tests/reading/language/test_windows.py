from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caryatid.reading.language._pieces import MOST_PIECES as MOST_OF_A_WORD
from caryatid.reading.language._pieces import Pieces
from caryatid.reading.language._windows import MOST_PIECES, numbered, paragraphs, windows

SPLITTER = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "bank", "##s", "a", "##a", "."])


def test_words_have_their_pieces_and_places() -> None:
    window = numbered(["The", "banks", "zzz"], SPLITTER)
    assert window.pieces.tolist() == [2, 4, 5, 6, 1, 3]
    assert window.first.tolist() == [1, 2, 4]
    assert window.features.shape == (3, 3)


def test_a_word_has_at_least_one_piece_and_not_too_many() -> None:
    assert SPLITTER.of("\u0301") == (1,)
    assert len(SPLITTER.of("a" * 60)) == MOST_OF_A_WORD


def test_blank_lines_part_paragraphs() -> None:
    text = "One.\n \nTwo\nthree."
    assert [text[a:b] for a, b in paragraphs(text)] == ["One.", "Two\nthree."]


def test_no_window_reaches_over_a_block() -> None:
    text = "The bank. The banks."
    cut = list(windows(text, [(0, 9), (10, 20)], SPLITTER))
    assert [w.spans[0][0] for w in cut] == [0, 10]


def test_neighbouring_sentences_share_a_window() -> None:
    text = "The bank. " * 8
    sizes = [len(w.words) for w in windows(text, [(0, len(text))], SPLITTER)]
    assert sizes == [12, 12]


def test_a_run_without_a_full_stop_is_cut_at_a_pause() -> None:
    text = "the banks, " * 100
    cut = list(windows(text, [(0, len(text))], SPLITTER))
    assert len(cut) > 1
    assert all(w.words[-1] == "," for w in cut)


def test_what_is_not_in_a_block_is_not_read() -> None:
    assert not list(windows("the bank", [], SPLITTER))
    assert not list(windows("   \n ", [(0, 5)], SPLITTER))


@given(
    st.lists(st.sampled_from(["the", "aaaaaaaaaaaaaaaa", ".", ",", "The", "”", "x"]), max_size=900)
)
def test_windows_hold_every_word_once_and_are_bounded(words: list[str]) -> None:
    text = " ".join(words)
    cut = list(windows(text, [(0, len(text))], SPLITTER))
    assert [w for window in cut for w in window.words] == words
    assert all(len(window.pieces) <= MOST_PIECES + 16 for window in cut)
