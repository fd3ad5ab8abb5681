"""Files as their makers publish them, by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from caryatid.errors import DataError
from caryatid.history.panel.events import load_coups, load_protests
from caryatid.history.panel.leaders import archigos_spells
from caryatid.history.panel.months import month_of

HEAD = "id,ccode,year,protest,startday,startmonth,startyear,protesterdemand1,protesterdemand2"


def test_demands_in_words_and_dates_in_parts(tmp_path: Path) -> None:
    rows = (
        "1,101,2019,1,23,1,2019,political behavior/process,removal of politician",
        "2,101,2019,1,30,1,2019,removal of politician,",
        "3,101,2019,1,2,2,2019,land farm issue,",
        "4,101,2019,0,.,.,.,.,.",
    )
    (tmp_path / "mass_mobilization").mkdir()
    path = tmp_path / "mass_mobilization" / "mmALL_073120_csv.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    assert load_protests(tmp_path) == Counter({(101, month_of(2019, 1)): 2})


def test_archigos_as_its_makers_give_it(tmp_path: Path) -> None:
    (tmp_path / "archigos").mkdir()
    path = tmp_path / "archigos" / "1March_Archigos_4.1.txt"
    head = "obsid\tccode\tleader\tyrborn\tstartdate\tenddate\texit\texitcode"
    row = "GMY-1998\t255\tSchröder\t1944\t1998-10-27\t2005-11-22\tRegular\tRegular"
    path.write_bytes(f"{head}\n{row}\n".encode("latin-1"))
    (found,) = archigos_spells(tmp_path)
    assert (found.country, found.leader) == (260, "Schröder")


def test_a_coup_without_a_month_is_named(tmp_path: Path) -> None:
    (tmp_path / "coups").mkdir()
    path = tmp_path / "coups" / "powell_thyne_coups_final.txt"
    path.write_text("ccode\tyear\tmonth\tday\tcoup\n40\t1952\t13\t10\t2\n", encoding="utf-8")
    with pytest.raises(DataError, match="row 2: a row has no date"):
        load_coups(tmp_path)
