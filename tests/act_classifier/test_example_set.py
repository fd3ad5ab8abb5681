from __future__ import annotations

from pathlib import Path

import pytest
from act_classifier.example_set import HALVES, Example, load_examples

ONE = """
- wording: ferried
  say:
    - text: "Cargo planes from Minsk ferried rifles to the junta."
      claims:
        - {at: "rifles", act: arms, from: "Minsk", to: "the junta", turn: completed}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "made.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_claim_has_the_place_of_its_words(tmp_path: Path) -> None:
    (example,) = load_examples(written(tmp_path, ONE))
    (told,) = example.claims
    assert example.text[slice(*told.at)] == "rifles"
    assert (example.wording, told.source, told.target) == (
        "made/ferried",
        ("Minsk",),
        ("the junta",),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('at: "rifles"', 'at: "r"', "must stand once"),
        ("act: arms", "act: gifts", "no act 'gifts'"),
        ('from: "Minsk"', 'from: "Gomel"', "'Gomel' does not stand in"),
    ],
)
def test_what_is_not_as_the_format_asks_is_named(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        load_examples(written(tmp_path, ONE.replace(old, new)))


def test_sentences_of_one_wording_stand_in_one_half() -> None:
    examples = load_examples()
    halves: dict[str, set[str]] = {}
    for example in examples:
        halves.setdefault(example.wording, set()).add(example.half)
    assert all(len(found) == 1 for found in halves.values())
    share = sum(e.half == HALVES[0] for e in examples) / len(examples)
    assert 0.4 < share < 0.6


def test_the_half_hangs_on_the_wording_alone() -> None:
    assert Example("a/b", "One.", ()).half == Example("a/b", "Another.", ()).half
