from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caryatid.terms.icd203 import SCALE, phrase, word


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0, "less than 1 %"),
        (0.0099, "less than 1 %"),
        (0.01, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
        (0.99, "almost certain"),
        (0.9901, "more than 99 %"),
        (1.0, "more than 99 %"),
    ],
)
def test_lower_edges_are_inclusive(p: float, words: str) -> None:
    assert word(p) == words


def test_just_below_an_edge_the_weaker_word_holds() -> None:
    for (_, below), (edge, at) in pairwise(SCALE):
        assert word(math.nextafter(edge, 0.0)) == below
        assert word(edge) == at


def test_an_interval_inside_one_band_has_one_word() -> None:
    assert phrase(0.88, 0.81, 0.94) == "very likely"


def test_an_interval_across_an_edge_has_both_words() -> None:
    assert phrase(0.88, 0.76, 0.94) == "likely to very likely"


def test_an_interval_across_two_edges_names_its_ends() -> None:
    assert phrase(0.5, 0.3, 0.7) == "unlikely to likely"


def test_an_interval_that_reaches_out_of_the_scale() -> None:
    assert phrase(0.02, 0.004, 0.04) == "less than 1 % to almost no chance"
    assert phrase(0.98, 0.96, 0.995) == "almost certain to more than 99 %"


def test_the_mean_is_covered_where_it_lies_outside_its_interval() -> None:
    assert phrase(0.06, 0.01, 0.04) == "almost no chance to very unlikely"


@pytest.mark.parametrize("p", [-0.01, 1.01, math.nan])
def test_what_is_no_probability_is_refused(p: float) -> None:
    with pytest.raises(ValueError, match="not a probability"):
        word(p)
    with pytest.raises(ValueError, match="not a probability"):
        phrase(p, 0.1, 0.2)


def test_swapped_ends_are_refused() -> None:
    with pytest.raises(ValueError, match="wrong way round"):
        phrase(0.5, 0.6, 0.4)


@given(st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3))
def test_the_word_of_the_mean_is_never_stronger_than_the_phrase(values: list[float]) -> None:
    low, p, high = sorted(values)
    ends = phrase(p, low, high).split(" to ")
    order = [words for _, words in SCALE] + ["more than 99 %"]
    assert order.index(ends[0]) <= order.index(word(p)) <= order.index(ends[-1])
