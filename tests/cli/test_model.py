"""caryatid model and caryatid whatif: on a small case, and where they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

NOW = "2019-03-05T09:00:00"
FEW = ("--draws", 128, "--now", NOW)
TEXT = """---
title: Moscow lends again
published: 2019-03-01
outlet: Test Wire
---

Russia lent Venezuela $2 billion on Friday, the Russian finance ministry said. Soldiers of the
Venezuelan army defected on Saturday.
"""
JUDGEMENT = """by = "A. Analyst"

[constant."slope.coup.security_help"]
value = -6.0
range = [-8.0, -4.0]
reason = "advisers sit in every barracks"
"""


@pytest.fixture
def desk(call: Call, tmp_path: Path) -> Path:
    assert call("init", "desk", "--regime", "Venezuela", "--as-of", "2019-03-04").exit_code == 0
    folder = tmp_path / "desk"
    (folder / "documents" / "loan.txt").write_text(TEXT, encoding="utf-8")
    (folder / "judgement").mkdir(exist_ok=True)
    (folder / "judgement" / "ann.toml").write_text(JUDGEMENT, encoding="utf-8")
    assert call("read", folder, "--now", NOW).exit_code == 0
    return folder


def test_validate_prints_what_ships_whatever_it_is(call: Call) -> None:
    text = call("model", "validate").stdout
    assert "leader-years" in text
    assert "avoured" in text
    assert json.loads(call("model", "validate", "--json").stdout)["all_years"]["years"] > 3000


def test_validate_names_the_data_that_it_misses(call: Call, tmp_path: Path) -> None:
    result = call("model", "validate", "--from", tmp_path)
    assert result.exit_code == 3
    assert "leader_month_panel" in result.stderr


def test_a_what_if_leaves_no_trace_in_the_case(call: Call, desk: Path) -> None:
    before = sorted(p.name for p in desk.iterdir())
    result = call("whatif", desk, "--out", "RUS", "--pillar", "security_forces=-2", *FEW, "--json")
    found = json.loads(result.stdout)
    assert found["change_points"] > 0.0
    assert sum(found["by_way_points"].values()) == pytest.approx(found["change_points"])
    assert sorted(p.name for p in desk.iterdir()) == before
    assert "What-if on rung 3" in call("whatif", desk, "--out", "RUS", *FEW).stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "nothing is changed"),
        (("--pillar", "security_forces"), "PILLAR=Z"),
        (("--out", "ABC"), "no pillar or patron 'ABC'"),
    ],
)
def test_a_what_if_says_what_it_cannot_do(
    call: Call, desk: Path, options: tuple[str, ...], words: str
) -> None:
    result = call("whatif", desk, *options, *FEW)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_pool_shows_each_analyst(call: Call, desk: Path) -> None:
    result = call("model", "pool", desk, "--judgement", "ann", "--now", NOW, "--json")
    assert set(json.loads(result.stdout)["analysts"]) == {"ours", "ann"}
    assert call("model", "pool", desk, "--judgement", "bob", "--now", NOW).exit_code == 2


def test_the_specification_is_a_table_or_a_drawing(call: Call, desk: Path) -> None:
    table = call("model", "show", desk, "--now", NOW).stdout
    assert "we assume that RUS goes on while it gives the regime better than 15 to 70 %" in table
    assert "coup" in next(row for row in table.splitlines() if row.startswith("Security forces"))
    drawing = call("model", "show", desk, "--dot", "--now", NOW).stdout
    assert drawing.startswith("digraph")
    assert '"state forces" -> "way coup"' in drawing


@pytest.mark.slow
def test_a_diagnosis_prints(call: Call, desk: Path) -> None:
    text = call("model", "diagnose", desk, *FEW).stdout
    assert "Spread of rung 3" in text
    assert "1989-92" in text


@pytest.mark.parametrize("level", ["nan", "inf", "1e308", "abc", ""])
def test_a_level_off_the_scale_is_refused(call: Call, level: str) -> None:
    result = call("whatif", ".", "--pillar", f"security_forces={level}")
    assert result.exit_code == 2
    assert "is no level; write PILLAR=Z with Z from -6 to 6" in " ".join(result.stderr.split())
