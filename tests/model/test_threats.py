"""Threats with conditions: what happens, what never does, what is anchored."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from caryatid.model import incidence, simulate
from caryatid.model.drawing import Levels
from caryatid.model.streams import Streams
from caryatid.model.threats import gather_edges, shift_logit, step, untouched
from caryatid.model.tilt import threatened
from caryatid.records import Trigger
from caryatid.terms.ways_out import WAYS_OUT

_FOREIGN = WAYS_OUT.index("foreign_imposed")
ARREST = Trigger("t-1", "arrest", 0.12, "a", "b", outside="USA", p_act=0.02)
RETURN = Trigger("t-2", "return", 0.5, "a", "b", outside="USA", p_act=0.002)
DEBT = Trigger("t-3", "debt", 0.2, "a", "b")

P = {
    "threat.belief": np.array([0.25]),
    "threat.belief_weight": np.array([4.0]),
    "threat.push": np.array([0.03]),
    "threat.pressure": np.array([0.5]),
}


def plain(trigger):
    """A kind without a row of its own, so that its numbers stand as they are."""
    return replace(trigger, kind="other")


def months(triggers, n, *, arrest=0.0, due=()):
    streams = Streams(1, 0, 1)
    edges = gather_edges(
        triggers, dict(due), levels=Levels((), np.zeros((0, 1))), p=P, streams=streams
    )
    states = [untouched(edges, P)]
    for t in range(n):
        states.append(step(states[-1], edges, month=t, arrest=np.array([arrest]), p=P))
    return states[1:]


def foreign(ensemble):
    return float(incidence(ensemble.h3)[:, 11, _FOREIGN].mean())


@pytest.fixture(scope="module")
def branches(make):
    """Foreign-imposed exits within a year for each branch of each trigger."""
    spec = make.specification(triggers=(ARREST, RETURN))
    chunk = make.chunk()
    first = simulate(spec, chunk)
    found = {"now": foreign(first)}
    for trigger in spec.triggers:
        for p in (1.0, 0.0):
            changed = tuple(replace(t, p_per_month=p) if t is trigger else t for t in spec.triggers)
            varied = replace(spec, triggers=changed)
            done = simulate(varied, replace(chunk, twin=first.twin))
            found[f"{trigger.kind} {p:g}"] = foreign(done)
    return found


def test_what_comes_true_counts_and_what_never_does_is_taken_out(branches):
    assert branches["arrest 1"] > branches["now"] > branches["arrest 0"]


def test_a_rival_left_free_is_safer_for_the_regime_than_one_arrested(branches):
    assert branches["return 1"] < branches["now"] < branches["return 0"]


def test_the_pulse_adds_up_to_the_chance_of_force():
    trigger = replace(plain(ARREST), p_per_month=1.0)
    pulses = [state.pulse[0] for state in months([trigger], 40)]
    assert pulses[0] == pytest.approx(0.01)
    assert pulses[1] == pytest.approx(0.005)
    assert sum(pulses) == pytest.approx(0.02)


def test_an_antecedent_happens_once():
    states = months([plain(ARREST)], 60)
    happened = 1.0 - states[-1].waiting["t-1"][0]
    assert happened == pytest.approx(1.0 - 0.88**60)
    assert sum(s.pulse[0] for s in states) <= 0.02


def test_branches_exclude_each_other_and_add_to_one():
    states = months([ARREST, RETURN], 60)
    assert list(states[0].waiting) == ["rival/USA"]
    assert 0.0 <= states[-1].waiting["rival/USA"][0] < 1e-6
    certain = months([replace(ARREST, p_per_month=1.0), RETURN], 1)[0]
    assert certain.waiting["rival/USA"][0] == 0.0
    assert certain.push[0] == pytest.approx(P["threat.push"][0])


def test_nothing_happens_before_it_is_due():
    early, late = months([plain(ARREST)], 3, due={"t-1": 2})[1:]
    assert early.pulse[0] == 0.0
    assert late.pulse[0] == pytest.approx(0.5 * 0.12 * 0.02)


def test_a_threat_that_passes_unanswered_is_believed_less():
    beliefs = [state.belief[0] for state in months([ARREST], 24)]
    assert beliefs[0] < 0.25
    assert np.all(np.diff(beliefs) < 0.0)
    assert beliefs[-1] > 0.25 * 4.0 / 5.0 - 1e-9


def test_a_debtor_who_will_not_pay_costs_money_not_force(make):
    states = months([plain(DEBT), DEBT], 6)
    assert states[-1].pulse[0] == 0.0
    assert 0.0 < states[-1].unpaid[0] < 1.0
    spec = make.specification(make.patron("CHN"), triggers=(DEBT,))
    chunk = make.chunk(200)
    first = simulate(spec, chunk)
    certain = replace(spec, triggers=(replace(DEBT, p_per_month=1.0),))
    after = simulate(certain, replace(chunk, twin=first.twin))
    money, cover = 2, 4
    assert np.all(after.states[1, :, money] < first.states[1, :, money])
    assert after.states[1, 0, cover] == first.states[1, 0, cover]


def test_more_street_coercion_makes_an_arrest_likelier():
    calm, harsh = (months([ARREST], 1, arrest=a)[0].waiting["rival/USA"][0] for a in (0.0, 1.0))
    assert harsh < calm


def test_a_probability_shifts_between_its_ends():
    p = np.array([0.0, 0.2, 1.0])
    assert shift_logit(p, np.full(3, np.log(4.0))) == pytest.approx([0.0, 0.5, 1.0])
    assert np.isfinite(shift_logit(p, np.full(3, 1e6))).all()


@pytest.mark.parametrize("slope", [0.0, 1.0])
def test_a_threat_as_it_stands_moves_nothing(slope):
    rate, pulse = np.array([0.0, 0.0, 3e-4]), np.array([0.0, 0.01, 0.01])
    for certain in (0.0, 0.4, 1.0):
        factor, term = threatened(rate, pulse, certain * pulse, pulse, np.full(3, slope))
        assert factor == pytest.approx(np.ones(3), rel=1e-15)
        assert np.array_equal(term, np.zeros(3))


def test_a_threat_moves_the_rate_without_a_jump_and_never_below_zero():
    rate, twin, one = np.full(201, 3e-4), np.full(201, 1e-3), np.ones(201)
    pulse = np.linspace(0.0, 2e-3, 201)
    factor, term = threatened(rate, pulse, pulse, twin, one)
    moved = rate * factor + term
    assert np.all(np.diff(moved) > 0.0)
    assert np.diff(moved).max() < 2e-5
    assert moved[0] > 0.0
    assert moved[-1] == pytest.approx(3e-4 + 1e-3)


def test_what_only_becomes_likelier_moves_the_rate_in_proportion():
    rate, twin, one = np.full(3, 1e-4), np.full(3, 1e-3), np.ones(3)
    pulse = np.array([0.0, 1e-3, 4e-3])
    factor, term = threatened(rate, pulse, np.zeros(3), twin, one)
    assert factor == pytest.approx((1e-4 + pulse) / 1.1e-3)
    assert np.array_equal(term, np.zeros(3))


def test_reported_pressure_and_doubt_about_it_stay_near_the_class(make):
    """Twice the odds at each of two steps is about four times the risk, whatever was elicited."""
    chunk = make.chunk()
    usual = foreign(simulate(make.specification(triggers=(ARREST,)), chunk))
    doubted = make.specification(triggers=(ARREST,), noise={"outside_pressure_USA": 0.6})
    assert foreign(simulate(doubted, chunk)) < 1.5 * usual
    pressed = make.specification(triggers=(ARREST,), z={"outside_pressure_USA": 1.4})
    assert 1.5 * usual < foreign(simulate(pressed, chunk)) < 6.0 * usual
