from __future__ import annotations

import random

from _lm.names import Named
from _lm.renaming import listed_names, mentioned, renamed
from hypothesis import given
from hypothesis import strategies as st

SENTENCE = Named(
    ("The", "Unity", "Party", "met", "Rosa", "Lima", "in", "Lira", "."),
    ("O", "B-ORG", "I-ORG", "O", "B-PER", "I-PER", "O", "B-LOC", "O"),
)


def test_names_are_pooled_by_kind() -> None:
    assert mentioned([SENTENCE]) == {
        "ORG": [("Unity", "Party")],
        "PER": [("Rosa", "Lima")],
        "LOC": [("Lira",)],
    }


def test_our_lists_are_cut_into_words() -> None:
    assert ("Zanu", "-", "PF") in listed_names()["ORG"]
    assert all(name and all(name) for names in listed_names().values() for name in names)


@given(st.integers(0, 10_000))
def test_only_names_change_and_tags_follow(seed: int) -> None:
    pools = ({"ORG": [("X",)], "PER": [("A", "B", "C")], "LOC": [("Y", "Z")]},)
    changed = renamed(SENTENCE, pools, random.Random(seed))
    assert len(changed.words) == len(changed.tags)
    assert [w for w, t in zip(changed.words, changed.tags, strict=True) if t == "O"] == [
        "The", "met", "in", ".",
    ]  # fmt: skip
    kinds = [tag[2:] for tag in changed.tags if tag.startswith("B-")]
    assert kinds == ["ORG", "PER", "LOC"]
    assert set(mentioned([changed])["ORG"]) <= {("Unity", "Party"), ("X",)}
