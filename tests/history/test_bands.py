from __future__ import annotations

import pytest

from caryatid.history.bands import TENURE_EDGES, TENURE_NAMES, band_of, tenure_band


@pytest.mark.parametrize(
    ("months", "name"),
    [
        (0.0, "under 6 months in office"),
        (5.99, "under 6 months in office"),
        (6.0, "6 months to 2 years in office"),
        (47.9, "2-4 years in office"),
        (48.0, "4-10 years in office"),
        (71.9, "4-10 years in office"),
        (120.0, "10-20 years in office"),
        (500.0, "over 20 years in office"),
    ],
)
def test_an_edge_belongs_to_the_band_that_it_opens(months: float, name: str) -> None:
    assert TENURE_NAMES[tenure_band(months)] == name


def test_each_band_has_a_name() -> None:
    assert len(TENURE_NAMES) == len(TENURE_EDGES) + 1


def test_bands_of_any_edges() -> None:
    assert [band_of(x, (1, 2)) for x in (0.5, 1, 1.5, 2)] == [0, 1, 1, 2]
