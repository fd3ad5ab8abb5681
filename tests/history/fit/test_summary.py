"""What a test tells: scores, nulls for what has no value, verdicts."""

from __future__ import annotations

import json

import numpy as np

from caryatid.history.fit.summary import Scored, as_json, scored
from caryatid.history.fit.telling import calibration_table, score_table, verdict
from caryatid.history.fit.trials import Rows


def made(*, shift: float = 0.0) -> dict[str, object]:
    rng = np.random.default_rng(9)
    p = rng.uniform(0.01, 0.5, 2000)
    y = rng.random(2000) < p
    rows = Rows(np.arange(2000), y, np.repeat(np.arange(100), 20), np.where(y, np.arange(2000), -1))
    other = np.clip(shift * rng.random(2000) + (1 - shift) * p, 0.001, 0.999)
    return as_json(scored(Scored("t", "A test", rows, 0.25, {"ours": p, "published": other})))


def test_a_test_tells_its_size_and_its_scores() -> None:
    found = made()
    assert found["rows"] == 2000
    assert found["events"] == found["positive_rows"]
    assert found["brier_skill"] > 0
    assert found["bands"]["auc_roc"][0] < found["auc_roc"] < found["bands"]["auc_roc"][1]


def test_the_same_forecast_is_not_told_apart_and_noise_is() -> None:
    assert "not distinguishable" in verdict(made())
    assert "better than the published" in verdict(made(shift=1.0))


def test_what_has_no_value_is_null() -> None:
    p = np.linspace(0.01, 0.2, 40)
    y = p < 0.05
    rows = Rows(np.arange(40), y, np.repeat(np.arange(4), 10), np.where(y, 1, -1))
    found = as_json(scored(Scored("t", "A test", rows, 0.1, {"ours": p})))
    assert found["top_decile_ratio"] is None
    json.dumps(found, allow_nan=False)
    assert "none" in calibration_table({"t": found}, {"t": "A test"})
    assert verdict(found) == "nobody published a forecast of these rows"


def test_tables_have_a_row_for_each_forecast() -> None:
    text = score_table({"t": made()}, {"t": "A test"})
    assert len(text.splitlines()) == 2 + 2
    assert "| A test | 2,000 /" in text
