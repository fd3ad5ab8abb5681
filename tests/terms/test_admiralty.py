from __future__ import annotations

from caryatid.terms.admiralty import CREDIBILITY, RELIABILITY


def test_letters_and_digits_are_complete_and_distinct() -> None:
    assert "".join(RELIABILITY) == "ABCDEF"
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]
    assert len(set(RELIABILITY.values())) == 6
    assert len(set(CREDIBILITY.values())) == 6


def test_the_last_of_both_is_unknown_and_not_bad() -> None:
    for words in (RELIABILITY["F"], CREDIBILITY[6]):
        assert "cannot be judged" in words
    assert RELIABILITY["E"] == "unreliable"
