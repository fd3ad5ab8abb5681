"""Limits in which the model must reduce to known closed forms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from caryatid.model import Chunk, incidence, simulate, survival
from caryatid.model.choice import STAY, choose, mean_belief, utilities
from caryatid.model.setting import as_twin, set_up, world_of
from caryatid.model.states import Means, income_step, loyalty_argument, resting_crowd
from caryatid.model.streams import Streams
from caryatid.model.threats import arrest_shift, shift_logit
from caryatid.model.walk import walk
from caryatid.rng import normal
from caryatid.terms.judgement import STATES

_COVER = STATES.index("cover")


def test_l1_without_slopes_frailty_or_threats_it_is_competing_risks(make, oracle):
    table = oracle("competing_risks_monthly")
    names = ("coup", "uprising", "negotiated", "foreign", "regular", "death")
    p = np.array([table["hazards"][name] for name in names])
    total = p.sum()
    # A month's probability as a rate: 1 - exp(-h) is the probability again.
    rates = np.append(-np.log1p(-total) * p / total, 0.0)
    h2 = np.ones((16, 24, 1)) * rates
    spec = make.specification(
        make.patron("RUS", z={"money": -2.0}),
        z={"security_forces": -1.0, "fiscal": -1.0},
        constants=make.no_slopes(),
    )
    h3 = simulate(spec, Chunk(0, h2)).h3
    for place, month in enumerate(table["months"][:4]):
        assert survival(h3)[:, month] == pytest.approx(table["survival"][place], abs=1e-12)
        for k, name in enumerate(names):
            left = incidence(h3)[:, month - 1, k]
            assert left == pytest.approx(table["cif"][name][place], abs=1e-12)


def test_l1_ways_out_and_survival_add_to_one_with_any_rates(make):
    spec = make.specification(make.patron("RUS"), z={"security_forces": -1.5})
    h3 = simulate(spec, make.chunk(128)).h3
    total = incidence(h3).sum(axis=2) + survival(h3)[:, 1:]
    assert total == pytest.approx(1.0, abs=1e-12)


def test_l2_many_equal_patrons_leave_below_the_threshold_of_global_games():
    n, z, tau = 400, 1.0, 0.7
    share_out = 1.0 - np.arange(n) / (n - 1)
    for theta in np.linspace(0.02, 0.98, 49):
        stands = (theta >= z * share_out).astype(np.float64)[:, None]
        belief = mean_belief(stands, np.array([n - 1.0]))
        stay, _ = utilities(belief, np.array([tau]), np.array([-9.0]), np.array([0.6]))
        if abs(theta - z * tau) > z / n + 1e-9:
            assert bool(stay[0] < 0.0) == (theta < z * tau)


def test_l5_crowds_rest_where_granovetters_thresholds_say(oracle):
    table = oracle("granovetter")
    rows = [r for r in table["rows"] if abs(r["sd"] - table["continuum_critical_sd"]) > 1e-3]
    mean, sd = (np.array([row[name] for row in rows]) for name in ("mean", "sd"))
    crowd = resting_crowd(mean, sd, steps=4000)
    assert crowd == pytest.approx([row["continuum"] for row in rows], abs=1e-4)


def test_l5_the_critical_spread_is_granovetters(oracle):
    low, high = 0.10, 0.15
    for _ in range(24):
        middle = (low + high) / 2
        calm = resting_crowd(np.array([0.25]), np.array([middle]), steps=6_000)[0] < 0.5
        low, high = (middle, high) if calm else (low, middle)
    assert low == pytest.approx(oracle("granovetter")["continuum_critical_sd"], abs=1e-4)


def test_l6_forces_that_differ_little_stay_while_pay_and_prospects_match_the_wage():
    survival_, wage = np.linspace(0.0, 1.0, 41), np.full(41, 1.305)
    none = np.zeros(41)
    means = Means(none + 1.0, none + 0.8, none, none, none)
    p = {"forces.rent": 0.9, "forces.spread": 1e-6, "forces.street_cost": 1.0}
    argument = loyalty_argument(means, survival_, none, wage, p)
    assert np.array_equal(argument > 0.0, 0.8 + 0.9 * survival_ > wage)


def test_l7_without_noise_the_regime_arrests_where_gain_exceeds_belief():
    belief = np.linspace(0.01, 0.6, 60)
    ratio = 0.2051
    p = {
        # Anchored where the regime is of two minds: an even chance at belief = gain / cost.
        "threat.belief": ratio,
        "threat.gain_over_cost": ratio,
        "threat.gain_coercion": 0.5,
        "threat.arrest_noise": 1e-4,
    }
    calm = np.full(60, 0.6)
    arrests = shift_logit(np.full(60, 0.5), arrest_shift(calm, calm, belief, p))
    assert np.array_equal(arrests > 0.5, belief < ratio)
    assert np.all((arrests > 0.99) | (arrests < 0.01))


def test_l8_with_hazards_off_and_equal_worth_patrons_leave_in_geometric_time(make):
    n, delta = 40_000, 0.2
    patron = make.patron(
        "RUS", tau=1.0, margin=0.0, decide_per_month=delta, noise=1.0, hedged_part=0.6
    )
    patron = replace(
        patron,
        channels={
            name: replace(pillar, z=60.0, prior_z=60.0) for name, pillar in patron.channels.items()
        },
    )
    spec = make.specification(patron, months=25)
    stances = simulate(spec, Chunk(0, np.zeros((n, 25, 7)))).stances
    assert stances[0, 0, STAY] == 1.0
    for months in (1, 6, 24):
        gone = 1.0 - (1.0 - delta / 3.0) ** months
        se = np.sqrt(gone * (1.0 - gone) / n)
        assert abs(stances[months, 0, 2] - gone) < 4.0 * se


@pytest.mark.parametrize("slopes", [False, True])
def test_l9_a_single_patron_leaves_exactly_where_survival_is_below_tau(make, slopes):
    n, tau, horizon = 600, 0.8, 18.0
    patron = make.patron(
        "RUS", tau=tau, margin=-1e6, decide_per_month=1.0, noise=1e-6, horizon_months=horizon
    )
    patron = replace(
        patron,
        channels={
            name: replace(pillar, z=60.0, prior_z=60.0) for name, pillar in patron.channels.items()
        },
    )
    constants = {} if slopes else make.no_slopes()
    spec = make.specification(patron, constants=constants, months=2)
    h2 = np.ascontiguousarray(make.rates(n, months=2).transpose(1, 2, 0))
    setting = set_up(spec, Streams(1, 0, n), h2)
    path = walk(setting, world_of(as_twin(spec), setting), h2, None).path
    left = path.states[1, _COVER] == 0.0
    expected = np.exp(-horizon * h2[0].sum(axis=0)) < tau
    assert 0 < expected.sum() < n
    assert np.array_equal(left, expected)


def test_l10_income_alone_is_a_first_order_autoregression():
    n, back, sd, mean, first = 100_000, 0.1, 0.08, -0.3, 0.4
    p = {"income.return_per_month": back, "income.noise": sd}
    draws = np.arange(n, dtype=np.int64)
    income = np.full(n, first)
    for month in range(24):
        income = income_step(income, mean, normal(1, draws, "income", month=month), p)
    kept = (1.0 - back) ** 24
    variance = sd**2 * (1.0 - kept**2) / (1.0 - (1.0 - back) ** 2)
    assert income.mean() == pytest.approx(mean + kept * (first - mean), abs=4 * sd / n**0.5 * 2.3)
    assert income.var() == pytest.approx(variance, rel=4 * (2 / n) ** 0.5)


@pytest.mark.parametrize("row", [0, 1, 2])
def test_l10_income_that_does_not_return_first_passes_a_floor_as_theory_says(oracle, row):
    case = oracle("first_passage")["rows"][row]
    n, slow = 60_000, 1e-9
    p = {"income.return_per_month": slow, "income.noise": case["sigma"]}
    draws = np.arange(n, dtype=np.int64)
    income, alive = np.full(n, float(case["x0"])), np.ones(n, dtype=bool)
    for month in range(case["months"]):
        income = income_step(income, case["mu"] / slow, normal(2, draws, "floor", month=month), p)
        alive &= income > 0.0
    passed = 1.0 - alive.mean()
    se = np.sqrt(passed * (1.0 - passed) / n)
    assert passed == pytest.approx(case["mc_monthly"], abs=4.0 * (se + case["se"]))
    # The correction for monthly watching is an approximation, worst where a step is large.
    assert passed == pytest.approx(case["bgk_monthly"], abs=4.0 * se + 0.01)


def test_the_choice_is_a_logit():
    n = 50_000
    u = (np.arange(n) + 0.5) / n
    stay, hedge, noise = 0.12, 0.05, 0.1
    stances = choose(np.full(n, stay), np.full(n, hedge), np.full(n, noise), u)
    odds = np.exp(np.array([stay, hedge, 0.0]) / noise)
    for stance, share in enumerate(odds / odds.sum()):
        assert (stances == stance).mean() == pytest.approx(share, abs=1e-4)
