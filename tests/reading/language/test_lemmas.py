from __future__ import annotations

import pytest

from caryatid.reading.language._lemmas import LemmaTable, applied

TABLE = LemmaTable(
    words={"were VBD": "be", "people NNS": "person"},
    endings={
        " VBD": "2+", "ied VBD": "3+y", "bed VBD": "3+ 2+", " NNS": "1+", " NN": "0+", " IN": "0+",
    },
    known=frozenset({"rub", "bomb", "deny"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("Were", "VBD", "be"),
        ("denied", "VBD", "deny"),
        ("rubbed", "VBD", "rub"),
        ("bombed", "VBD", "bomb"),
        ("provoked", "VBD", "provoke"),
        ("fled", "VBD", "flee"),
        ("withdrawn", "VBN", "withdraw"),
        ("Loans", "NNS", "loan"),
        ("Bonds", "NNPS", "Bonds"),
        ("Maputo", "NNP", "Maputo"),
        ("WITH", "IN", "with"),
        ("x", "ZZ", "x"),
    ],
)
def test_forms_have_their_dictionary_form(word: str, tag: str, lemma: str) -> None:
    assert TABLE.lemma(word, tag) == lemma


def test_a_rule_that_cuts_more_than_there_is_leaves_the_word() -> None:
    assert applied("ab", "3+y") == "ab"
    assert applied("flies", "3+y") == "fly"
