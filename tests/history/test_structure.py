"""What structure does to a class's rates in a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history._data import lower, table
from caryatid.history.bands import TYPES
from caryatid.history.structure import (
    KINDS,
    LEADER_FEATURES,
    index_of,
    leader_values,
    structure_factor,
)
from caryatid.records import CaseFacts
from caryatid.terms.ways_out import WAYS_OUT

Facts = Callable[..., CaseFacts]


def test_leader_features_by_hand() -> None:
    found = leader_values(
        np.array([TYPES.index("party"), TYPES.index("democracy")]), np.array([3.0, 12.0])
    )
    told = [dict(zip(LEADER_FEATURES, row, strict=True)) for row in found.tolist()]
    assert told[0]["type_party"] == told[0]["first_year"] == 1
    assert sum(v for k, v in told[1].items() if k.startswith("type_")) == 0
    assert told[1]["first_year"] == 0
    assert told[1]["log_tenure"] == pytest.approx(np.log(13))


def test_a_countrys_own_number_is_taken_and_the_last_one_stands_for_later() -> None:
    rows = table("structure")["countries"]["VEN"]
    assert index_of("VEN", "personal", 2019, 2018).mean[0] == rows["2019"][0] / 100
    assert index_of("VEN", "personal", 2019, 2018).year == 2019
    last = table("structure")["last_year"]
    assert index_of("VEN", "personal", 2025, 2021).year == last


def test_without_a_number_the_class_stands_for_it() -> None:
    found = index_of("XXA", "monarchy", 2019, 2018)
    assert found.year is None
    assert found.mean[0] == table("structure")["classes"]["2018"]["monarchy"][0] / 100
    assert (found.sd > 0).all()


def test_death_is_not_moved_and_irregular_ways_are_moved_alike(
    facts: Facts, draws: NDArray[np.int64]
) -> None:
    index = index_of("VEN", "personal", 2019, 2018)
    factor = structure_factor(facts(), 72.0, index, 2018, seed=1, draws=draws)
    assert (factor[:, WAYS_OUT.index("death")] == 1).all()
    coup, rebels = (factor[:, WAYS_OUT.index(way)] for way in ("coup", "rebels"))
    assert np.array_equal(coup, rebels)
    assert not np.array_equal(coup, factor[:, WAYS_OUT.index("regular")])


def test_the_factor_is_on_average_the_best_estimate(facts: Facts) -> None:
    draws = np.arange(40_000, dtype=np.int64)
    index = index_of("VEN", "personal", 2019, 2018)
    sharp = replace(index, sd=np.zeros(len(KINDS)))
    wide, narrow = (
        structure_factor(facts(), 72.0, i, 2018, seed=1, draws=draws).mean(axis=0)
        for i in (index, sharp)
    )
    assert wide == pytest.approx(narrow, rel=0.03)


def test_a_riskier_country_has_higher_hazards(facts: Facts, draws: NDArray[np.int64]) -> None:
    index = index_of("VEN", "personal", 2019, 2018)
    worse = replace(index, mean=index.mean + np.array([0.5, 0.0]))
    one, other = (
        structure_factor(facts(), 72.0, i, 2018, seed=1, draws=draws) for i in (index, worse)
    )
    coup = WAYS_OUT.index("coup")
    assert other[:, coup] == pytest.approx(np.exp(0.5) * one[:, coup])


def test_numbers_ship_for_every_country_of_the_last_decade() -> None:
    countries = table("structure")["countries"]
    assert len(countries) > 150
    assert all(len(row) == 2 * len(KINDS) for rows in countries.values() for row in rows.values())
    assert sum("2019" in rows for rows in countries.values()) > 150


def test_covariances_are_proper() -> None:
    for fitted in table("coefficients")["by_last_year"].values():
        for kind in KINDS:
            matrix = lower(fitted[kind]["leader_covariance_lower"])
            assert matrix.shape == (len(fitted[kind]["leader"]),) * 2
            assert np.linalg.eigvalsh(matrix).min() > -1e-4


def test_a_triangle_becomes_a_symmetric_matrix() -> None:
    assert lower([1.0, 2.0, 3.0]).tolist() == [[1, 2], [2, 3]]
