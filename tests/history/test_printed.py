from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from scipy.stats import gamma

from caryatid.history.counts import counts_between
from caryatid.history.cutoff import cutoff_on
from caryatid.history.printed import campaign_class, chance_of_exit, other_classes, own_class
from caryatid.history.shrinkage import posterior, shapes

CUTOFF = cutoff_on(date(2019, 3, 4))
ALL, ERA = counts_between(1950, 2018), counts_between(1991, 2018)


def test_the_chance_of_exit_is_the_integral_over_the_rate() -> None:
    mean, low, high = chance_of_exit(6.5, 1980.0)
    rates = gamma.rvs(6.5, scale=1 / 1980.0, size=400_000, random_state=1)
    p = 1 - np.exp(-12 * rates)
    assert mean == pytest.approx(p.mean(), rel=0.005)
    assert (low, high) == pytest.approx(tuple(np.quantile(p, [0.05, 0.95])), rel=0.01)


def test_the_own_class_counts_what_its_name_says() -> None:
    cells = posterior(ALL, ERA, "personal", shapes())
    found = own_class(cells, ERA, "personal", 3, CUTOFF)
    assert found.name == "personalist, 4-10 years in office, 1991-2018"
    assert found.leader_months == ERA.months[0, 3]
    assert sum(found.exits.values()) == ERA.exits[0, 3].sum()
    assert found.p12_lo < found.p12 < found.p12_hi


def test_wider_classes_hold_more_months() -> None:
    cells = posterior(ALL, ERA, "personal", shapes())
    own = own_class(cells, ERA, "personal", 3, CUTOFF)
    others = other_classes(ALL, ERA, "personal", 3, CUTOFF)
    assert len(others) >= 2
    for other in others:
        assert other.leader_months > own.leader_months
        assert all(other.exits.get(way, 0) >= n for way, n in own.exits.items())
        assert other.p12_lo < other.p12 < other.p12_hi


@pytest.mark.parametrize("kind", ["party", "democracy"])
def test_every_type_has_at_least_two_more_classes(kind: str) -> None:
    found = other_classes(ALL, ERA, kind, 2, CUTOFF)
    assert len(found) >= 2
    assert len({other.name for other in found}) == len(found)


def test_a_campaign_year_is_dangerous_and_said_to_be_coded_with_hindsight() -> None:
    found = campaign_class("personal", "XXA", date(2013, 3, 5), CUTOFF)
    assert found is not None
    assert found.note == "coded with hindsight"
    plain = other_classes(ALL, ERA, "personal", 3, CUTOFF)[0]
    assert found.p12 > 2 * plain.p12


def test_the_campaign_years_of_the_own_leader_are_left_out() -> None:
    without = campaign_class("personal", "VEN", date(2013, 3, 5), CUTOFF)
    before = campaign_class("personal", "VEN", date(2018, 12, 31), CUTOFF)
    assert without is not None
    assert before is not None
    assert without.leader_months < before.leader_months
    assert without.exits == before.exits


def test_types_without_such_a_year_have_no_campaign_class() -> None:
    assert campaign_class("democracy", "XXA", date(2013, 3, 5), CUTOFF) is None
