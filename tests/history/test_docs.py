"""The document shows what ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from _history.describe import tables

from caryatid.history._data import constant, table
from caryatid.history.effects import CONDITIONS, YES_NO
from caryatid.history.fit.telling import calibration_table, score_table, verdict

DOCS = Path(__file__).resolve().parents[2] / "docs"
DOCUMENT = (DOCS / "history.md").read_text(encoding="utf-8")
RESULTS = json.loads((DOCS / "history-backtest.json").read_text(encoding="utf-8"))["tests"]


@pytest.mark.parametrize("number", range(7))
def test_tables_are_those_that_ship(number: int) -> None:
    assert tables()[number] in DOCUMENT


def test_numbers_in_the_text_are_those_that_ship() -> None:
    told = " ".join(DOCUMENT.split())
    shapes = table("coefficients")["shapes"]
    assert (
        f"shapes {shapes['era']:.1f} for the era, {shapes['type']:.1f} for the type, "
        f"{shapes['band']:.1f} for the band, {shapes['cell']:.1f} for the cell"
    ) in told
    exits = table("coefficients")["by_last_year"]["2020"]["exits"]
    assert f"{exits['irregular']:,} irregular, {exits['regular']:,} regular" in told
    assert f"hold in {100 * constant('reader_precision'):.0f} of 100 draws" in told
    assert f"an election bears on {constant('election_window_months'):.0f} months" in told


def test_every_condition_that_a_case_can_set_is_explained() -> None:
    for name in CONDITIONS:
        value = "1 yes, 0 no" if name in YES_NO else "number of events"
        assert f"| `{name}` | {value} |" in DOCUMENT


def test_results_are_those_that_are_kept() -> None:
    titles = {name: found["title"] for name, found in RESULTS.items()}
    assert score_table(RESULTS, titles) in DOCUMENT
    assert calibration_table(RESULTS, titles) in DOCUMENT


def test_no_published_forecast_can_be_told_from_ours() -> None:
    verdicts = [verdict(found) for found in RESULTS.values() if "published" in found["others"]]
    assert len(verdicts) == 4
    assert all("not distinguishable" in told for told in verdicts)
