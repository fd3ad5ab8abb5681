from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from caryatid.terms.regimes import RegimeRow, regime_on

_ROOT = Path(__file__).parents[2]
_DATA = _ROOT.parent / "shared" / "data"
_END = date(2015, 12, 31)


@pytest.fixture(scope="module")
def scripts() -> Iterator[None]:
    sys.path.insert(0, str(_ROOT / "scripts"))
    yield
    sys.path.remove(str(_ROOT / "scripts"))


@pytest.fixture
def script(scripts: None) -> ModuleType:
    return importlib.import_module("check_regimes")


@pytest.fixture
def compare(scripts: None) -> ModuleType:
    return importlib.import_module("_regimes.compare")


@pytest.fixture
def lists(scripts: None) -> ModuleType:
    return importlib.import_module("_regimes.lists")


@pytest.fixture
def row() -> RegimeRow:
    found = regime_on("SYR", date(2012, 1, 1))
    assert found is not None
    return replace(found, until=None)


def _differences(
    compare: ModuleType, rows: list[RegimeRow], listed: list[object]
) -> list[tuple[str, str]]:
    found = compare.leader_differences(compare.spans(rows), listed, _END)
    return [(d.who, d.what) for d in found]


def test_what_agrees_is_not_listed(compare: ModuleType, lists: ModuleType, row: RegimeRow) -> None:
    same = lists.Listed("SYR", "Bashar al-Asad", date(2000, 7, 10), None, 1965)
    assert _differences(compare, [row], [same]) == []


def test_dates_births_and_exits_are_compared(
    compare: ModuleType, lists: ModuleType, row: RegimeRow
) -> None:
    other = lists.Listed("SYR", "Assad", date(2001, 7, 10), date(2014, 1, 1), 1960)
    found = _differences(compare, [row], [other])
    assert found == [(f"{row.leader} 2000", what) for what in ("born", "entry", "exit")]


def test_an_exit_after_the_lists_end_is_none(
    compare: ModuleType, lists: ModuleType, row: RegimeRow
) -> None:
    gone = replace(row, until=date(2024, 12, 8))
    same = lists.Listed("SYR", "Assad", date(2000, 7, 17), None, 1965)
    assert _differences(compare, [gone], [same]) == []


def test_later_leaders_are_counted_and_not_compared(compare: ModuleType, row: RegimeRow) -> None:
    new = replace(row, leader="Somebody", in_office_since=date(2024, 12, 8), regime_since=None)
    ours = compare.spans([new])
    assert compare.leader_differences(ours, [], _END) == []
    assert compare.later(ours, _END) == ours


def test_leaders_missing_on_either_side_are_named(
    compare: ModuleType, lists: ModuleType, row: RegimeRow
) -> None:
    other = lists.Listed("SYR", "Nobody Else", date(2000, 7, 17), None, 1965)
    short = lists.Listed("SYR", "Stopgap", date(2010, 1, 1), date(2010, 2, 1), 1950)
    old = lists.Listed("SYR", "Forebear", date(1970, 1, 1), date(2000, 6, 10), 1930)
    elsewhere = lists.Listed("CHE", "Somebody", date(2010, 1, 1), None, 1950)
    found = _differences(compare, [row], [other, short, old, elsewhere])
    assert found == [(f"{row.leader} 2000", "leader"), ("Nobody Else", "leader")]


def test_a_son_is_not_taken_for_his_father(
    compare: ModuleType, lists: ModuleType, row: RegimeRow
) -> None:
    father = lists.Listed("SYR", "Hafez al-Assad", date(1971, 3, 12), date(2000, 8, 1), 1930)
    son = lists.Listed("SYR", "Bashar al-Assad", date(2000, 7, 17), None, 1965)
    assert _differences(compare, [row], [father, son]) == []


def test_a_spell_that_the_list_cuts_in_two_is_a_gap(
    compare: ModuleType, lists: ModuleType, row: RegimeRow
) -> None:
    first = lists.Listed("SYR", "Assad", date(2000, 7, 17), date(2007, 1, 1), 1965)
    second = lists.Listed("SYR", "Assad", date(2008, 1, 1), None, 1965)
    assert _differences(compare, [row], [first, second]) == [(f"{row.leader} 2000", "gap")]


def test_types_are_compared_day_by_day_and_told_in_runs(
    compare: ModuleType, lists: ModuleType, row: RegimeRow
) -> None:
    theirs = lists.Typed("SYR", "personal", date(2010, 1, 1), date(2012, 12, 31))
    days = [date(year, 7, 1) for year in range(2009, 2015)]
    (found,) = compare.type_differences([row], [theirs], days)
    assert found.key == "SYR 2010-2012: type"
    assert (found.ours, found.theirs) == ("hybrid", "personal")
    agreed = replace(theirs, type="hybrid")
    assert compare.type_differences([row], [agreed], days) == []


def test_a_reason_belongs_to_its_list(script: ModuleType, compare: ModuleType) -> None:
    difference = compare.Difference("SYR", "Assad 2000", "entry", "a", "b")
    why = {"leaders": {difference.key: "for both"}, "reign": {}}
    archigos = script.Compared("archigos", [difference], 0)
    types = script.Compared("reign types", [difference], 0)
    assert script.reason_for(archigos, difference, why) == "for both"
    assert script.reason_for(types, difference, why) is None


@pytest.mark.skipif(
    not (_DATA / "archigos").is_dir() or not (_DATA / "reign").is_dir(),
    reason="the published lists are not beside us",
)
def test_what_is_left_against_the_published_lists_has_a_reason(script: ModuleType) -> None:
    why = script.reasons()
    used: dict[str, set[str]] = {name: set() for name in why}
    for compared in script.compare_all(_DATA):
        for difference in compared.differences:
            reason = script.reason_for(compared, difference, why)
            assert reason, f"{compared.name}: {difference.key}"
            place = compared.name if difference.key in why[compared.name] else "leaders"
            used[place].add(difference.key)
    assert used == {name: set(reasons) for name, reasons in why.items()}
