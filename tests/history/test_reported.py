from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.history._data import constant
from caryatid.history.effects import CONDITIONS, YES_NO
from caryatid.history.mix import class_mix
from caryatid.history.reported import Known, condition_draws, known_conditions
from caryatid.records import Condition

MIX = class_mix("personal", 2018)
RECENT, YEAR, COUP, ELECTION, CONFLICT = range(5)
MANY = np.arange(20_000, dtype=np.int64)


def values(known: dict[str, Known], draws: NDArray[np.int64] = MANY) -> NDArray[np.float64]:
    return condition_draws(known, MIX, seed=1, draws=draws)


def test_only_known_conditions_of_ours_are_taken() -> None:
    told = (
        Condition("removal_protests_3m", None),
        Condition("coup_attempt_12m", 1.0, "reported", confirmed=False),
        Condition("election_due_12m", 1.0, "analyst", confirmed=True),
        Condition("weather", 1.0, "reported", confirmed=True),
    )
    assert set(known_conditions(told, unconfirmed=True)) == {"coup_attempt_12m", "election_due_12m"}
    assert set(known_conditions(told, unconfirmed=False)) == {"election_due_12m"}


def test_what_nobody_reports_is_drawn_from_the_class() -> None:
    x = values({})
    for name in YES_NO:
        drawn = x[:, CONDITIONS.index(name)].mean()
        assert drawn == pytest.approx(MIX.shares[name], abs=0.01)
    expected = MIX.weights @ np.log1p(MIX.pairs)
    assert x[:, :2].mean(axis=0) == pytest.approx(expected, abs=0.02)


def test_a_confirmed_condition_holds_in_every_draw() -> None:
    assert (values({"coup_attempt_12m": Known(1.0, True, False)})[:, COUP] == 1).all()
    assert (values({"election_due_12m": Known(0.0, True, True)})[:, ELECTION] == 0).all()
    assert (values({"conflict_began_12m": Known(1.0, True, True)})[:, CONFLICT] == 1).all()


def test_a_machine_read_condition_holds_with_the_readers_precision() -> None:
    x = values({"coup_attempt_12m": Known(1.0, False, False)})
    precision = constant("reader_precision")
    expected = precision + (1 - precision) * MIX.shares["coup_attempt_12m"]
    assert x[:, COUP].mean() == pytest.approx(expected, abs=0.01)


def test_reported_protests_are_a_lower_bound() -> None:
    known = {
        "removal_protests_3m": Known(3.0, True, False),
        "removal_protests_12m": Known(4.0, True, False),
    }
    x = np.expm1(values(known))
    assert x[:, RECENT].min() >= 3 - 1e-9
    assert x[:, YEAR].min() >= 4 - 1e-9
    assert x[:, YEAR].mean() > 4.1


def test_an_analysts_count_is_taken_as_it_is() -> None:
    x = np.expm1(values({"removal_protests_3m": Known(6.0, True, True)}))
    assert x[:, RECENT] == pytest.approx(np.full(MANY.size, 6.0))
    assert x[:, YEAR].min() >= 6 - 1e-9


def test_one_wrong_reading_is_wrong_for_both_protest_counts() -> None:
    known = {name: Known(40.0, False, False) for name in CONDITIONS[:2]}
    x = np.expm1(values(known))
    assert np.array_equal(x[:, RECENT] >= 39.9, x[:, YEAR] >= 39.9)


def test_values_depend_on_the_draw_alone() -> None:
    known = {
        "removal_protests_3m": Known(2.0, False, False),
        "coup_attempt_12m": Known(1.0, False, False),
    }
    assert np.array_equal(values(known)[777:900], values(known, MANY[777:900]))
