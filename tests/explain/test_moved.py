from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from caryatid.explain import moved

THEN = date(2019, 2, 4)


def test_shapley_values_of_a_glove_game() -> None:
    """Two left gloves and one right one: known values 1/6, 1/6, 4/6."""
    players = ("left", "other left", "right")
    values = {
        frozenset(s): float("right" in s and bool({"left", "other left"} & set(s)))
        for s in (
            (), ("left",), ("other left",), ("right",), ("left", "other left"),
            ("left", "right"), ("other left", "right"), players,
        )
    }  # fmt: skip
    parts = moved.shapley(players, values)
    assert parts == pytest.approx({"left": 1 / 6, "other left": 1 / 6, "right": 4 / 6})


@pytest.fixture
def pair(hand_made: Any, edited: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A run and the same four weeks earlier; the hazard is .001 a month, .002 per protest."""

    def base(facts: Any, conditions: Any, day: date, *, draws: Any, months: int, **_: Any) -> Any:
        protests = next(c.value or 0.0 for c in conditions if c.id == "removal_protests_3m")
        rate = 0.001 + 0.002 * protests + 0.00001 * (day - THEN).days
        return edited(hand_made.base, h2=np.full((draws.size, months, 7), rate / 7))

    monkeypatch.setattr(moved, "base_hazard", base)
    before = _copy(hand_made)
    none = tuple(edited(c, value=0.0) for c in hand_made.situation.conditions)
    before.situation = edited(hand_made.situation, conditions=none)
    documents = hand_made.view.documents[:1]
    before.view = edited(hand_made.view, as_of=THEN, documents=documents)
    hand_made.view = edited(hand_made.view, as_of=THEN + timedelta(days=28))
    return hand_made, before


def _copy(run: Any) -> Any:
    return type(run)(**vars(run))


def test_the_parts_add_up_and_name_what_changed(pair: Any) -> None:
    now, before = pair
    found = moved.since(now, before)
    assert [name for name, _ in found.parts] == [
        "removal protests in 3 months", "passage of time", "coup attempt in 12 months",
    ]  # fmt: skip
    assert sum(part for _, part in found.parts) == pytest.approx(found.after - found.before)
    assert found.before == pytest.approx(100 * np.exp(-0.012))
    assert found.after == pytest.approx(100 * np.exp(-12 * (0.001 + 0.004 + 0.00028)))
    assert found.parts[0][1] < found.parts[1][1] < 0.0
    assert found.new_documents == 2


def test_nothing_new_moves_nothing_but_time(pair: Any) -> None:
    now, _ = pair
    found = moved.since(now, now)
    assert found.before == found.after
    assert [name for name, _ in found.parts] == ["passage of time"]
