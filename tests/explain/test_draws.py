from __future__ import annotations

import numpy as np

from caryatid.explain.draws import incidence, survival


def test_survival_is_exp_of_minus_the_summed_rates() -> None:
    hazard = np.full((3, 24, 7), 0.01)
    np.testing.assert_allclose(survival(hazard), np.exp(-0.01 * 7 * 12))


def test_ways_out_add_up_to_what_survival_leaves() -> None:
    hazard = np.random.default_rng(1).gamma(1.0, 0.01, (50, 24, 7))
    left = sum(incidence(hazard, k) for k in range(7))
    np.testing.assert_allclose(left, 1 - survival(hazard), atol=1e-12)


def test_no_hazard_means_nobody_leaves() -> None:
    hazard = np.zeros((2, 24, 7))
    assert incidence(hazard, 3).tolist() == [0.0, 0.0]
    assert survival(hazard).tolist() == [1.0, 1.0]
