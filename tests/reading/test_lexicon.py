from __future__ import annotations

import pytest

from caryatid.reading._data import load_data
from caryatid.reading._words import words
from caryatid.reading.lexicon import _table, forms, match_trigger
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
    assert "sanctions" not in {t.act for _, t in match_trigger(tokens, 0) if t.rest}


def test_every_trigger_names_an_act() -> None:
    text = "arms loan veto curfew default exodus purge coup visit arrears debt fraud crisis protest"
    tokens = words(text)
    acts = {t.act for i in range(len(tokens)) for _, t in match_trigger(tokens, i)}
    assert len(acts) >= 14
    assert acts <= set(ACTS)


def test_every_kind_that_a_phrase_asks_for_is_known() -> None:
    actors = (
        set(load_data("callings")) | set(load_data("groups")) | {"state", "rival_claimant", "igo"}
    )
    made = {"people", "nothing", "ruler", "office", "country", "dignitary", "somebody"}
    known = set(load_data("kinds")) | actors | made
    rows = [t for row in _table().values() for t in row]
    asked = {k for t in rows for kinds in (t.object, t.subject, t.barred) for k in kinds.split("|")}
    assert asked - {""} <= known


def test_kind_may_stand_where_its_noun_does() -> None:
    rows = [t for t in _table()["dropping"] if t.object == "weapons"]
    assert ("on",) in {t.rest for t in rows}


@pytest.mark.parametrize("word", ["gave", "gives"])
def test_give_in_stands_together(word: str) -> None:
    tokens = words(f"{word} an interview in Bern")
    assert all(t.act != "concession" for _, t in match_trigger(tokens, 0))
    assert any(t.act == "concession" for _, t in match_trigger(words(f"{word} in"), 0))
