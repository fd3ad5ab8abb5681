"""The rounded sizes of economies."""

from __future__ import annotations

from caryatid.terms.countries import COUNTRIES
from caryatid.terms.economies import GDP_BN, GDP_DOUBT


def test_every_state_is_one_and_has_a_size_of_this_world():
    assert GDP_BN.keys() <= COUNTRIES.keys()
    assert all(0.1 < size < 20_000.0 for size in GDP_BN.values())
    assert GDP_DOUBT > 1.0
