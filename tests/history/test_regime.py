from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history.bands import AUTOCRACIES, TYPES
from caryatid.history.regime import regime_counts, regime_exit
from caryatid.terms.ways_out import WAYS_OUT


def test_shapes_and_ranges(draws: NDArray[np.int64]) -> None:
    for kind in TYPES:
        found = regime_exit(kind, 2018, seed=1, draws=draws, months=24)
        assert found.rho.shape == (draws.size, len(WAYS_OUT))
        assert ((found.rho > 0) & (found.rho < 1)).all()
        assert found.g0.shape == (draws.size,)
        assert (found.g0 > 0).all()
        assert found.q.shape == (draws.size, 25)
        assert (found.q[:, 0] == 1).all()
        assert (np.diff(found.q, axis=1) < 0).all()


def test_counts_are_the_types_own() -> None:
    found = regime_exit("personal", 2018, seed=1, draws=np.arange(4), months=12)
    own = regime_counts(("personal",), 2018)
    for way, (ended, exits) in found.counts.items():
        k = WAYS_OUT.index(way)
        assert (ended, exits) == (own.ended[k], own.exits[k])
        assert ended <= exits


def test_types_add_up() -> None:
    whole = regime_counts(AUTOCRACIES, 2010)
    parts = [regime_counts((kind,), 2010) for kind in AUTOCRACIES]
    assert whole.months == sum(part.months for part in parts)
    assert np.array_equal(whole.exits, np.sum([part.exits for part in parts], axis=0))


def test_rho_lies_near_its_counts(draws: NDArray[np.int64]) -> None:
    found = regime_exit("personal", 2018, seed=1, draws=draws, months=12)
    k = WAYS_OUT.index("coup")
    ended, exits = found.counts["coup"]
    pooled = regime_counts(AUTOCRACIES, 2018)
    low, high = sorted((ended / exits, pooled.ended[k] / pooled.exits[k]))
    assert low - 0.02 < found.rho[:, k].mean() < high + 0.02


def test_a_rulers_death_ends_few_regimes_and_an_uprising_most(draws: NDArray[np.int64]) -> None:
    rho = regime_exit("personal", 2018, seed=1, draws=draws, months=12).rho.mean(axis=0)
    assert rho[WAYS_OUT.index("death")] < 0.25 < rho[WAYS_OUT.index("regular")]
    assert rho[WAYS_OUT.index("regular")] < rho[WAYS_OUT.index("uprising")]


def test_later_years_do_not_count_and_the_end_of_the_data_is_told() -> None:
    assert regime_counts(("party",), 1980).months < regime_counts(("party",), 2010).months
    found = regime_exit("party", 2018, seed=1, draws=np.arange(4), months=12)
    assert "1950-2010" in found.note
    assert "1950-1984" in regime_exit("party", 1984, seed=1, draws=np.arange(4), months=12).note


def test_failures_per_year_agree_with_the_parameter_library() -> None:
    # parameters.md section 1.3, regime failures per year: .049, monarchy .020, personalist .067.
    for kinds, told in ((AUTOCRACIES, 0.049), (("monarchy",), 0.020), (("personal",), 0.067)):
        counts = regime_counts(kinds, 2010)
        rate = 12 * (counts.alone + counts.ended.sum()) / counts.months
        assert told * 0.8 < rate < told * 1.2


@pytest.mark.parametrize("cut", [1, 700])
def test_draws_do_not_depend_on_chunks(draws: NDArray[np.int64], cut: int) -> None:
    whole = regime_exit("party", 2018, seed=1, draws=draws, months=6)
    part = regime_exit("party", 2018, seed=1, draws=draws[cut:], months=6)
    assert np.array_equal(whole.rho[cut:], part.rho)
    assert np.array_equal(whole.q[cut:], part.q)
