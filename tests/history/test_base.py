from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from caryatid.errors import UsageError
from caryatid.history import base_hazard
from caryatid.history.bands import AUTOCRACIES, TYPES
from caryatid.history.counts import counts_between
from caryatid.records import BaseHazard, CaseFacts, Condition
from caryatid.terms.ways_out import WAYS_OUT

Facts = Callable[..., CaseFacts]
AS_OF = date(2019, 3, 4)


def run(
    facts: CaseFacts,
    draws: NDArray[np.int64],
    *conditions: Condition,
    as_of: date = AS_OF,
    months: int = 24,
) -> BaseHazard:
    return base_hazard(facts, conditions, as_of, seed=1, draws=draws, months=months)


def p12(hazards: NDArray[np.float64]) -> float:
    return float((1 - np.exp(-hazards[:, :12].sum(axis=(1, 2)))).mean())


def protests(recent: float, year: float, *, confirmed: bool = True) -> tuple[Condition, ...]:
    return (
        Condition("removal_protests_3m", recent, "reported", confirmed),
        Condition("removal_protests_12m", year, "reported", confirmed),
    )


def test_axes_and_signs(facts: Facts, draws: NDArray[np.int64]) -> None:
    found = run(facts(), draws)
    for hazards in (found.h1, found.h2, found.h2_unconfirmed_off):
        assert hazards.shape == (draws.size, 24, len(WAYS_OUT))
        assert (hazards > 0).all()
    assert found.regime.q.shape == (draws.size, 25)


def test_the_base_rate_of_the_pictures_class(facts: Facts, draws: NDArray[np.int64]) -> None:
    # parameters.md section 1.2: 5.3 % [2.6-9.6] for personalists of 4 to 10 years, 1991-2010.
    found = run(facts(), draws)
    assert found.class_.name == "personalist, 4-10 years in office, 1991-2018"
    assert 0.026 < p12(found.h1) < 0.096
    assert len(found.others) >= 2


def test_rates_agree_with_the_parameter_library() -> None:
    # parameters.md section 1.1, 95 % intervals of any exit per month; ours are counted from month
    # starts and another list of regimes, so it is the intervals that must meet.
    autocracies = [TYPES.index(t) for t in AUTOCRACIES if t != "provisional"]
    for types, years, (low, high) in (
        (autocracies, (1950, 2010), (0.0103, 0.0121)),
        (autocracies, (1991, 2010), (0.0078, 0.0108)),
        ([TYPES.index("personal")], (1991, 2010), (0.0061, 0.0110)),
    ):
        counts = counts_between(*years)
        n, months = counts.exits[types].sum(), counts.months[types].sum()
        assert (n - 1.96 * np.sqrt(n)) / months < high
        assert (n + 1.96 * np.sqrt(n)) / months > low


def test_without_reports_rung_2_equals_rung_1_on_average(facts: Facts) -> None:
    many = np.arange(20_000, dtype=np.int64)
    found = run(facts(), many, months=12)
    assert p12(found.h2) == pytest.approx(p12(found.h1), rel=0.03)
    assert found.h2.mean(axis=0) == pytest.approx(found.h1.mean(axis=0), rel=0.05)
    assert found.effects == {}


def test_more_removal_protests_raise_the_hazard(facts: Facts, draws: NDArray[np.int64]) -> None:
    values = [p12(run(facts(), draws, *protests(n, n)).h2) for n in (1, 3, 8, 30)]
    assert values == sorted(values)
    assert values[0] > p12(run(facts(), draws).h1)


@pytest.mark.parametrize("name", ["coup_attempt_12m", "election_due_12m"])
def test_a_condition_that_holds_raises_the_hazard(
    facts: Facts, draws: NDArray[np.int64], name: str
) -> None:
    found = run(facts(), draws, Condition(name, 1.0, "analyst", confirmed=True))
    assert p12(found.h2) > p12(found.h1)
    assert found.effects[name] > 1


def test_an_unconfirmed_condition_counts_in_part_and_can_be_left_out(
    facts: Facts, draws: NDArray[np.int64]
) -> None:
    sure = run(facts(), draws, *protests(5, 6))
    unsure = run(facts(), draws, *protests(5, 6, confirmed=False))
    nothing = run(facts(), draws)
    assert p12(nothing.h2) < p12(unsure.h2) < p12(sure.h2)
    assert np.array_equal(unsure.h2_unconfirmed_off, nothing.h2)
    assert np.array_equal(sure.h2_unconfirmed_off, sure.h2)


