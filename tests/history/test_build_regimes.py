"""How exits go with regimes' ends, by hand."""

from __future__ import annotations

import pytest
from _history.regimes import RegimeSpan, count_regimes, democracies

from caryatid.history.panel.months import month_of
from caryatid.history.panel.spells import Regime, Spell
from caryatid.terms.ways_out import WAYS_OUT

T = month_of(1990, 1)
RHO = 6


def spell(start: int, end: int, way: str | None) -> Spell:
    return Spell(1, f"from {start}", T + start, T + end, way, 1940, T + start)


def span(start: int, end: int, *, failed: bool = True) -> RegimeSpan:
    return RegimeSpan(1, "party", T + start, T + end, failed)


def total(spells: list[Spell], spans: list[RegimeSpan]) -> list[int]:
    rows = count_regimes(spells, spans)["party"]
    return [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]


def by_way(row: list[int], way: str) -> tuple[int, int]:
    place = RHO + 2 * WAYS_OUT.index(way)
    return row[place], row[place + 1]


@pytest.mark.parametrize(("gap", "linked"), [(-2, 0), (-1, 1), (0, 1), (5, 1), (6, 0)])
def test_an_exit_near_the_end_goes_with_it(gap: int, linked: int) -> None:
    row = total([spell(0, 60 + gap, "regular")], [span(0, 60)])
    assert by_way(row, "regular")[0] == linked
    assert row[1] == 1 - linked


def test_a_regime_that_outlives_a_leader_by_hand() -> None:
    # The founder dies after 24 months; his successor falls to a coup that ends the regime.
    row = total([spell(0, 24, "death"), spell(24, 60, "coup")], [span(0, 60)])
    assert by_way(row, "death") == (0, 1)
    assert by_way(row, "coup") == (1, 1)
    assert row[0] == 24 + 36
    first_year, ends_in_it, later, ends_later = row[2:6]
    assert (first_year, ends_in_it, later, ends_later) == (12, 0, 24, 1)


def test_the_founder_is_no_successor() -> None:
    row = total([spell(0, 60, "coup")], [span(0, 60)])
    assert row[2:6] == [0, 0, 0, 0]


def test_a_regime_that_stands_has_no_end() -> None:
    row = total([spell(0, 24, "death"), spell(24, 90, None)], [span(0, 80, failed=False)])
    assert by_way(row, "death") == (0, 1)
    assert row[1] == row[3] == row[5] == 0


def test_only_the_nearest_exit_goes_with_the_end() -> None:
    row = total([spell(0, 59, "coup"), spell(59, 60, "uprising")], [span(0, 60)])
    assert by_way(row, "coup") == (0, 1)
    assert by_way(row, "uprising") == (1, 1)


def test_a_change_between_forms_of_democracy_is_no_end() -> None:
    listed = [
        Regime(1, "democracy", T, T + 20),
        Regime(1, "democracy", T + 21, T + 50),
        Regime(1, "military", T + 51, T + 90),
    ]
    (found,) = democracies(listed, T + 100)
    assert (found.start, found.end, found.failed) == (T, T + 50, True)
