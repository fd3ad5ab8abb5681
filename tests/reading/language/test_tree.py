from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.reading.language._tree import best_heads, is_tree


def by_trying_all(scores: np.ndarray) -> float:
    n = scores.shape[0]
    best = -np.inf
    for heads in product(range(n + 1), repeat=n):
        if is_tree(np.array(heads)) and all(head != at + 1 for at, head in enumerate(heads)):
            best = max(best, sum(scores[at, head] for at, head in enumerate(heads)))
    return float(best)


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_tree_scores_higher(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).integers(-9, 10, (n, n + 1)).astype(float)
    heads = best_heads(scores)
    assert is_tree(heads)
    found = float(sum(scores[at, head] for at, head in enumerate(heads)))
    assert found == pytest.approx(by_trying_all(scores))


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_there_is_always_one_root(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1))
    heads = best_heads(scores)
    assert is_tree(heads)
    assert all(head != at + 1 for at, head in enumerate(heads))


def test_a_circle_is_broken_at_its_weakest_place() -> None:
    # Words 1 and 2 hang from each other best; the root takes 1 with less loss than 2.
    scores = np.array([[5.0, 0.0, 9.0], [1.0, 9.0, 0.0]])
    assert best_heads(scores).tolist() == [0, 1]


def test_two_words_that_want_the_root_get_one() -> None:
    scores = np.array([[9.0, 0.0, 1.0], [8.0, 2.0, 0.0]])
    assert best_heads(scores).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([0, 1], True), ([2, 1], False), ([0, 0], False), ([0, 3, 2], False)],
)
def test_what_is_a_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected
