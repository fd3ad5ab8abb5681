"""Coups as attempt and success: rung 2's rate stays whole, failures have their price."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from caryatid.model import simulate
from caryatid.model.coups import (
    COUP,
    after_failures,
    easier,
    failing,
    foiled,
    odds_shift,
    plots_of,
    with_success,
)
from caryatid.model.states import Inside
from caryatid.model.tilt import slopes_of
from caryatid.terms.judgement import CONSTANTS, STATES

_HELP, _FAILED = STATES.index("security_help"), STATES.index("failed")
P = {
    "coup.success": np.array([0.25]),
    "coup.purge": np.array([0.4]),
    "coup.split": np.array([0.2]),
    "coup.fade_per_month": np.array([0.1]),
    "slope.coup.forces": np.array([-3.0]),
    "slope.coup.security_help": np.array([-1.0]),
    "slope.coup_success.security_help": np.array([-2.0]),
    "slope.coup_success.coercion": np.array([-0.5]),
    "slope.coup_success.cohesion": np.array([-0.3]),
}
PLOTS = plots_of(P)


def gap(**states):
    difference = np.zeros((len(STATES), 1))
    for name, value in states.items():
        difference[STATES.index(name)] = value
    return difference


def test_attempts_are_what_succeeds_and_what_fails():
    rate = np.array([0.002])
    fails = failing(rate, PLOTS)
    assert rate + fails == pytest.approx(rate / P["coup.success"])


def test_the_chance_of_success_moves_on_the_logit_scale():
    shift = odds_shift(gap(security_help=0.3, cohesion=-0.5), PLOTS)
    chance = P["coup.success"] * easier(shift, P["coup.success"])
    odds = chance / (1.0 - chance)
    assert np.log(odds) == pytest.approx(np.log(0.25 / 0.75) - 0.6 + 0.15)
    assert easier(np.zeros(1), np.array([0.1]))[0] == 1.0


def test_street_coercion_foils_attempts_and_shields_from_none():
    armed = gap(coercion=0.4)
    shift, rate = odds_shift(armed, PLOTS), np.array([0.002])
    assert easier(shift, P["coup.success"])[0] == 1.0
    assert failing(rate, PLOTS, shift=foiled(shift, armed, PLOTS)) > failing(rate, PLOTS)


def test_a_failure_purges_splits_and_is_remembered():
    before = Inside(*(np.array([0.5]) for _ in range(5)), failed=np.zeros(1))
    after = after_failures(before, np.array([1.0]), P)
    assert after.forces[0] == pytest.approx(0.5 + 0.4 * 0.5)
    assert after.cohesion[0] == pytest.approx(0.5 * 0.8)
    assert after.failed[0] == pytest.approx(0.9)
    assert (after.income, after.street, after.coercion) == (
        before.income,
        before.street,
        before.coercion,
    )
    calm = after_failures(after, np.zeros(1), P)
    assert calm.failed[0] == pytest.approx(0.81)
    assert calm.forces[0] == after.forces[0]


def test_patrons_foresee_what_their_help_does_to_success():
    slopes = slopes_of(P)
    seen = dict(with_success(slopes, P).by_way[0])
    assert seen[_HELP] == pytest.approx(-1.0 + 0.75 * -2.0)
    assert np.array_equal(seen[STATES.index("forces")], P["slope.coup.forces"])


def test_without_reports_coups_fall_due_as_history_has_them(make):
    chunk = make.chunk(300)
    spec = make.specification(make.patron("RUS"))
    done = simulate(spec, chunk)
    assert np.array_equal(done.h3[:, :, COUP], chunk.h2[:, :, COUP])
    success = CONSTANTS["coup.success"]
    usual = chunk.h2[:, 0, COUP].mean()
    least, most = ((1.0 - s) / s for s in (success.high, success.low))
    assert least * usual < done.failed_coups[0] < most * usual
    assert done.states[1] == pytest.approx(done.states[0], abs=1e-12)
    assert done.states[1, 12, _FAILED] > 0.0


def test_disloyal_forces_try_more_and_fail_more(make):
    chunk = make.chunk(300)
    calm, torn = (
        simulate(make.specification(z={"security_forces": z}), chunk) for z in (1.4, -1.0)
    )
    assert torn.failed_coups.sum() > 1.5 * calm.failed_coups.sum()
    assert torn.states[1, 12, _FAILED] > calm.states[1, 12, _FAILED]


def test_failures_breed_coups(make):
    chunk = make.chunk(300)
    spec = make.specification(z={"security_forces": -0.5}, constants={"coup.success": 0.1})
    none = replace(spec.constants["slope.coup.failed"], value=0.0, low=0.0, high=0.0)
    forgotten = replace(spec, constants={**spec.constants, "slope.coup.failed": none})
    bred, usual = (simulate(s, chunk).h3[:, 12:, COUP].mean() for s in (spec, forgotten))
    assert bred > usual


def test_where_help_goes_more_is_tried_and_more_of_it_succeeds(make):
    chunk = make.chunk(512)
    spec = make.specification(make.patron("CUB", z={"security": 0.9}))
    gone = simulate(replace(spec, patrons=(replace(spec.patrons[0], out=True),)), chunk)
    stays = simulate(spec, chunk)
    assert gone.h3[:, :, COUP].mean() > stays.h3[:, :, COUP].mean()
    tries = [done.failed_coups[0] + done.h3[:, 0, COUP].mean() for done in (stays, gone)]
    share = [done.h3[:, 0, COUP].mean() / n for done, n in zip((stays, gone), tries, strict=True)]
    assert tries[1] > tries[0]
    assert share[1] > share[0]
