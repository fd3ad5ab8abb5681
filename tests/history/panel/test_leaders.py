"""Leaders' spells: joining two lists, corrections, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from caryatid.errors import DataError
from caryatid.history.panel.corrections import archigos_corrections, later_ways, regime_corrections
from caryatid.history.panel.leaders import archigos_spells, join, load_spells, reign_spells
from caryatid.history.panel.months import FIRST, month_of
from caryatid.history.panel.regimes import corrected
from caryatid.history.panel.spells import Regime, Spell, same_code
from caryatid.terms.ways_out import WAYS_OUT

HEAD = "obsid,gwcode,leader,yrborn,startdate,enddate,exit,exitcode"
GOOD = "AAA-1990,100,Able,1950,1990-01-05,1995-06-07,Regular,Regular"
C = month_of(2016, 1)


def archigos(folder: Path, *rows: str, head: str = HEAD) -> Path:
    (folder / "archigos").mkdir(exist_ok=True)
    text = "\n".join([head, *rows]) + "\n"
    (folder / "archigos" / "archigos_4.1.csv").write_text(text, encoding="utf-8")
    return folder


def spell(start: int, end: int, way: str | None, name: str = "Able Baker") -> Spell:
    return Spell(1, name, start, end, way, 1950, start)


def test_a_spell_by_hand(tmp_path: Path) -> None:
    (found,) = archigos_spells(archigos(tmp_path, GOOD))
    assert (found.start, found.end) == (month_of(1990, 1), month_of(1995, 6))
    assert (found.country, found.way, found.born) == (100, "regular", 1950)


def test_the_change_from_chavez_to_maduro_is_set_right(data: Path) -> None:
    at = month_of(2013, 3)
    chavez, maduro = (s for s in load_spells(data) if s.country == 101 and at in (s.start, s.end))
    assert (chavez.end, chavez.way) == (at, "death")
    assert (maduro.start, maduro.end, maduro.way) == (at, month_of(2021, 3), None)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("AAA-1990,100,Able,1950,1990-01-05,1985-06-07,Regular,Regular", "ends before it begins"),
        ("AAA-1990,100,Able,1950,sometime,1995-06-07,Regular,Regular", "has no date"),
        ("AAA-1990,100,Able,1950,1990-01-05,1995-06-07,Vanished,Regular", "'Vanished'"),
        ("AAA-1990,9999,Able,1950,1990-01-05,1995-06-07,Regular,Regular", "unknown country code"),
        (
            "AAA-1982,100,Able,1950,1982-01-05,1995-06-07,Regular,Regular",
            "before the last one ended",
        ),
    ],
)
def test_a_bad_row_is_named_with_file_and_row(tmp_path: Path, row: str, told: str) -> None:
    good = GOOD.replace("1990", "1980").replace("1995", "1985")
    with pytest.raises(DataError, match=told) as caught:
        archigos_spells(archigos(tmp_path, good, row))
    assert "archigos" in str(caught.value)
    if "row" in caught.value.what:
        assert "row 3" in str(caught.value)


def test_a_spell_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="stands twice"):
        archigos_spells(archigos(tmp_path, GOOD, GOOD))


def test_a_renamed_column_is_named(tmp_path: Path) -> None:
    head = HEAD.replace("exitcode", "how_exit")
    with pytest.raises(DataError, match="no column exitcode"):
        archigos_spells(archigos(tmp_path, GOOD, head=head))


def test_a_missing_list_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="history pull reign_leaders"):
        reign_spells(tmp_path)


def test_who_was_in_office_is_carried_on_by_name() -> None:
    (found,) = join(
        [spell(C - 50, C - 1, None, "Baker")], [spell(C - 20, C + 30, "coup", "Álvaro Báker")]
    )
    assert (found.start, found.end, found.way) == (C - 50, C + 30, "coup")


def test_who_is_in_one_list_alone_is_lost_from_sight_or_taken_up() -> None:
    before, after = join(
        [spell(C - 50, C - 1, None, "Baker")], [spell(C - 9, C + 3, "regular", "Cole")]
    )
    assert (before.end, before.way) == (C, None)
    assert (after.start, after.first) == (C - 9, C)


def test_corrections_name_real_rows_and_reasons(data: Path) -> None:
    text = (data / "archigos" / "archigos_4.1.csv").read_text(encoding="utf-8")
    for key, better in archigos_corrections().items():
        assert f"\n{key}," in text
        assert better.why
    listed = {(s.country, s.end) for s in reign_spells(data)}
    assert set(later_ways()) <= listed
    assert set(later_ways().values()) <= set(WAYS_OUT)


def test_regimes_of_no_type_give_way_to_ours() -> None:
    taiwan = [r for r in regime_corrections() if r.country == 713]
    listed = [Regime(713, None, taiwan[0].start, taiwan[1].end), Regime(2, "party", 1, 2)]
    found = corrected(listed)
    assert [r.type for r in found if r.country == 713] == ["party", "democracy"]
    assert Regime(2, "party", 1, 2) in found


def test_lists_joined_agree_with_an_independent_joining(data: Path) -> None:
    # A list of spells joined by others from the same two sources.
    import pandas as pd

    table = pd.read_csv(data / "leader_month_panel" / "leader_spells_with_exit_mode.csv")
    theirs = {(int(r.ccode), int(r.s), int(r.e)) for r in table.itertuples() if r.e >= FIRST}
    ours = {(s.country, s.start, s.end) for s in load_spells(data) if s.end >= FIRST}
    assert ours == theirs


def test_numbers_of_other_lists() -> None:
    assert same_code(255, 0) == 260
    assert same_code(345, month_of(2000, 1)) == 345
    assert same_code(345, month_of(2007, 1)) == 340
