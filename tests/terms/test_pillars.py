from __future__ import annotations

import math
from itertools import pairwise

import pytest

from caryatid.terms.pillars import LEVELS, PILLARS, WORDS, display_name, word_for
from caryatid.terms.regimes import REGIME_TYPES
from caryatid.terms.shifts import PATRON_CHANNELS, STANDING_PILLARS, prior


def test_every_pillar_of_a_case_has_a_term() -> None:
    channels = {f"patron.{channel}" for channel in PATRON_CHANNELS}
    assert set(PILLARS) == {*STANDING_PILLARS, *channels, "outside_pressure"}


@pytest.mark.parametrize("key", sorted(PILLARS))
def test_each_word_of_a_pillar_has_a_descriptor_of_its_own(key: str) -> None:
    term = PILLARS[key]
    assert tuple(term.descriptors) == WORDS
    assert len(set(term.descriptors.values())) == len(WORDS)
    assert all(len(text.split()) >= 4 for text in term.descriptors.values())
    assert term.name
    assert term.about


def test_words_fall_with_the_level_and_an_edge_belongs_to_the_stronger() -> None:
    assert [word for _, word in LEVELS] == list(WORDS)
    for (edge, word), (_, weaker) in pairwise(LEVELS):
        assert word_for(edge) == word
        assert word_for(math.nextafter(edge, 0.0)) == weaker
    assert word_for(1.0) == "firm"
    assert word_for(0.0) == "gone"


@pytest.mark.parametrize("level", [-0.1, 1.1, math.nan])
def test_what_is_no_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="not a level"):
        word_for(level)


@pytest.mark.parametrize("kind", [t for t in REGIME_TYPES if t != "democracy"])
def test_an_autocracy_without_reports_is_never_called_firm(kind: str) -> None:
    for key in (*STANDING_PILLARS, "patron_RUS.cover", "outside_pressure_USA"):
        level = 1.0 / (1.0 + math.exp(-prior(key, kind).mean))
        assert word_for(level) != "firm", key


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("patron_RUS.money", "Russia: money"),
        ("patron_CUB.security", "Cuba: security"),
        ("outside_pressure_USA", "United States: pressure"),
        ("patron_QQQ.cover", "QQQ: cover"),
        ("security_forces", "Security forces"),
        ("outside_pressure", "pressure"),
        ("oil_revenue", "oil revenue"),
    ],
)
def test_names_for_people(key: str, name: str) -> None:
    assert display_name(key) == name
