from __future__ import annotations

import numpy as np
import pytest

from caryatid.explain.effects import LARGE, MODERATE, NONE, paired_change, size_word


@pytest.mark.parametrize(
    ("mean", "se", "word"),
    [
        (-18.0, 0.3, "large"),
        (-LARGE, 0.1, "large"),
        (-7.0, 0.2, "moderate"),
        (MODERATE, 0.1, "moderate"),
        (-1.0, 0.1, "small"),
        (-1.0, 0.6, NONE),
        (-12.0, 6.1, NONE),
        (0.01, 0.0001, NONE),
        (0.0, 0.0, NONE),
    ],
)
def test_size_words_and_their_edges(mean: float, se: float, word: str) -> None:
    assert size_word(mean, se) == word


def test_the_change_is_paired_draw_by_draw() -> None:
    before = np.linspace(0.2, 0.9, 1000)
    change = paired_change(before, before - 0.05)
    assert change.mean == pytest.approx(-5.0)
    assert (change.lo, change.hi) == (pytest.approx(-5.0), pytest.approx(-5.0))
    assert change.se == pytest.approx(0.0, abs=1e-9)
    assert change.size == "moderate"


def test_the_standard_error_is_that_of_the_paired_mean() -> None:
    after = np.array([0.5, 0.6, 0.7, 0.8])
    change = paired_change(np.full(4, 0.5), after)
    assert change.mean == pytest.approx(15.0)
    assert change.se == pytest.approx(100 * np.std(after, ddof=1) / 2)
