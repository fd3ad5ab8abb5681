import numpy as np
import pytest

from caryatid.forecast.spread import exit_probability, shares


def rates(sd, *, seed=1, level=0.002):
    z = np.random.default_rng(seed).standard_normal(2000)
    return level * np.exp(sd * z)[:, None, None] * np.ones((2000, 12, 7))


def test_shares_sum_to_one_and_follow_the_variances():
    found = shares(rates(0.2), rates(0.4), rates(0.8))
    assert sum(found.values()) == pytest.approx(1.0)
    logits = [np.log(p / (1 - p)).var() for p in map(exit_probability, map(rates, (0.2, 0.4, 0.8)))]
    assert found["judgement"] == pytest.approx(1.0 - logits[1] / logits[2])
    assert found["base_rate"] == pytest.approx(logits[0] / logits[2])


def test_a_rung_that_narrows_the_spread_has_no_share_in_it():
    found = shares(rates(0.4), rates(0.8), rates(0.5))
    assert found["judgement"] == 0.0
    assert found["base_rate"] + found["conditions"] == pytest.approx(1.0)
    assert shares(rates(0.8), rates(0.4), rates(0.9))["conditions"] == 0.0


def test_rates_without_spread_are_all_base_rate():
    same = rates(0.0)
    assert shares(same, same, same) == {"base_rate": 1.0, "conditions": 0.0, "judgement": 0.0}
