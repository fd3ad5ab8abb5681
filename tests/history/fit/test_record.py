"""A leader's record on the published data: cases whose ends are known."""

from __future__ import annotations

import numpy as np
import pytest

from caryatid.errors import UsageError
from caryatid.history.fit.attempts import fit_attempts
from caryatid.history.fit.hazard import Hazard
from caryatid.history.fit.model import Model, fit_model, tables_of
from caryatid.history.fit.record import Driver, LeaderRecord, place_of, record_of
from caryatid.history.panel.months import month_of
from caryatid.history.panel.panel import Panel
from caryatid.report.history_drivers import driver_text
from caryatid.report.history_record import class_of, record_json, record_text
from caryatid.terms.countries import COUNTRIES
from caryatid.terms.ways_out import WAYS_OUT

MONTH = month_of(2019, 3)


@pytest.fixture(scope="module")
def model(whole: Panel) -> Model:
    return fit_model(whole, tables_of(whole.rows()), 2018)


@pytest.fixture(scope="module")
def attempts(whole: Panel) -> Hazard:
    return fit_attempts(whole, 2018)


@pytest.fixture(scope="module")
def maduro(whole: Panel, model: Model, attempts: Hazard) -> LeaderRecord:
    return record_of(whole, model, attempts, place_of(whole, 101, MONTH))


def test_facts_of_a_known_leader(maduro: LeaderRecord) -> None:
    assert maduro.leader == "Maduro"
    assert (maduro.since, maduro.type, maduro.born) == ("2013-03", "personal", 1962)
    assert maduro.outcome == "in office twelve months later"


def test_ways_out_sum_to_any_and_grow_with_the_horizon(maduro: LeaderRecord) -> None:
    for by_way in maduro.chances.values():
        assert sum(by_way[way] for way in WAYS_OUT) == pytest.approx(by_way["any"])
    for way in WAYS_OUT:
        said = [maduro.chances[months][way] for months in (1, 6, 12)]
        assert said == sorted(said)


def test_an_honest_anchor_for_venezuela(maduro: LeaderRecord) -> None:
    # ../shared/docs/history.md section 3: 2 to 8 of 100 irregular; protest is its first driver.
    assert 0.02 < maduro.chances[12]["irregular"] < 0.08
    assert maduro.drivers[0].name.startswith("removal_protests")
    assert maduro.rank <= 25


def test_bashir_stood_out_the_month_before_he_fell(
    whole: Panel, model: Model, attempts: Hazard, maduro: LeaderRecord
) -> None:
    bashir = record_of(whole, model, attempts, place_of(whole, 625, MONTH))
    for record in (bashir, maduro):
        assert record.attempt[12] > record.attempt[1] > 0
        for months, chance in record.tried.items():
            assert chance > record.chances[months]["coup"]
    assert bashir.attempt[12] > maduro.attempt[12]
    assert maduro.tried[12] == pytest.approx(
        maduro.chances[12]["coup"] / maduro.success[0], rel=0.05
    )
    assert bashir.rank <= 3
    assert bashir.outcome == "left by coup in 2019-04"


def test_what_became_of_a_leader_is_said_in_words(
    whole: Panel, model: Model, attempts: Hazard
) -> None:
    def outcome(country: int, month: int) -> str:
        return record_of(whole, model, attempts, place_of(whole, country, month)).outcome

    assert outcome(220, month_of(2012, 1)) == "left in a regular way in 2012-05"
    assert outcome(704, month_of(2016, 5)) == "died or left in ill health in 2016-09"
    assert outcome(370, month_of(2020, 8)).startswith("in office in 2021-03, beyond which")


def test_drivers_are_told_in_units_that_people_use(maduro: LeaderRecord) -> None:
    told = "\n".join(driver_text(driver) for driver in maduro.drivers)
    assert "removal protests in 12 months (7)" in told
    assert "time since a coup attempt, the last year left out (203 months)" in told
    assert "income a head (8," in told
    assert "war in the year before (no)" in told
    assert "log" not in told
    assert "_" not in told


def test_a_country_that_saw_no_attempt_is_said_to_have_seen_none() -> None:
    never = Driver("log_months_since_attempt", float(np.log1p(480.0)), -0.07)
    assert driver_text(never).endswith("(40 years or more)")


def test_a_month_without_a_leader_says_what_there_is(whole: Panel) -> None:
    with pytest.raises(UsageError, match="2030-01; it has 1950-01 to 2021-03"):
        place_of(whole, 101, month_of(2030, 1))


def test_the_record_in_words_and_as_json(maduro: LeaderRecord) -> None:
    venezuela = COUNTRIES["VEN"]
    classes = class_of(maduro, venezuela)
    text = record_text(maduro, classes, venezuela)
    assert text.startswith("Venezuela: Maduro, in office since 2013-03")
    assert "personalist, 4-10 years in office, 1991-2018" in text
    assert f"{maduro.rank} of {maduro.leaders} leaders" in text
    told = record_json(maduro, classes, venezuela)
    assert told["chances"][12]["any"] == maduro.chances[12]["any"]
    assert len(told["classes"]) >= 3


def test_the_class_is_one_driver_with_its_rate(maduro: LeaderRecord) -> None:
    names = [driver.name for driver in maduro.drivers]
    assert names.count("class_by_type_tenure_and_decade") == 1
    assert not any(name.startswith(("type_", "log_tenure", "decades")) for name in names)
    assert names.count("irregular_exits_10y") == names.count("polyarchy") == 1


def test_tries_of_a_coup_and_their_success_are_told(maduro: LeaderRecord) -> None:
    best, low, high = maduro.success
    assert 0.1 < low < best < high < 0.5
    text = record_text(maduro, (), COUNTRIES["VEN"])
    assert f"Of 100 coups tried at such a leader {100 * best:.0f}" in text
