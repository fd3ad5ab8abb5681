from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.reading.language._decode import TAGS, bounds, heads_within, name_spans, tag_path


def legal(path: tuple[int, ...]) -> bool:
    tags = ["O", *(TAGS[k] for k in path)]
    return all(not b.startswith("I-") or (a[2:] == b[2:] and a != "O") for a, b in pairwise(tags))


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_path_is_the_best_legal_one(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, len(TAGS)))
    path = tag_path(scores)
    best = max(
        sum(scores[at, k] for at, k in enumerate(way))
        for way in product(range(len(TAGS)), repeat=n)
        if legal(way)
    )
    assert legal(tuple(path))
    assert float(scores[np.arange(n), path].sum()) == pytest.approx(best)


def test_no_words_have_no_path() -> None:
    assert tag_path(np.zeros((0, len(TAGS)))).tolist() == []


def test_names_are_read_off_a_path() -> None:
    path = np.array([TAGS.index(t) for t in ["B-PER", "I-PER", "B-PER", "O", "B-ORG", "I-ORG"]])
    assert list(name_spans(path)) == [(0, 2, "PER"), (2, 3, "PER"), (4, 6, "ORG")]


def test_the_first_word_always_starts_a_sentence() -> None:
    assert bounds(np.array([False, False, True])) == [(0, 2), (2, 3)]


def test_heads_stay_inside_their_sentence() -> None:
    scores = np.random.default_rng(3).normal(size=(7, 8))
    heads = heads_within(scores, [(0, 3), (3, 7)])
    assert all(head <= 3 for head in heads[:3])
    assert all(head == 0 or 4 <= head <= 7 for head in heads[3:])
    assert (heads == 0).sum() == 2
