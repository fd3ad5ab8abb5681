from __future__ import annotations

import numpy as np
import pytest

from caryatid.history.mix import (
    EVENT_EDGES,
    EVENT_VALUES,
    ClassMix,
    class_mix,
    event_bin,
    pair_weights,
)

PAIRS = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (4.0, 12.0)])
MIX = ClassMix(PAIRS, np.array([0.8, 0.08, 0.05, 0.04, 0.02, 0.01]), {}, 1000.0)


def means(seen_3m: float | None, seen_12m: float | None) -> tuple[float, float]:
    pairs, weights = pair_weights(MIX, seen_3m, seen_12m)
    assert weights.sum() == pytest.approx(1.0)
    recent, year = weights @ pairs
    return float(recent), float(year)


def test_bins_hold_the_count_that_stands_for_them() -> None:
    assert [event_bin(v) for v in EVENT_VALUES] == list(range(len(EVENT_EDGES) + 1))


def test_without_a_report_the_class_stands() -> None:
    pairs, weights = pair_weights(MIX, None, None)
    assert np.array_equal(pairs, MIX.pairs)
    assert weights == pytest.approx(MIX.weights)


def test_a_report_is_a_lower_bound() -> None:
    pairs, weights = pair_weights(MIX, 1.0, 1.0)
    assert (pairs[weights > 0, 0] >= 1).all()
    assert (pairs[weights > 0, 1] >= 1).all()


def test_what_was_seen_of_n_is_as_likely_as_anything_less() -> None:
    # One count alone: the chance to have seen n of N is 1 / (N + 1) with q uniform.
    _, weights = pair_weights(MIX, None, 1.0)
    expected = np.array([0.0, 0.08 / 2, 0.05 / 2, 0.04 / 4, 0.02 / 4, 0.01 / 13])
    assert weights == pytest.approx(expected / expected.sum())


def test_both_counts_by_hand() -> None:
    # Seen 1 of 1 recent and none of none before: integral of q = 1/2. Seen 1 of 1 recent and 0 of
    # 2 before: integral of q (1 - q)^2 = 1/12. Seen 1 of 3: 3 q (1 - q)^2, 1/4. Seen 1 of 4
    # recent and 0 of 8 before: 4 q (1 - q)^11, 4/156.
    _, weights = pair_weights(MIX, 1.0, 1.0)
    expected = np.array([0.0, 0.0, 0.05 / 2, 0.04 / 12, 0.02 / 4, 0.01 * 4 / 156])
    assert weights == pytest.approx(expected / expected.sum())


def test_more_seen_means_more_expected() -> None:
    values = [means(n, n) for n in (None, 1.0, 3.0)]
    assert values == sorted(values)


def test_a_report_beyond_the_class_stands_for_itself() -> None:
    pairs, weights = pair_weights(MIX, 50.0, 60.0)
    assert pairs.tolist() == [[50.0, 60.0]]
    assert weights.tolist() == [1.0]


def test_a_year_never_has_fewer_events_than_its_last_quarter() -> None:
    for kind in ("personal", "party", "democracy"):
        mix = class_mix(kind, 2018)
        assert (mix.pairs[:, 1] >= mix.pairs[:, 0]).all()
        assert mix.weights.sum() == pytest.approx(1.0)


def test_later_years_do_not_count() -> None:
    assert class_mix("personal", 2009).months < class_mix("personal", 2018).months


def test_years_without_any_data_are_refused() -> None:
    with pytest.raises(ValueError, match="1980"):
        class_mix("personal", 1980)
