"""The whole backtest on the published data: what must be shown, and that it is the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from caryatid.executor import LOCAL_CLUSTER, InProcess, open_executor
from caryatid.history.fit.backtest import backtest, fit_years
from caryatid.history.fit.model import tables_of
from caryatid.history.fit.published import has_published, ward_beger
from caryatid.history.fit.summary import Scored, as_json
from caryatid.history.fit.trials import rows_between
from caryatid.history.panel.months import month_of
from caryatid.history.panel.panel import Panel
from caryatid.terms.ways_out import IRREGULAR

NAMES = {
    "ward_beger_6m",
    "ward_beger_1m",
    "beger_dorff_ward_test",
    "forecaster2_attempt",
    "own_12m_irregular",
    "own_12m_any_autocracies",
}
KEYS = {
    "rows",
    "events",
    "auc_roc",
    "auc_pr",
    "brier",
    "brier_skill",
    "log_skill",
    "top_decile_ratio",
}


@pytest.fixture(scope="module")
def tests(data: Path, whole: Panel) -> dict[str, Scored]:
    return {found.name: found for found in backtest(whole, data, InProcess())}


def test_rows_whose_horizon_was_not_seen_are_left_out(whole: Panel) -> None:
    rows = rows_between(whole, 2010, 2021, 12, ways=IRREGULAR)
    last = whole.month[rows.places].max()
    assert last == month_of(2020, 4)
    stayed = ~rows.y & (whole.end[rows.places] - whole.month[rows.places] < 11)
    assert (whole.way[rows.places][stayed] >= 0).all()


def test_published_rows_are_all_there_with_their_own_scores(data: Path, whole: Panel) -> None:
    if not has_published(data):
        pytest.skip("the published forecasts are not beside the repository")
    rows = ward_beger(data, whole, 6)
    assert rows.y.size + rows.left_out == 5078
    assert (rows.y.sum(), rows.events) == (49, 9)


@pytest.mark.slow
def test_every_test_has_its_scores(tests: dict[str, Scored]) -> None:
    assert set(tests) >= NAMES
    for found in tests.values():
        told = as_json(found)
        assert set(told) >= KEYS
        json.dumps(told, allow_nan=False)


@pytest.mark.slow
def test_the_kept_results_are_what_the_code_gives(tests: dict[str, Scored]) -> None:
    docs = Path(__file__).resolve().parents[3] / "docs" / "history-backtest.json"
    told = json.loads(docs.read_text(encoding="utf-8"))["tests"]
    assert set(told) == set(tests)
    for name, found in tests.items():
        made = as_json(found)
        for key in KEYS:
            assert made[key] == pytest.approx(told[name][key], abs=2e-3), (name, key)


@pytest.mark.slow
def test_published_forecasts_score_as_published(tests: dict[str, Scored]) -> None:
    scores = tests["ward_beger_6m"].scores["published"]
    assert scores["auc_roc"] == pytest.approx(0.823, abs=0.001)
    assert scores["brier"] == pytest.approx(0.0101, abs=5e-5)


@pytest.mark.slow
def test_what_must_be_reached_is_reached(tests: dict[str, Scored]) -> None:
    ours = {name: found.scores["ours"] for name, found in tests.items()}
    assert ours["ward_beger_6m"]["auc_roc"] >= 0.80
    assert ours["ward_beger_6m"]["brier"] <= 0.0101
    assert ours["ward_beger_1m"]["auc_roc"] >= 0.84
    assert ours["forecaster2_attempt"]["auc_roc"] >= 0.77
    assert ours["forecaster2_attempt"]["brier_skill"] > 0
    assert ours["forecaster2_attempt"]["log_skill"] > 0
    assert ours["own_12m_irregular"]["log_skill"] >= 0.09
    assert ours["own_12m_irregular"]["brier_skill"] >= 0
    assert ours["own_12m_any_autocracies"]["brier_skill"] >= 0.15
    assert ours["own_12m_any_autocracies"]["auc_roc"] >= 0.76
    assert 0.7 <= ours["own_12m_irregular"]["calibration_slope"] <= 1.4


@pytest.mark.slow
def test_what_falls_short_is_not_told_apart_from_what_was_asked(tests: dict[str, Scored]) -> None:
    bands = tests["beger_dorff_ward_test"].scores["ours"]["bands"]["auc_roc"]
    assert bands[0] < 0.82 < bands[1]


@pytest.mark.slow
def test_fits_are_the_same_on_one_worker_and_on_two(whole: Panel) -> None:
    tables = tables_of(whole.rows())
    one = fit_years(whole, tables, (2009, 2014), InProcess())
    with open_executor(2) as executor:
        two = fit_years(whole, tables, (2009, 2014), executor)
    for year in (2009, 2014):
        assert np.array_equal(
            one.models[year].irregular.structure, two.models[year].irregular.structure
        )
        assert np.array_equal(one.attempts[year].covariance, two.attempts[year].covariance)


@pytest.mark.slow
def test_the_backtest_is_the_same_on_two_workers_and_on_a_cluster(
    data: Path, whole: Panel, tests: dict[str, Scored]
) -> None:
    pytest.importorskip("distributed", reason="dask is not installed: pip install '.[cluster]'")
    here = {name: as_json(found) for name, found in tests.items()}
    for cluster in ("", LOCAL_CLUSTER):
        with open_executor(2, cluster=cluster) as executor:
            there = {found.name: as_json(found) for found in backtest(whole, data, executor)}
        assert there == here
