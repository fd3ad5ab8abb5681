"""What a run hangs on: patrons, tipping values, groups, constants, and the one calibrated event."""

from __future__ import annotations

import numpy as np
import pytest

from caryatid.errors import UsageError
from caryatid.executor import InProcess
from caryatid.forecast import judgement_from
from caryatid.forecast.diagnosis import (
    GROUPS,
    cascade,
    cascade_words,
    compare,
    comparison_text,
    crossing,
    diagnosis_json,
    diagnosis_text,
    groups,
    sobol,
    spread_by_group,
    tipping_level,
    withdrawal_ratio,
)
from caryatid.forecast.diagnosis.cascade import Cascade
from caryatid.forecast.diagnosis.diagnosing import diagnose
from caryatid.forecast.diagnosis.groups import shapley_shares
from caryatid.rng import normal

FORCES = "security_forces"


def additive(weights):
    """The sum of independent normal numbers, each from a stream that can be drawn anew."""
    draws = np.arange(20_000, dtype=np.int64)

    def outcome(afresh):
        return sum(
            w * normal(1, draws, f"{name}{'/anew' if name in afresh else ''}")
            for name, w in weights.items()
        )

    return outcome


def test_shares_of_a_sum_are_the_variances_of_its_parts():
    weights = {"a": 3.0, "b": 1.0, "c": 0.0}
    found = shapley_shares(tuple(weights), additive(weights))
    for name, w in weights.items():
        assert found[name].mean == pytest.approx(w * w / 10.0, abs=4 * found[name].se + 1e-12)
    assert sum(share.mean for share in found.values()) == pytest.approx(1.0)


def test_nothing_that_varies_has_no_shares():
    found = shapley_shares(("a",), lambda afresh: np.ones(10))
    assert found["a"].mean == 0.0


@pytest.fixture
def told(forecast, refusal, hand_made, monkeypatch):
    monkeypatch.setattr(groups, "base_hazard", hand_made.HandMade())
    return forecast(refusal, draws=256)


def test_the_spread_of_a_run_is_split_into_all_groups(told):
    found = spread_by_group(told, executor=InProcess())
    assert set(found) == set(GROUPS)
    assert sum(share.mean for share in found.values()) == pytest.approx(1.0)
    assert found["base_rate"].mean > 0.2
    assert found["judgement"].mean + found["reports"].mean > 0.0


def test_one_patron_has_nobody_to_follow(told):
    assert cascade(told) is None
    assert "Fewer than two" in cascade_words(None)
    assert "run on" in cascade_words(Cascade(1.2, 9.0, 0.5, "CHN"))


def test_a_crossing_is_found_where_there_is_one():
    found = crossing(lambda x: 1.0 / (1.0 + np.exp(x - 1.3)), name="x", low=-4.0, high=4.0)
    assert found.at == pytest.approx(1.3, abs=1e-3)
    rising = crossing(lambda x: 1.0 / (1.0 + np.exp(1.3 - x)), name="x", low=-4.0, high=4.0)
    assert rising.at == pytest.approx(1.3, abs=1e-3)
    assert crossing(lambda x: 0.9, name="x", low=0.0, high=1.0).at is None


def test_the_tipping_level_of_a_pillar_is_where_survival_crosses(told):
    low, high = tipping_level(told, FORCES, target=0.0).survival
    middle = (low + high) / 2
    found = tipping_level(told, FORCES, target=middle)
    left = compare(told, pillar_z={FORCES: found.at}).after
    assert 1.0 - left == pytest.approx(middle, abs=1e-3)
    with pytest.raises(UsageError, match="caryatid state"):
        tipping_level(told, "navy")


def test_sobol_finds_the_constant_that_matters(told):
    names = ("slope.coup.forces", "income.noise", "negotiated.regular")
    found = sobol(told, names[:2], executor=InProcess(), sets=256)
    assert [index.name for index in found] == list(names[:2])
    assert found[0].total > 0.5 > found[1].total
    assert found[0].total_band[0] <= found[0].total <= found[0].total_band[1]
    for bad, sets in ((names[:1], 128), (names[:1], 300), (names[2:], 256), (("patron.tau",), 256)):
        with pytest.raises(UsageError):
            sobol(told, bad, executor=InProcess(), sets=sets)


def test_a_what_if_is_a_paired_difference(told):
    found = compare(told, pillar_z={FORCES: -2.0}, patrons_out=("RUS",))
    assert found.points == pytest.approx(100 * (found.after - found.before))
    assert sum(found.by_way.values()) == pytest.approx(found.points)
    assert found.points > 2 * found.se > 0.0
    assert "coup" in comparison_text(found)
    same = compare(told, pillar_z={})
    assert same.points == 0.0
    assert "not distinguishable" in comparison_text(same)


@pytest.mark.parametrize("regime_type", ["party", "personal"])
def test_a_main_patron_that_leaves_is_calibrated_to_the_one_event(regime_type):
    ratio = withdrawal_ratio(regime_type=regime_type)
    assert 1.6 <= ratio.median <= 3.4
    assert 0.8 <= ratio.low <= ratio.high <= 8.0
    western = withdrawal_ratio(regime_type=regime_type, builds_control=False)
    assert 0.9 <= western.median <= 1.2


@pytest.mark.slow
def test_a_diagnosis_says_all_of_it(told):
    found = diagnose(told, executor=InProcess())
    text = diagnosis_text(found)
    for words in ("Spread of rung 3", "1989-92", FORCES, "slope."):
        assert words in text
    assert set(diagnosis_json(found)) == {
        "spread", "patrons", "tipping", "constants", "withdrawal", "own_class", "western",
        "coups",
    }  # fmt: skip


def test_an_offer_to_a_patron_costs_the_regime(forecast, refusal):
    def offered(low, high):
        raw = {"by": "A", "patron": {"RUS": {"offer": [low, high], "reason": "r"}}}
        return forecast(refusal, judgement=judgement_from(raw, where="f"), draws=512)

    none, large = offered(0.0, 0.0), offered(0.5, 0.8)
    assert none.forecast == forecast(refusal, draws=512).forecast
    out = 2
    assert large.ensemble.stances[-1, 0, out] > none.ensemble.stances[-1, 0, out]
    assert np.array_equal(large.ensemble.twin.states, none.ensemble.twin.states)
    left = [r.forecast.leader_exit.horizons[24]["rung3"].p for r in (none, large)]
    assert left[1] > left[0]
