from __future__ import annotations

from typing import Any

import pytest

from caryatid.executor import InProcess
from caryatid.explain import stress, variants
from caryatid.explain.effects import NONE
from caryatid.records import Pillar


def test_the_worst_twentieth_is_low_for_support_and_high_for_pressure() -> None:
    assert stress.stressed_level(Pillar("fiscal", 0.0, 1, 0.5, 2.0)) == pytest.approx(-2.79)
    assert stress.stressed_level(Pillar("opposition", 0.0, 1, 0.5, 2.0)) == pytest.approx(3.79)
    pressed = Pillar("outside_pressure_USA", 0.0, 1, 0.0, 1.0)
    assert stress.stressed_level(pressed) == pytest.approx(1.645)


def test_patrons_are_found_in_keys() -> None:
    assert stress.patron_of("patron_RUS.money") == "RUS"
    assert stress.patron_of("fiscal") is None


def test_every_pillar_gets_the_same_stress_and_patrons_leave_once(
    hand_made: Any, with_hazard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, Any]] = []

    def rerun(run: Any, *, pillar_z: Any = None, patrons_out: Any = ()) -> Any:
        asked.append((pillar_z, patrons_out))
        harm = 4.0 if pillar_z and "security_forces" in pillar_z else 1.0
        return with_hazard(run, 2.0 if patrons_out else harm)

    monkeypatch.setattr(variants, "rerun", rerun)
    found = stress.pillar_stress(hand_made, hand_made.situation, executor=InProcess())
    assert found[0].key == "security_forces"
    assert found[0].change.size == "large"
    assert found[0].is_gap
    calm = {s.key: s for s in found}["patron_RUS.money"]
    assert calm.change.size == NONE
    assert calm.leaves is not None
    assert calm.leaves.mean < -3
    assert (calm.claim_ids, calm.n_checked) == ((hand_made.view.claims[0].id,), 1)
    assert sorted(out for _, out in asked if out) == [("CUB",), ("RUS",)]
    levels = {key: z for pillar_z, _ in asked if pillar_z for key, z in pillar_z.items()}
    assert levels["security_forces"] == pytest.approx(1.2 - 1.645 * 0.8)
