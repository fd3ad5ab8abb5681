"""The built panel on disk."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from caryatid.errors import DataError
from caryatid.history.store import built
from caryatid.history.store.built import described, load_panel, panel_info, save_panel
from caryatid.history.store.manifest import write_whole
from caryatid.history.store.results import write_results

sys.path.insert(0, str(Path(__file__).parents[1] / "fit"))
from made_up import panel


def test_a_panel_comes_back_as_it_was(tmp_path: Path) -> None:
    made = panel(0.5, n=20)
    save_panel(made, tmp_path, described(made, tmp_path))
    back = load_panel(tmp_path)
    for field in fields(made):
        one, other = getattr(made, field.name), getattr(back, field.name)
        assert np.array_equal(one, other, equal_nan=one.dtype.kind == "f")


def test_the_same_panel_gives_the_same_bytes(tmp_path: Path) -> None:
    made = panel(0.5, n=20)
    files = [save_panel(made, tmp_path / str(i), described(made, tmp_path)) for i in range(2)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_a_panel_holds_by_hand(tmp_path: Path) -> None:
    made = panel(0.0, n=20)
    info = described(made, tmp_path)
    assert info["countries"] == info["spells"] == 20
    assert info["exits"]["coup"] == ((made.month == made.end) & (made.way >= 0)).sum()
    assert info["corrections"] == {"spells": 9, "ways_out": 15, "regimes": 6}
    assert info["files"] == {}


def test_without_a_panel_it_is_said_how_to_build_one(tmp_path: Path) -> None:
    assert panel_info(tmp_path) is None
    with pytest.raises(DataError, match="history build"):
        load_panel(tmp_path)


def test_a_spoilt_panel_is_named(tmp_path: Path) -> None:
    made = panel(0.0, n=20)
    path = save_panel(made, tmp_path, described(made, tmp_path))
    path.write_bytes(path.read_bytes()[:500])
    with pytest.raises(DataError, match="cannot be read"):
        load_panel(tmp_path)


def test_a_panel_of_another_version_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = panel(0.0, n=20)
    monkeypatch.setattr(built, "CONDITIONS", built.CONDITIONS[:-1])
    save_panel(
        made, tmp_path, described(replace(made, conditions=made.conditions[:, :-1]), tmp_path)
    )
    monkeypatch.undo()
    with pytest.raises(DataError, match=r"another version.*history build"):
        load_panel(tmp_path)


def test_a_failed_writing_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(OSError, match="x"):
        write_whole(tmp_path / "x", b"1")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_results_are_written(tmp_path: Path) -> None:
    write_results(tmp_path / "new", {"a": 1}, "| a |", "<svg/>")
    names = {p.name for p in (tmp_path / "new").iterdir()}
    assert names == {"backtest.json", "backtest.md", "backtest.svg"}
