from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from caryatid.terms.countries import COUNTRIES
from caryatid.terms.people import PEOPLE, Person

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
    return importlib.import_module("check_countries")


@pytest.fixture
def codes(scripts: None) -> ModuleType:
    return importlib.import_module("_countries.codes")


@pytest.fixture
def lists(scripts: None) -> ModuleType:
    return importlib.import_module("_countries.lists")


@pytest.fixture
def heads(scripts: None) -> ModuleType:
    return importlib.import_module("_countries.heads")


@pytest.fixture
def listed(scripts: None) -> type:
    kind: type = importlib.import_module("_regimes.lists").Listed
    return kind


def _keys(codes: ModuleType, rows: list[object]) -> list[str]:
    return [found.key for found in codes.mismatches(COUNTRIES, rows)]


def test_codes_and_names_that_agree_are_not_listed(codes: ModuleType, lists: ModuleType) -> None:
    rows = [
        lists.Named("a", "cow", "101", "Venezuela"),
        lists.Named("a", "gw", "340", "Serbia"),
        lists.Named("a", "cow", "345", "Serbia"),
        lists.Named("a", "iso3", "KOR", "Korea, Republic of"),
        lists.Named("a", "gw", "775", "Myanmar (Burma)"),
        lists.Named("a", "gw", "510", "Tanzania/Tanganyika"),
        lists.Named("a", "cow", "101", ""),
    ]
    assert _keys(codes, rows) == []


def test_a_wrong_code_an_unknown_name_and_an_unknown_number_are_listed(
    codes: ModuleType, lists: ModuleType
) -> None:
    rows = [
        lists.Named("a", "cow", "100", "Venezuela"),
        lists.Named("a", "cow", "101", "Atlantis"),
        lists.Named("a", "gw", "999", ""),
    ]
    assert _keys(codes, rows) == ["cow 100 Venezuela", "cow 101 Atlantis", "gw 999"]


def test_one_disagreement_of_several_lists_is_told_once(
    codes: ModuleType, lists: ModuleType
) -> None:
    rows = [lists.Named(source, "cow", "100", "Venezuela") for source in ("b", "a")]
    (found,) = codes.mismatches(COUNTRIES, rows)
    assert found.sources == ("a", "b")
    assert found.ours == "100 is COL, Venezuela is VEN"


def test_numbers_that_no_list_has_are_told(codes: ModuleType, lists: ModuleType) -> None:
    two = {iso3: COUNTRIES[iso3] for iso3 in ("VEN", "HKG")}
    rows = [
        lists.Named("a", "iso3", "VEN", "Venezuela"),
        lists.Named("a", "gw", "101", ""),
        lists.Named("a", "iso3", "HKG", "Hong Kong"),
    ]
    found = codes.without_evidence(two, rows)
    assert [(line.key, line.theirs) for line in found] == [("cow 101 VEN", "in no list")]


def test_lists_are_read_from_their_files(lists: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "coups").mkdir()
    (tmp_path / "coups" / "powell_thyne_2022-11-29.csv").write_text(
        "country,ccode,ccode_gw,year\nVenezuela,101,101,2002\nVenezuela,101,101,1992\n"
        "Dahomey,434,434,1967\nNowhere,,,2002\n"
    )
    folder = tmp_path / "text" / "event_dictionaries"
    folder.mkdir(parents=True)
    (folder / "Phoenix.Countries.actors.txt").write_text("# words\nEL_DORADO_  [ELD]\n+GOLD_\n")
    assert lists.read_all(tmp_path) == [
        lists.Named("Phoenix dictionary", "iso3", "ELD", "El Dorado"),
        lists.Named("Powell and Thyne", "cow", "101", "Venezuela"),
        lists.Named("Powell and Thyne", "gw", "101", "Venezuela"),
    ]
    assert lists.read_all(tmp_path / "nowhere") == []


def _head(since: date, until: date | None, office: str = "president") -> Person:
    return Person("Jane Roe", "official", "CAN", office, ("Roe",), since, until)


def _found(heads: ModuleType, people: list[Person], rows: list[object]) -> list[tuple[str, str]]:
    found = heads.head_differences(heads.head_spans(people), [], rows, _END)
    return [(d.who, d.what) for d in found]


def test_only_heads_with_a_first_day_are_compared(heads: ModuleType) -> None:
    minister = _head(date(2000, 1, 1), None, "foreign minister")
    timeless = Person("John Doe", "official", "CAN", "president", (), None, None)
    assert heads.head_spans([minister, timeless]) == []
    assert len(heads.head_spans(PEOPLE)) > 300


def test_days_of_a_head_in_the_list_are_compared(heads: ModuleType, listed: type) -> None:
    ours = _head(date(2000, 1, 1), date(2006, 1, 1))
    same = listed("CAN", "Roe", date(2000, 1, 20), date(2005, 12, 20), None)
    late = listed("CAN", "Roe", date(2000, 6, 1), date(2007, 1, 1), None)
    assert _found(heads, [ours], [same]) == []
    assert _found(heads, [ours], [late]) == [("Jane Roe 2000", w) for w in ("entry", "exit")]


def test_a_head_who_is_not_in_the_list_is_no_disagreement(heads: ModuleType, listed: type) -> None:
    ours = _head(date(2000, 1, 1), date(2006, 1, 1))
    assert _found(heads, [ours], []) == []


def test_a_listed_leader_whom_we_lack_is_told_for_complete_countries(
    heads: ModuleType, listed: type
) -> None:
    ours = _head(date(2000, 1, 1), date(2006, 1, 1))
    same = listed("CAN", "Roe", date(2000, 1, 1), date(2006, 1, 1), None)
    other = listed("CAN", "Nobody Else", date(2006, 1, 1), date(2010, 1, 1), None)
    old = listed("CAN", "Forebear", date(1970, 1, 1), date(1980, 1, 1), None)
    assert _found(heads, [ours], [same, other, old]) == [("Nobody Else", "leader")]


def test_complete_countries_are_countries_with_heads(heads: ModuleType) -> None:
    assert set(COUNTRIES) >= heads.COMPLETE


def test_a_reason_belongs_to_its_part(script: ModuleType) -> None:
    why = {"heads": {"k": "for both"}, "reign": {"r": "here"}, "codes": {"k": "a code"}}
    assert script.place(script.Line("archigos", "k", "", ""), why) == "heads"
    assert script.place(script.Line("codes", "k", "", ""), why) == "codes"
    assert script.place(script.Line("reign", "r", "", ""), why) == "reign"
    assert script.place(script.Line("archigos", "r", "", ""), why) is None


@pytest.mark.skipif(
    not (_DATA / "archigos").is_dir() or not (_DATA / "ert").is_dir(),
    reason="the published lists are not beside us",
)
def test_what_is_left_against_the_published_lists_has_a_reason(script: ModuleType) -> None:
    why = script.reasons()
    used: dict[str, set[str]] = {part: set() for part in why}
    for line in script.compare_all(_DATA):
        part = script.place(line, why)
        assert part is not None, f"{line.part}: {line.key}"
        used[part].add(line.key)
    assert used == {part: set(reasons) for part, reasons in why.items()}
