from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history.rung1 import frailty, rung1
from caryatid.history.shrinkage import Posterior
from caryatid.terms.ways_out import WAYS_OUT

K = len(WAYS_OUT)
DEATH = WAYS_OUT.index("death")


def flat(rates: list[float], shape: float = 1e6) -> Posterior:
    """Rates by tenure band, the same for every way, all but certain."""
    mean = np.repeat(np.array(rates)[:, None], K, axis=1)
    return Posterior(np.full(mean.shape, shape), shape / mean)


def test_frailty_has_mean_one_and_its_spread() -> None:
    factor = frailty(3, np.arange(200_000, dtype=np.int64))
    assert factor.mean() == pytest.approx(1.0, abs=0.005)
    assert factor.std() == pytest.approx(0.5, abs=0.01)


def test_the_band_changes_as_tenure_grows(draws: NDArray[np.int64]) -> None:
    cells = flat([0.06, 0.05, 0.04, 0.03, 0.02, 0.01])
    death = np.full((draws.size, 24), 0.001)
    hazards = rung1(cells, death, 44.0, seed=1, draws=draws)
    coup = hazards[:, :, WAYS_OUT.index("coup")] / frailty(1, draws)[:, None]
    assert coup[:, :4] == pytest.approx(np.full((draws.size, 4), 0.04), rel=0.01)
    assert coup[:, 4:] == pytest.approx(np.full((draws.size, 20), 0.03), rel=0.01)


def test_death_comes_from_the_age_table_and_knows_no_frailty(draws: NDArray[np.int64]) -> None:
    death = np.linspace(0.001, 0.002, draws.size * 3).reshape(draws.size, 3)
    hazards = rung1(flat([0.01] * 6), death, 0.0, seed=1, draws=draws)
    assert np.array_equal(hazards[:, :, DEATH], death)


def test_the_frailty_of_a_draw_is_common_to_its_ways(draws: NDArray[np.int64]) -> None:
    hazards = rung1(flat([0.01] * 6), np.zeros((draws.size, 1)), 0.0, seed=1, draws=draws)
    ways = [k for k in range(K) if k != DEATH]
    ratios = hazards[:, 0, ways] / frailty(1, draws)[:, None]
    assert ratios == pytest.approx(np.full(ratios.shape, 0.01), rel=0.01)


def test_the_mean_of_the_draws_is_the_posterior_mean() -> None:
    many = np.arange(100_000, dtype=np.int64)
    cells = flat([0.01] * 6, shape=3.0)
    hazards = rung1(cells, np.zeros((many.size, 1)), 0.0, seed=5, draws=many)
    assert hazards[:, 0, 0].mean() == pytest.approx(0.01, rel=0.02)
