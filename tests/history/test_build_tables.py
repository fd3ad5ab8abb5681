"""The shipped tables are what the script makes from the published data."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from _history.campaigns import count_campaigns
from _history.tables import build_all, class_table
from _history.writing import text_of_table, write

from caryatid.history.panel.counting import LeaderMonth, count_classes
from caryatid.history.panel.months import month_of
from caryatid.history.panel.panel import Panel

SHIPPED = (
    "classes",
    "death",
    "regimes",
    "conditions",
    "campaigns",
    "coups",
    "coefficients",
    "structure",
)


def shipped(name: str) -> str:
    return (files("caryatid.history") / "data" / f"{name}.json").read_text(encoding="utf-8")


def test_text_of_a_table_is_json_with_a_line_for_each_entry() -> None:
    text = text_of_table({"about": "x", "cells": {"b": [1.0, 2.5], "a": [[3.0]]}})
    assert json.loads(text) == {"about": "x", "cells": {"b": [1, 2.5], "a": [[3]]}}
    assert '  "b": [1,2.5],\n' in text


def test_a_table_is_written_whole(tmp_path: Path) -> None:
    write(tmp_path / "t.json", {"a": {}})
    assert [p.name for p in tmp_path.iterdir()] == ["t.json"]
    assert json.loads((tmp_path / "t.json").read_text(encoding="utf-8")) == {"a": {}}


def test_every_table_says_what_it_is_and_where_it_comes_from() -> None:
    for name in SHIPPED:
        content = json.loads(shipped(name))
        assert content["about"]
        assert any(name in content["source"] for name in ("Archigos", "Mass Mobil", "V-Dem"))


def test_campaign_years_by_hand() -> None:
    t = month_of(2000, 1)
    months = [
        LeaderMonth(101, t + i, t - 9, 9 + i, "personal", 1950, "uprising" if i == 14 else None)
        for i in range(15)
    ]
    protests = {(101, t + 1): 2, (101, t + 11): 1, (101, t + 12): 2}
    found = count_campaigns(months, protests)  # type: ignore[arg-type]
    assert found["types"] == {"personal": [[2000, 12, 0, 0, 0, 0, 0, 0, 0]]}
    assert found["years"] == {"VEN": [2000]}


def test_the_class_table_is_what_the_script_makes(whole: Panel) -> None:
    months = whole.rows()
    made = text_of_table(class_table(count_classes(months), months))
    assert made == shipped("classes")


@pytest.mark.slow
def test_all_shipped_tables_are_what_the_script_makes(data: Path) -> None:
    for name, content in build_all(data):
        if name not in ("coefficients", "structure"):
            assert text_of_table(content) == shipped(name), name
            continue
        told, made = json.loads(shipped(name)), json.loads(text_of_table(content))
        close(made, told)


def close(made: Any, told: Any) -> None:
    """The same, numbers up to the last digit that ships (processors round differently)."""
    if isinstance(told, dict):
        assert made.keys() == told.keys()
        for key, value in told.items():
            close(made[key], value)
    elif isinstance(told, list) and told and not isinstance(told[0], str):
        whole = all(isinstance(value, int) for value in told)
        assert np.allclose(made, told, atol=1.01 if whole else 2e-4, rtol=0)
    elif isinstance(told, float):
        assert made == pytest.approx(told, abs=0.02)
    else:
        assert made == told
