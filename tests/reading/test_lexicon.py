from __future__ import annotations

from itertools import pairwise

import pytest

from caryatid.reading._data import load_data
from caryatid.reading._entries import listed, parsed
from caryatid.reading._words import words
from caryatid.reading.lexicon import (
    Trigger,
    _inflected,
    _rank,
    _triggers,
    _written,
    forms,
    match_trigger,
)
from caryatid.terms.acts import ACTS

_SAMPLE = 10
"""One word of so many is looked at where all would take seconds."""


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
    entries = [*listed().verbs.values(), *listed().others.values()]
    rows = [parsed(entry)[1] for row in entries for entry in row]
    asked = {k for t in rows for kinds in (t.object, t.subject, t.barred) for k in kinds.split("|")}
    assert asked - {""} <= known


def test_kind_may_stand_where_its_noun_does() -> None:
    found = match_trigger(words("dropping on"), 0)
    assert ("on",) in {t.rest for _, t in found if t.object == "weapons"}


@pytest.mark.parametrize("word", ["gave", "gives"])
def test_give_in_stands_together(word: str) -> None:
    tokens = words(f"{word} an interview in Bern")
    assert all(t.act != "concession" for _, t in match_trigger(tokens, 0))
    assert any(t.act == "concession" for _, t in match_trigger(words(f"{word} in"), 0))


@pytest.mark.parametrize(
    ("text", "form"),
    [("arm", "base"), ("arms", "s"), ("armed", "past"), ("arming", "ing"), ("taken", "participle")],
)
def test_verb_in_each_of_its_forms(text: str, form: str) -> None:
    verbs = {t.form for t in _triggers(text) if t.form}
    assert verbs == {form}


def test_noun_in_its_plural_but_no_phrase_that_goes_on() -> None:
    one, many = _triggers("tranche"), _triggers("tranches")
    assert [t for t in many if t.pattern == "n" and not t.rest] == [
        t for t in one if t.pattern == "n" and not t.rest
    ]
    phrase = words("loan tranche")
    assert any(t.rest == ("tranche",) for _, t in match_trigger(phrase, 0))
    assert not any(t.rest == ("tranche",) for t in _triggers("loans"))


def test_word_without_an_entry_names_nothing() -> None:
    assert match_trigger(words("xylophone"), 0) == []


@pytest.mark.parametrize("part", [0, 1, 2])
def test_entries_alike_stand_as_they_are_listed(part: int) -> None:
    for word in sorted(_written())[part :: 3 * _SAMPLE]:
        turns: dict[Trigger, int] = {}
        for first, form in _written()[word]:
            for turn, trigger in _inflected(first, form):
                turns[trigger] = min(turn, turns.get(trigger, turn))
        found = _triggers(word)
        assert set(found) == set(turns)
        for one, after in pairwise(found):
            assert (_rank(one), turns[one]) <= (_rank(after), turns[after])
