"""Bad rows of each data set: refused, with the file and the row."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caryatid.errors import DataError
from caryatid.history.panel.events import load_coups, load_elections, load_protests
from caryatid.history.panel.leaders import reign_spells
from caryatid.history.panel.panel import make_panel
from caryatid.history.panel.regimes import load_regimes
from caryatid.history.panel.sources import sources
from caryatid.history.panel.tables import read_file

REIGN = "ccode,leader,sdate,smonth,syear,emonth,eyear,birthyear"
REIGN_GOOD = "100,Able,5,1,1990,6,1995,1950"
REGIME = "cowcode,gwf_startdate,gwf_enddate,gwf_regimetype"
REGIME_GOOD = "100,1/5/1990,6/7/1995,personal"
COUP = "ccode,year,month,day,coup"
COUP_GOOD = "100,1990,1,5,2"
VOTE = "ccode,elec_year,elec_month,event,type"
VOTE_GOOD = '100,1990,1,"Vote, As Scheduled",X'
PROTEST = "ccode,start_date,protest,removal_of_politician"
PROTEST_GOOD = "100,1990-01-05,1,1"

LOADERS: dict[str, tuple[Callable[[Path], Any], str, str, str]] = {
    "reign_leaders": (reign_spells, "reign/leaderlist_3_21.csv", REIGN, REIGN_GOOD),
    "reign_regimes": (load_regimes, "reign/regime_list.csv", REGIME, REGIME_GOOD),
    "coups": (load_coups, "coups/powell_thyne_2022-11-29.csv", COUP, COUP_GOOD),
    "reign_elections": (load_elections, "reign/electionlist_3_21.csv", VOTE, VOTE_GOOD),
    "protests": (
        load_protests,
        "mass_mobilization/mmALL_073120_csv.csv",
        PROTEST,
        PROTEST_GOOD,
    ),
}

BAD = [
    ("reign_leaders", REIGN_GOOD, "stands twice"),
    ("reign_leaders", "100,Baker,5,6,1994,6,1999,1950", "begins before the last one ended"),
    ("reign_leaders", "100,Baker,5,6,1999,6,1996,1950", "ends before it begins"),
    ("reign_leaders", "100,Baker,5,13,1999,6,2001,1950", "has no date"),
    ("reign_leaders", "1,Baker,5,6,1999,6,2001,1950", "unknown country code"),
    ("reign_regimes", REGIME_GOOD, "stands twice"),
    ("reign_regimes", "100,1/5/1994,6/7/1996,party-based", "begins before the last one ended"),
    ("reign_regimes", "100,1/5/1999,6/7/1996,party-based", "ends before it begins"),
    ("reign_regimes", "100,1999-01-05,6/7/2001,party-based", "has no date"),
    ("reign_regimes", "1,1/5/1999,6/7/2001,party-based", "unknown country code"),
    ("reign_regimes", "100,1/5/1999,6/7/2001,theocracy", "unknown type"),
    ("coups", COUP_GOOD, "stands twice"),
    ("coups", "100,1990,13,5,2", "has no date"),
    ("coups", "1,1990,1,5,2", "unknown country code"),
    ("reign_elections", '100,1990, ,"Vote, As Scheduled",X', "has no date"),
    ("reign_elections", '1,1990,1,"Vote, As Scheduled",X', "unknown country code"),
    ("protests", "100,someday,1,1", "has no date"),
    ("protests", "100,1990-01-05,yes,1", "has no number in protest"),
    ("coups", "Cuba,1990,1,5,2", "has no number in ccode"),
    ("protests", "1,1990-01-05,1,1", "unknown country code"),
]


def written(folder: Path, key: str, *rows: str, head: str = "") -> Path:
    path = folder / LOADERS[key][1]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([head or LOADERS[key][2], *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("key", LOADERS)
def test_a_good_row_is_read(tmp_path: Path, key: str) -> None:
    written(tmp_path, key, LOADERS[key][3])
    assert LOADERS[key][0](tmp_path)


@pytest.mark.parametrize(("key", "row", "told"), BAD)
def test_a_bad_row_is_named_with_file_and_row(
    tmp_path: Path, key: str, row: str, told: str
) -> None:
    path = written(tmp_path, key, LOADERS[key][3], row)
    with pytest.raises(DataError, match=told) as caught:
        LOADERS[key][0](tmp_path)
    assert f"{path}, row 3" in str(caught.value)


@pytest.mark.parametrize("key", LOADERS)
def test_a_renamed_column_is_named_with_its_file(tmp_path: Path, key: str) -> None:
    load, _, head, good = LOADERS[key]
    first = head.split(",")[0]
    path = written(tmp_path, key, good, head=head.replace(first, "state", 1))
    with pytest.raises(DataError, match=f"no column {first}") as caught:
        load(tmp_path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("key", LOADERS)
def test_an_empty_file_is_named(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, key)
    with pytest.raises(DataError, match="holds no row") as caught:
        LOADERS[key][0](tmp_path)
    assert str(path) in str(caught.value)


def test_text_in_a_table_of_numbers_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "infants.csv"
    path.write_text("gwcode,year,infmort\n2,1990,9\n2,1991,few\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"row 3: a row has no number in infmort"):
        read_file(sources()["infants"], path)


def test_votes_whose_events_are_numbers_are_no_votes(tmp_path: Path) -> None:
    written(tmp_path, "reign_elections", "100,1990,1,1,X")
    assert not load_elections(tmp_path)


def test_a_list_cut_short_makes_no_panel(tmp_path: Path, data: Path) -> None:
    source = sources()["archigos"]
    path = tmp_path / source.files[0]
    path.parent.mkdir()
    lines = (data / source.files[0]).read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:2000]), encoding="utf-8")
    with pytest.raises(DataError, match="1,999 rows, its makers' file 3,409"):
        make_panel(tmp_path)


@pytest.mark.slow
def test_a_country_year_that_stands_twice_is_named(tmp_path: Path, data: Path) -> None:
    for source in sources().values():
        for name in source.files:
            if (data / name).is_file():
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(data / name, tmp_path / name)
    path = next(tmp_path / f for f in sources()["infants"].files if (tmp_path / f).is_file())
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"row {len(lines) + 1}: a row stands twice") as caught:
        make_panel(tmp_path)
    assert str(path) in str(caught.value)
