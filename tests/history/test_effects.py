from __future__ import annotations

import numpy as np
import pytest

from caryatid.history.effects import CONDITIONS, TERMS, fades, scaled, spread
from caryatid.terms.ways_out import WAYS_OUT


def test_protests_fade_and_elections_end() -> None:
    fade = fades(24)
    assert fade.shape == (24, len(CONDITIONS))
    assert (fade[0] == 1).all()
    assert fade[4, CONDITIONS.index("removal_protests_3m")] == pytest.approx(0.5)
    assert fade[12, CONDITIONS.index("coup_attempt_12m")] == pytest.approx(0.5)
    election = fade[:, CONDITIONS.index("election_due_12m")]
    assert election.tolist() == [1.0] * 15 + [0.0] * 9


def test_protest_is_forgotten_sooner_than_coups_and_conflict() -> None:
    fade = fades(24)
    assert np.array_equal(fade[:, 0], fade[:, 1])
    for slow in ("coup_attempt_12m", "conflict_began_12m"):
        assert (fade[1:, CONDITIONS.index(slow)] > fade[1:, 0]).all()


def test_protests_enter_by_their_logarithm() -> None:
    assert scaled(np.array([0.0, 1.0, 7.0]), "removal_protests_3m") == pytest.approx(
        [0, np.log(2), np.log(8)]
    )
    assert scaled(np.array([0.0, 1.0]), "coup_attempt_12m").tolist() == [0, 1]


def test_each_coefficient_bears_on_its_ways_alone() -> None:
    for i, term in enumerate(TERMS):
        kind = "democracy" if term.kind == "democracy" else "party"
        full = spread(np.eye(len(TERMS))[i], kind)
        ways = {WAYS_OUT[k] for k, c in zip(*np.nonzero(full), strict=True)}
        assert ways == set(term.ways)
        assert full.sum() == len(term.ways)


def test_death_depends_on_no_condition() -> None:
    full = spread(np.ones(len(TERMS)), "personal")
    assert (full[WAYS_OUT.index("death")] == 0).all()
    assert (full[WAYS_OUT.index("coup")] == 1).all()


def test_elections_have_a_slope_for_autocracies_and_one_for_democracies() -> None:
    beta = np.arange(1.0, len(TERMS) + 1)
    regular, due = WAYS_OUT.index("regular"), CONDITIONS.index("election_due_12m")
    names = [term.name for term in TERMS]
    for kind, name in (("military", "autocracies"), ("democracy", "democracies")):
        place = names.index(f"election due, regular, {name}")
        assert spread(beta, kind)[regular, due] == beta[place]