def test_far_ahead_a_wave_of_protest_tells_less(facts: Facts, draws: NDArray[np.int64]) -> None:
    found = run(facts(), draws, *protests(10, 10))
    ratio = found.h2.sum(axis=2).mean(axis=0) / found.h1.sum(axis=2).mean(axis=0)
    assert (np.diff(ratio) < 0.01).all()  # the class's own mix changes where an election is over
    assert ratio[0] > 1.5 * ratio[6] > 1.5 * ratio[23]


def test_draws_do_not_depend_on_chunks(facts: Facts, draws: NDArray[np.int64]) -> None:
    told = protests(5, 6, confirmed=False)
    whole = run(facts(), draws, *told)
    first, second = run(facts(), draws[:1024], *told), run(facts(), draws[1024:], *told)
    for name in ("h1", "h2", "h2_unconfirmed_off"):
        parts = [getattr(first, name), getattr(second, name)]
        assert np.array_equal(getattr(whole, name), np.concatenate(parts))
    assert whole.effects == first.effects == second.effects
    assert whole.class_ == first.class_
    assert whole.others == second.others


def test_the_cases_own_leader_is_left_out(facts: Facts, draws: NDArray[np.int64]) -> None:
    # From 5 March 2013 he was in office on 22 first days of a month with 4 to 10 years of tenure.
    counted = counts_between(1991, 2018).months[TYPES.index("personal"), 3]
    assert run(facts(), draws).class_.leader_months == counted - 22


def test_months_after_the_day_do_not_count(facts: Facts, draws: NDArray[np.int64]) -> None:
    early = run(facts(in_office_since=date(2008, 1, 1)), draws, as_of=date(2012, 6, 1))
    assert early.data_to == date(2011, 12, 31)
    assert early.class_.name.endswith("1991-2011")
    place = TYPES.index("personal")
    assert sum(early.class_.exits.values()) == counts_between(1991, 2011).exits[place, 3].sum()
    assert not early.hindsight


def test_coefficients_later_than_the_day_are_hindsight(
    facts: Facts, draws: NDArray[np.int64]
) -> None:
    found = run(facts(in_office_since=date(2000, 1, 1)), draws, as_of=date(2005, 6, 1))
    assert found.hindsight
    assert "hindsight" in found.provenance["conditions"]


def test_after_the_data_their_age_is_told(facts: Facts, draws: NDArray[np.int64]) -> None:
    found = run(facts(), draws, as_of=date(2024, 7, 30))
    assert found.provenance["history"] == "history to 2021-03, 40 months old"
    assert found.data_to == date(2021, 3, 31)


def test_the_old_die_more_often_than_the_young(facts: Facts, draws: NDArray[np.int64]) -> None:
    death = WAYS_OUT.index("death")
    rates = [
        run(facts(born=date(year, 7, 1)), draws).h1[:, :, death].mean()
        for year in (1975, 1960, 1945, 1930)
    ]
    assert rates == sorted(rates)


def test_an_unknown_birth_is_told(facts: Facts, draws: NDArray[np.int64]) -> None:
    found = run(facts(born=None), draws)
    assert "year of birth not known" in found.provenance["death"]


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_and_tenure_has_a_forecast(
    facts: Facts, draws: NDArray[np.int64], kind: str
) -> None:
    for since in (date(2019, 3, 4), date(2018, 1, 1), date(2004, 1, 1), date(1975, 1, 1)):
        found = run(facts(regime_type=kind, in_office_since=since), draws[:64])
        assert 0.005 < p12(found.h1) < 0.9


def test_new_leaders_fall_more_often_than_settled_ones(
    facts: Facts, draws: NDArray[np.int64]
) -> None:
    new = run(facts(in_office_since=date(2019, 2, 1)), draws)
    settled = run(facts(in_office_since=date(2006, 1, 1)), draws)
    assert p12(new.h1) > p12(settled.h1)


def test_wrong_facts_are_refused_in_words(facts: Facts, draws: NDArray[np.int64]) -> None:
    with pytest.raises(UsageError, match="'theocracy'"):
        run(facts(regime_type="theocracy"), draws)
    with pytest.raises(UsageError, match="2020-01-01"):
        run(facts(in_office_since=date(2020, 1, 1)), draws)
