"""Hazards fitted to panels made by hand."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from caryatid.history.fit.attempts import fit_attempts
from caryatid.history.fit.design import IRREGULAR_EXIT, PIECES, structure_names
from caryatid.history.fit.hazard import fit_hazard, monthly
from caryatid.history.fit.model import chance
from caryatid.history.fit.poisson import regress
from caryatid.history.fit.recalibration import slope_of

sys.path.insert(0, str(Path(__file__).parent))
from made_up import WAR, flat_rates, panel

LAST = 2009


def slope(found: object) -> float:
    """The fitted effect of war, on war's own scale."""
    place = structure_names(found.form).index("war")  # type: ignore[attr-defined]
    return float(found.structure[place] / found.scale.sd[WAR])  # type: ignore[attr-defined]


def test_a_known_effect_is_found_again() -> None:
    for effect in (0.0, 0.9):
        made = panel(effect, n=1000)
        assert slope(fit_hazard(IRREGULAR_EXIT, made, flat_rates(), LAST)) == pytest.approx(
            effect, abs=0.3
        )
        assert slope(fit_attempts(made, LAST)) == pytest.approx(effect, abs=0.3)


def test_the_level_makes_up_for_a_wrong_table() -> None:
    made = panel(0.0)
    found = fit_hazard(IRREGULAR_EXIT, made, flat_rates(), LAST)
    here = np.flatnonzero(made.month % 12 == 0)
    left = (made.month == made.end) & (made.way >= 0)
    assert monthly(found, made, here, 1).mean() == pytest.approx(left.mean(), rel=0.15)


def test_nothing_after_the_last_year_is_looked_at() -> None:
    made = panel(0.9)
    later = made.month >= 12 * 1996
    stirred = replace(
        made,
        countries=np.where(later[:, None], 50.0, made.countries),
        way=np.where(made.end >= 12 * 1996, 1 - made.way, made.way),
    )
    one, other = (fit_hazard(IRREGULAR_EXIT, p, flat_rates(), 1995) for p in (made, stirred))
    assert np.array_equal(one.structure, other.structure)
    assert one.level == other.level


def test_an_exit_counts_once() -> None:
    made = panel(0.5, n=200)
    left = (made.month == made.end) & (made.way >= 0)
    assert fit_hazard(IRREGULAR_EXIT, made, flat_rates(), LAST).exits == left.sum()


def test_pieces_follow_one_another_to_the_longest_horizon() -> None:
    assert [a for a, _ in PIECES] == [0, *(b for _, b in PIECES[:-1])]
    assert PIECES[-1][1] == 24


def test_horizons_never_contradict_each_other() -> None:
    hazards = np.abs(np.random.default_rng(2).normal(0.01, 0.01, size=(50, 12, 3))) + 1e-6
    said = [chance(hazards, ("irregular",), months) for months in (1, 6, 12)]
    assert (said[0] <= said[1]).all()
    assert (said[1] <= said[2]).all()


def test_chances_of_a_constant_hazard_by_hand() -> None:
    hazards = np.full((1, 12, 3), 0.01) * np.array([1.0, 3.0, 1.0])
    everything = 1 - np.exp(-0.05 * 12)
    assert chance(hazards, ("irregular", "regular", "death"), 12)[0] == pytest.approx(everything)
    assert chance(hazards, ("irregular",), 12)[0] == pytest.approx(everything / 5)


def test_recalibration_keeps_what_was_right_and_shrinks_what_was_not() -> None:
    # In the years after the fit war matters as before, or no more at all.
    early = panel(0.9, first_year=1970)
    found = fit_hazard(IRREGULAR_EXIT, early, flat_rates(), 1989)
    same = slope_of(found, panel(0.9, first_year=1990, seed=12), LAST)
    gone = slope_of(found, panel(0.0, first_year=1990, seed=13), LAST)
    assert gone < 0.75 < same <= 1.0


def test_a_narrow_prior_holds_parameters_at_its_mean() -> None:
    rng = np.random.default_rng(4)
    design = np.stack([np.ones(500), rng.normal(size=500)], axis=1)
    events = rng.poisson(np.exp(-1 + 0.8 * design[:, 1])).astype(float)
    found = regress(
        design,
        np.zeros(500),
        events,
        weight=1.0,
        prior_sd=np.array([np.inf, 1e-4]),
        prior_mean=np.array([0.0, 0.3]),
        cluster=np.arange(500),
    )
    assert found.beta[1] == pytest.approx(0.3, abs=1e-4)
    assert np.linalg.eigvalsh(found.covariance).min() > 0


def test_many_events_outweigh_the_prior() -> None:
    rng = np.random.default_rng(4)
    design = np.stack([np.ones(20_000), rng.normal(size=20_000)], axis=1)
    events = rng.poisson(np.exp(-1 + 0.8 * design[:, 1])).astype(float)
    found = regress(
        design,
        np.zeros(20_000),
        events,
        weight=1.0,
        prior_sd=np.array([np.inf, 1.0]),
        cluster=np.arange(20_000),
    )
    assert found.beta == pytest.approx([-1, 0.8], abs=0.03)
