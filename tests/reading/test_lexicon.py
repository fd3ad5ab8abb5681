from __future__ import annotations

import pytest

from caryatid.reading._words import words
from caryatid.reading.lexicon import forms, match_trigger
from caryatid.terms.acts import ACTS


@pytest.mark.parametrize(
    ("base", "past", "ing"),
    [
        ("lend", "lent", "lending"),
        ("deny", "denied", "denying"),
        ("halt", "halted", "halting"),
        ("ban", "banned", "banning"),
        ("arrive", "arrived", "arriving"),
        ("die", "died", "dying"),
    ],
)
def test_forms(base: str, past: str, ing: str) -> None:
    assert forms(base)["past"] == past
    assert forms(base)["ing"] == ing


def test_phrase_with_words_between() -> None:
    tokens = words("imposed tough new sanctions on them")
    assert "sanctions" in {t.act for _, t in match_trigger(tokens, 0)}


def test_phrase_stops_at_a_mark() -> None:
    tokens = words("imposed order, sanctions followed")
    assert "sanctions" not in {t.act for _, t in match_trigger(tokens, 0)}


def test_every_trigger_names_an_act() -> None:
    text = "arms loan veto curfew default exodus purge coup visit arrears debt fraud crisis protest"
    tokens = words(text)
    acts = {t.act for i in range(len(tokens)) for _, t in match_trigger(tokens, i)}
    assert len(acts) >= 14
    assert acts <= set(ACTS)
