"""Several analysts on one case."""

from __future__ import annotations

import math

import pytest

from caryatid.errors import UsageError
from caryatid.forecast import judgement_from
from caryatid.forecast.pool import pool, pool_json, pool_text


@pytest.fixture
def runs(forecast, refusal):
    def judged(slope):
        entry = {"value": slope, "range": [slope - 0.5, slope + 0.5], "reason": "r"}
        raw = {"by": "A", "constant": {"slope.coup.forces": entry}}
        return forecast(refusal, judgement=judgement_from(raw, where="f"), draws=256)

    return {"ours": forecast(refusal, draws=256), "bold": judged(-12.0), "calm": judged(-1.0)}


def odds(p):
    return math.log(p / (1 - p))


def test_the_pool_is_the_mean_of_the_log_odds(runs):
    found = pool(runs)
    for months, p in found.pooled.items():
        each = [odds(by_month[months]) for by_month in found.analysts.values()]
        assert odds(p) == pytest.approx(sum(each) / 3)
    assert found.analysts["bold"][12] > found.analysts["calm"][12]


def test_disagreement_is_the_share_between_analysts(runs):
    apart = pool(runs).disagreement
    assert 0.0 < apart < 1.0
    same = pool({"one": runs["ours"], "two": runs["ours"]})
    assert same.disagreement == pytest.approx(0.0, abs=1e-12)
    assert same.pooled == pytest.approx(same.analysts["one"])


def test_the_pool_prints_and_is_json(runs):
    found = pool(runs)
    assert "pool" in pool_text(found)
    assert "between them" in pool_text(found)
    assert pool_json(found)["pooled"]["12"] == pytest.approx(found.pooled[12], abs=1e-6)


def test_what_cannot_be_pooled_is_refused(runs, forecast, refusal):
    with pytest.raises(UsageError, match="at least two"):
        pool({"ours": runs["ours"]})
    with pytest.raises(UsageError, match="more than judgement"):
        pool({"ours": runs["ours"], "late": forecast(refusal, draws=256, seed=2)})
