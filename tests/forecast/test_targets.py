"""The regime's end against the sum written out, and limits of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from caryatid.forecast.targets import LATER, STAYING, exits_of, leader_target, regime_target
from caryatid.model import exit_mass, survival
from caryatid.terms.ways_out import WAYS_OUT

HORIZONS = (1, 3, 6, 12, 24)


@pytest.fixture
def case(hand_made):
    draws = np.arange(40, dtype=np.int64)
    made = hand_made.HandMade()
    return 4.0 * made.rates(3, draws, 24), hand_made.link(3, draws, 24)


def test_the_regime_stands_as_the_sum_says(case):
    h, link = case
    f, stays = exit_mass(h), survival(h)
    target = regime_target(exits_of(h), link, HORIZONS)
    for t in HORIZONS:
        stands = np.zeros(h.shape[0])
        for d in range(h.shape[0]):
            total = stays[d, t]
            for s in range(1, t + 1):
                for k in range(len(WAYS_OUT)):
                    total += (1 - link.rho[d, k]) * f[d, s - 1, k] * link.q[d, t - s]
            stands[d] = np.exp(-link.g0[d] * t) * total
        assert target.horizons[t].p == pytest.approx(1.0 - stands.mean(), abs=1e-12)
        assert target.horizons[t].lo == pytest.approx(1.0 - np.quantile(stands, 0.95), abs=1e-12)


def test_a_regime_that_never_outlives_its_leader_ends_with_him(case):
    h, link = case
    tied = replace(link, rho=np.ones_like(link.rho), g0=np.zeros_like(link.g0))
    leader, regime = (
        leader_target(exits_of(h), HORIZONS),
        regime_target(exits_of(h), tied, HORIZONS),
    )
    for t in HORIZONS:
        assert regime.horizons[t].p == pytest.approx(leader.horizons[t].p, abs=1e-12)
        for way in WAYS_OUT:
            left = leader.horizons[t].by_mode[way]
            assert regime.horizons[t].by_mode[way] == pytest.approx(left, abs=1e-12)
        assert regime.horizons[t].by_mode[LATER] == pytest.approx(0.0, abs=1e-12)
        assert regime.horizons[t].by_mode[STAYING] == 0.0


def test_a_regime_that_outlives_every_leader_ends_by_itself_alone(case):
    h, link = case
    free = replace(link, rho=np.zeros_like(link.rho), q=np.ones_like(link.q))
    regime = regime_target(exits_of(h), free, HORIZONS)
    for t in HORIZONS:
        assert regime.horizons[t].p == pytest.approx(-np.expm1(-link.g0 * t).mean(), abs=1e-12)


def test_the_leader_leaves_as_the_rates_say(case):
    h, _ = case
    target = leader_target(exits_of(h), (12,))
    total = h[:, :12].sum(axis=(1, 2))
    assert target.horizons[12].p == pytest.approx(-np.expm1(-total).mean(), abs=1e-12)
