from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from caryatid.history.bands import AUTOCRACIES, TYPES
from caryatid.history.counts import Counts, counts_between
from caryatid.history.shrinkage import Shapes, band_ratios, both, posterior, shapes, shrink
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

WEAK = Shapes(1e-9, 1e-9, 1e-9, 1e-9)


def test_no_pull_gives_the_counts_alone() -> None:
    found = shrink(np.array([3.0]), np.array([100.0]), np.array([0.5]), 1e-9)
    assert found.mean == pytest.approx(0.03)


def test_endless_pull_gives_the_parent_alone() -> None:
    found = shrink(np.array([3.0]), np.array([100.0]), np.array([0.5]), 1e12)
    assert found.mean == pytest.approx(0.5)


def test_a_class_without_leader_months_takes_the_parents_rate_with_its_doubt() -> None:
    found = shrink(np.array([0.0]), np.array([0.0]), np.array([0.01]), 4.0)
    assert found.mean == pytest.approx(0.01)
    assert found.shape == pytest.approx(4.0)


def test_doubts_about_factors_add() -> None:
    assert both(2.0, 2.0) == pytest.approx(1.0)
    assert both(5.0, 1e12) == pytest.approx(5.0)


def test_ratios_are_one_where_bands_do_not_differ() -> None:
    ratios = band_ratios(np.array([1000.0, 3000.0]), np.array([[10.0], [30.0]]), 3.0)
    assert ratios.mean.ravel() == pytest.approx([1.0, 1.0], rel=0.02)


def test_weak_priors_give_the_cells_own_rate() -> None:
    counts = counts_between(1991, 2018)
    found = posterior(counts_between(1950, 2018), counts, "personal", WEAK)
    place, k = TYPES.index("personal"), WAYS_OUT.index("regular")
    own = counts.exits[place, 3, k] / counts.months[place, 3]
    assert found.mean[3, k] == pytest.approx(own, rel=1e-3)


def test_a_shrunken_rate_lies_between_its_own_and_its_parents() -> None:
    counts, everything = counts_between(1991, 2018), counts_between(1950, 2018)
    strong = posterior(everything, counts, "personal", replace(shapes(), cell=1e9)).mean
    found = posterior(everything, counts, "personal", shapes()).mean
    own = posterior(everything, counts, "personal", replace(shapes(), cell=1e-9)).mean
    low, high = np.minimum(strong, own) * 0.999, np.maximum(strong, own) * 1.001
    assert ((found >= low) & (found <= high)).all()


def test_the_parents_doubt_widens_the_childs_prior() -> None:
    counts, everything = counts_between(1991, 2018), counts_between(1950, 2018)
    found = posterior(everything, counts, "provisional", shapes())
    place = TYPES.index("provisional")
    assert (found.shape - counts.exits[place] < shapes().cell).all()


def test_rates_are_positive_even_where_nothing_was_seen() -> None:
    nothing = Counts(np.zeros_like(counts_between(1991, 1990).months), np.zeros((7, 6, 7)))
    found = posterior(counts_between(1950, 1990), nothing, "monarchy", shapes())
    assert (found.mean > 0).all()


def test_irregular_exits_fell_between_the_eras() -> None:
    everything = counts_between(1950, 2018)
    irregular = [WAYS_OUT.index(way) for way in IRREGULAR]
    early, late = (
        posterior(everything, counts_between(*years), "military", shapes()).mean[:, irregular]
        for years in ((1950, 1990), (1991, 2018))
    )
    assert late.sum() < early.sum()


def test_a_democracy_borrows_from_no_autocracy() -> None:
    everything, era = counts_between(1950, 2018), counts_between(1991, 2018)
    cut = [TYPES.index(t) for t in AUTOCRACIES]
    alone = []
    for counts in (everything, era):
        months, exits = counts.months.copy(), counts.exits.copy()
        months[cut], exits[cut] = 0, 0
        alone.append(Counts(months, exits))
    found = posterior(everything, era, "democracy", shapes()).mean
    assert found == pytest.approx(posterior(alone[0], alone[1], "democracy", shapes()).mean)
