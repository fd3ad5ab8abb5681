from __future__ import annotations

import pytest

from caryatid.reading import _entries
from caryatid.reading._entries import Entry, Listed, listed, parsed


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Listed:
    """Lists with a few entries of each shape."""
    lists = {
        "arms": {"dir": "completed", "v": ["re - arm", "Supply with +weapons"], "n": ["loan @new"]},
        "loyalty": {
            "dir": "continued",
            "v0": ["be stationed ~guards", "not bow"],
            "a": ["be calm"],
        },
    }
    monkeypatch.setattr(_entries, "FILES", ("only",))
    monkeypatch.setattr(_entries, "ACTS", dict.fromkeys(lists))
    monkeypatch.setattr(_entries, "load_data", lambda name: lists)
    return listed.__wrapped__()


def test_first_words(one: Listed) -> None:
    assert set(one.verbs) == {"re", "supply", "bow"}
    assert set(one.others) == {"loan", "stationed", "be"}


def test_turns_run_over_all_entries(one: Listed) -> None:
    rows = [e for table in (one.verbs, one.others) for row in table.values() for e in row]
    assert sorted(e.turn for e in rows) == list(range(6))
    assert [e.text for e in sorted(rows)][:2] == ["re - arm", "Supply with +weapons"]


def test_act_that_the_ontology_lacks(one: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_entries, "ACTS", {"arms": None})
    with pytest.raises(ValueError, match="ontology lacks: loyalty"):
        listed.__wrapped__()


def test_marks_of_a_phrase() -> None:
    entry = Entry(0, "arms", "completed", "vr", "get the +weapons from ~state !games @refused")
    first, row = parsed(entry)
    assert (first, row.rest, row.pattern, row.turned) == ("get", ("from",), "vp", True)
    assert (row.object, row.subject, row.barred, row.direction) == (
        "weapons",
        "state",
        "games",
        "refused",
    )


def test_denied_verb() -> None:
    first, row = parsed(Entry(0, "loyalty", "continued", "v0", "not bow"))
    assert (first, row.denied, row.direction) == ("bow", True, "continued")


def test_being_is_a_state() -> None:
    first, row = parsed(Entry(0, "arms", "completed", "vp", "be garrisoned by +guards"))
    assert (first, row.pattern, row.rest, row.object) == ("garrisoned", "a", ("by",), "guards")


def test_first_word_that_shows_is_the_one_that_parsing_finds() -> None:
    for table in (listed().verbs, listed().others):
        for first, row in list(table.items())[::10]:
            assert {parsed(entry)[0] for entry in row} == {first}
