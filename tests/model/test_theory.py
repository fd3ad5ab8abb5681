"""Beliefs and contests apart from the engine: they must equal published and solved closed forms."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from caryatid.model.bargain import coalitions, outcome, winning
from caryatid.model.choice import mean_belief
from caryatid.model.large import TwoSizes, falling_with_a_large_one
from caryatid.model.signals import Signals, failing_below, falling_again_below, falling_below

_KTAB = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "oracles" / "ktab_pce.json"


@pytest.fixture(scope="module")
def contests():
    if not _KTAB.exists():
        pytest.skip("the published contests (../shared/data/oracles) are not here")
    return json.loads(_KTAB.read_text(encoding="utf-8"))


def test_l3_attackers_with_a_public_and_a_private_signal_fall_where_theory_says(oracle):
    for row in oracle("static_global_game")["rows"]:
        if row["beta"] > 1e6:
            continue
        signals = Signals(row["z"], row["alpha"], row["beta"])
        assert falling_below(signals, cost=row["c"]) == pytest.approx(row["theta_star"], abs=1e-6)


def test_l3_creditors_with_a_public_and_a_private_signal_fail_where_theory_says(oracle):
    rows = oracle("creditors_MS2004")["rows"]
    for row in rows:
        signals = Signals(row["y"], row["alpha"], row["beta"])
        found = failing_below(signals, severity=row["z"], collateral=row["lam"])
        assert found == pytest.approx(row["psi"], abs=1e-6)
    assert {len(row["psi"]) for row in rows} == {1, 3}


def test_l3_a_second_attack_needs_more_than_the_first(oracle):
    for row in oracle("dynamic_global_game_2nd_attack")["rows"]:
        # What each knows by now is the second signal; that it survived says the rest.
        signals = Signals(row["z"], row["alpha"], row["beta2"])
        found = falling_again_below(signals, cost=row["c"], survived=row["theta1"])
        assert found == pytest.approx(row["second_attack_thresholds"], abs=1e-6)


@pytest.mark.parametrize("cost", [0.2, 0.5, 0.7])
def test_l3_precise_private_signals_give_the_uniform_belief_of_the_patrons(cost):
    found = falling_below(Signals(0.4, 1.0, 1e8), cost=cost)
    n = 4000
    # The last to leave believes any share of the others as likely: the regime stands if fewer
    # leave than its strength.
    for strength, leaves in ((found[0] - 0.01, True), (found[0] + 0.01, False)):
        stands = (np.arange(n) / (n - 1) > 1.0 - strength).astype(float)
        belief = mean_belief(stands[:, None], np.array([n - 1.0]))[0]
        assert (1.0 - belief > cost) == leaves


def test_l4_a_large_patron_widens_what_it_decides(oracle):
    for row in oracle("large_creditor_CDMS2004")["rows"]:
        sizes = TwoSizes(row["large_share"], row["cost"], row["sigma_small"], row["tau_large"])
        certain, contested = falling_with_a_large_one(sizes)
        assert certain == pytest.approx(row["theta_lo"], abs=1e-4)
        assert contested == pytest.approx(row["theta_hi"], abs=1e-4)


def test_l11_the_smallest_contest_has_the_published_answers(contests):
    case = contests["minimal_3_option"]
    support = np.array(case["coalitions"])
    chance = winning(support, power=2)
    assert chance == pytest.approx(np.array(case["victory_prob"]), abs=3e-4)
    found = outcome(support, chance)
    assert found.uniform == pytest.approx(case["markov_uniform"], abs=3e-4)
    assert found.incentive == pytest.approx(case["markov_incentive"], abs=3e-4)
    assert found.conditional == pytest.approx(case["conditional"], abs=3e-4)


def test_l11_published_contests_are_reproduced_from_what_was_printed(contests):
    compared = 0
    for file in contests["scalar_pce"].values():
        notion = {"ConditionalPCM": "conditional", "Conditional": "conditional"}.get(
            file["meta"]["PCEModel"], "incentive"
        )
        for block in file["blocks"]:
            support, chance = np.array(block["c"]), np.array(block["pv"])
            found = getattr(outcome(support, chance), notion)
            assert found == pytest.approx(block["p"], abs=3e-4)
            compared += 1
    assert compared >= 100


def test_l11_coalitions_follow_from_weights_and_utilities(contests):
    for file in contests["scalar_pce"].values():
        rule = "cubic" if file["meta"]["VotingRule"] == "PropCbc" else "linear"
        for block in file["blocks"][:10]:
            made = coalitions(np.array(block["w"]), np.array(block["u"]), rule=rule)
            # Utilities were printed to three digits, so support is known to about a fifth.
            assert made == pytest.approx(np.array(block["c"]), abs=0.35)
