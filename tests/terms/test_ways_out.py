from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from caryatid.terms.ways_out import (
    ARCHIGOS,
    EXIT_MODE,
    GWF,
    GWF_LABELS,
    IRREGULAR,
    WAYS_OUT,
    from_archigos,
    from_exit_mode,
    from_gwf,
)

_DATA = Path(__file__).parents[3] / "shared" / "data"
_ARCHIGOS = _DATA / "archigos" / "archigos_4.1.csv"
_GWF = _DATA / "gwf" / "gwf_autocratic.csv"

needs_archigos = pytest.mark.skipif(not _ARCHIGOS.exists(), reason="Archigos is not beside us")
needs_gwf = pytest.mark.skipif(not _GWF.exists(), reason="the GWF data are not beside us")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_mapping_ends_in_our_list_and_uses_all_of_it() -> None:
    for mapping in (ARCHIGOS, EXIT_MODE):
        assert {way for way in mapping.values() if way is not None} == set(WAYS_OUT)
    assert {way for way in GWF.values() if way is not None} == set(WAYS_OUT) - {"death"}


def test_the_ontologys_modes_are_our_ways() -> None:
    assert [from_exit_mode(mode) for mode in WAYS_OUT] == list(WAYS_OUT)


def test_negotiated_is_no_way_out() -> None:
    with pytest.raises(KeyError):
        from_exit_mode("negotiated")


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(KeyError):
        from_archigos("Regular", "Popular Protest, with Foreign Support")
    with pytest.raises(KeyError):
        from_gwf(10)


def test_codes_of_one_kind_fall_together() -> None:
    protest = "Popular Protest, {} Foreign Support"
    assert {from_archigos("Irregular", protest.format(x)) for x in ("with", "without")} == {
        "uprising"
    }
    assert from_archigos("Still in Office", "Still in Office") is None
    assert from_gwf(0) is None
    assert GWF_LABELS[4] == "popular uprising"
    assert from_gwf(4) == "uprising"


@needs_archigos
def test_totals_of_archigos_are_kept() -> None:
    rows = _rows(_ARCHIGOS)
    pairs = {(row["exit"], row["exitcode"]) for row in rows}
    assert pairs == set(ARCHIGOS)
    ways = Counter(from_archigos(row["exit"], row["exitcode"]) for row in rows)
    exits = Counter(row["exit"] for row in rows)
    assert sum(ways.values()) == len(rows)
    assert ways[None] == exits["Still in Office"]
    assert ways["regular"] == exits["Regular"]
    assert ways["foreign_imposed"] == exits["Foreign"]
    assert ways["death"] == exits["Natural Death"] + exits["Retired Due to Ill Health"]
    irregular = sum(ways[way] for way in IRREGULAR)
    rest = ("Irregular", "Foreign", "Suicide", "Unknown")
    assert irregular == sum(exits[name] for name in rest)


@needs_gwf
def test_totals_of_gwf_are_kept() -> None:
    rows = _rows(_GWF)
    codes = Counter(int(float(row["gwf_fail_type"])) for row in rows)
    assert set(codes) == set(GWF)
    ways = Counter(from_gwf(int(float(row["gwf_fail_type"]))) for row in rows)
    failures = sum(1 for row in rows if float(row["gwf_fail"]) == 1)
    assert sum(ways.values()) - ways[None] == failures
    assert ways["regular"] == sum(codes[code] for code in (1, 2, 3, 8))
