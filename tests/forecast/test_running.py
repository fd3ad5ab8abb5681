"""A forecast end to end on claims made by hand, and its variants."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from caryatid.errors import UsageError
from caryatid.executor import CHUNK_DRAWS, open_executor
from caryatid.forecast import forecast_to_json, rerun
from caryatid.records import Actor, Reading

MONEY, FORCES = "patron_RUS.money", "security_forces"


def out_12(run, rung="rung3"):
    return run.forecast.leader_exit.horizons[12][rung].p


def same(one, two):
    return np.array_equal(one.ensemble.h3, two.ensemble.h3) and one.forecast == two.forecast


def test_without_reports_rung_3_is_rung_2(forecast):
    run = forecast()
    assert np.array_equal(run.ensemble.h3, run.base.h2)
    for rungs in run.forecast.leader_exit.horizons.values():
        assert rungs["rung3"] == rungs["rung2"]
    assert run.forecast.judgement_share == 0.0


def test_reports_move_rung_3_and_no_other_rung(forecast, refusal):
    quiet, told = forecast(), forecast(refusal)
    assert out_12(told) > out_12(quiet)
    for rung in ("rung1", "rung2"):
        assert out_12(told, rung) == out_12(quiet, rung)
    assert told.forecast.judgement_share > 0.0


def test_a_pillar_with_more_outlets_is_as_high_and_less_spread(forecast, factory):
    spreads = []
    for n in (1, 10):
        desk = factory.Desk()
        for i in range(n):
            desk.tell("zlp-army", "defection", "zlp-regime", "initiated", outlet=f"Paper {i}")
        pillar = forecast(desk).specification.pillars[FORCES]
        spreads.append((pillar.z, pillar.noise_sd))
    assert spreads[0][0] == pytest.approx(spreads[1][0])
    assert 0.0 < spreads[1][1] < spreads[0][1]


def test_help_that_goes_on_leaves_the_forecast_where_it_is(forecast, factory):
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "continued")
    assert out_12(forecast(desk, draws=2048)) == pytest.approx(
        out_12(forecast(draws=2048)), abs=0.003
    )


def test_the_same_seed_gives_the_same_numbers_and_another_does_not(forecast, refusal):
    one = forecast(refusal)
    assert same(one, forecast(refusal))
    assert not same(one, forecast(refusal, seed=2))


def test_draws_do_not_depend_on_how_many_follow(forecast, refusal):
    few, many = forecast(refusal, draws=200), forecast(refusal, draws=CHUNK_DRAWS + 300)
    assert np.array_equal(many.ensemble.h3[:200], few.ensemble.h3)


def test_an_actor_without_claims_changes_nothing(forecast, factory, refusal):
    before = forecast(refusal)
    empty = factory.make_document("Nobody did anything on the last day of the week.")
    refusal.readings.append(Reading(empty, (Actor("bra", "Brazil", "state", "BRA"),), ()))
    assert same(before, forecast(refusal))


@pytest.mark.slow
def test_two_workers_give_the_same_bytes(forecast, refusal):
    one = forecast(refusal, draws=CHUNK_DRAWS + 100)
    with open_executor(2) as executor:
        two = forecast(refusal, draws=CHUNK_DRAWS + 100, executor=executor)
    assert same(one, two)


def test_a_run_near_another_is_the_same_as_one_alone(forecast, factory, refusal):
    quiet = forecast()
    desk = factory.Desk()
    desk.tell("marchers", "protest", "zlp-regime", "initiated", demands_removal=True)
    for other in (refusal, desk):
        alone, beside = forecast(other), forecast(other, near=quiet)
        assert same(alone, beside)
    assert forecast(refusal, near=quiet).base is quiet.base
    assert forecast(desk, near=quiet).base is not quiet.base


def test_a_run_crosses_to_another_process_whole(forecast, refusal):
    run = forecast(refusal)
    there = pickle.loads(pickle.dumps(run))
    assert same(there, run)
    assert same(rerun(there, pillar_z={FORCES: 0.0}), rerun(run, pillar_z={FORCES: 0.0}))


def test_a_variant_that_changes_nothing_is_the_run(forecast, refusal):
    run = forecast(refusal)
    levels = {pillar.key: pillar.z for pillar in run.situation.pillars}
    assert same(rerun(run), run)
    assert same(rerun(run, pillar_z=levels, triggers=run.situation.triggers), run)


def test_a_variant_moves_rung_3_alone(forecast, refusal):
    run = forecast(refusal)
    worse = rerun(run, pillar_z={FORCES: -1.0, MONEY: -1.0})
    assert out_12(worse) > out_12(run)
    assert worse.base is run.base
    assert np.array_equal(worse.ensemble.twin.states, run.ensemble.twin.states)
    for rung in ("rung1", "rung2"):
        assert out_12(worse, rung) == out_12(run, rung)
    assert worse.forecast.regime_exit.horizons[24]["rung3"].p > (
        run.forecast.regime_exit.horizons[24]["rung3"].p
    )


def test_a_variant_of_a_variant_keeps_what_was_changed(forecast, refusal):
    run = forecast(refusal)
    twice = rerun(rerun(run, patrons_out=("RUS",)), pillar_z={FORCES: 0.0})
    assert same(twice, rerun(run, patrons_out=("RUS",), pillar_z={FORCES: 0.0}))


def test_a_patron_out_lowers_survival(forecast, refusal):
    run = forecast(refusal)
    assert out_12(rerun(run, patrons_out=("RUS",))) > out_12(run)


@pytest.mark.parametrize(
    "change", [{"pillar_z": {"patron_XXX.money": 0.0}}, {"patrons_out": ("XXX",)}]
)
def test_what_the_case_does_not_have_is_named(forecast, change):
    with pytest.raises(UsageError, match=r"XXX.*caryatid state"):
        rerun(forecast(), **change)


def test_the_forecast_holds_what_it_was_made_with(forecast, refusal):
    run = forecast(refusal, draws=200, seed=7)
    made = run.forecast
    assert (made.seed, made.draws, made.months) == (7, 200, 24)
    assert made.hashes == {"ledger": "ab", "version": "0"}
    assert sorted(made.leader_exit.horizons) == [1, 3, 6, 12, 24]
    assert made.unconfirmed_off_12.p == pytest.approx(out_12(run, "rung1"))
    assert set(made.negotiated) == {"regular", "uprising", "rebels"}
    assert replace(made, hashes={}) != made


def test_ways_out_sum_to_the_probability_on_every_rung(forecast, refusal):
    made = forecast(refusal).forecast
    for target in (made.leader_exit, made.regime_exit):
        for rungs in target.horizons.values():
            for estimate in rungs.values():
                assert sum(estimate.by_mode.values()) == pytest.approx(estimate.p, abs=1e-12)
                assert min(estimate.by_mode.values()) >= -1e-12
                assert estimate.lo <= estimate.p <= estimate.hi


def test_the_first_entry_of_every_curve_is_certain_and_curves_fall(forecast, refusal):
    made = forecast(refusal).forecast
    for target in (made.leader_exit, made.regime_exit):
        for rung, curve in target.curves.items():
            assert curve.mean[0] == curve.lo[0] == curve.hi[0] == 1.0
            assert np.all(np.diff(curve.mean) < 0.0)
            for month, rungs in target.horizons.items():
                assert 1.0 - curve.mean[month] == pytest.approx(rungs[rung].p)


def test_numbers_for_machines_are_the_same_twice(forecast, refusal):
    assert forecast_to_json(forecast(refusal).forecast) == forecast_to_json(
        forecast(refusal).forecast
    )
