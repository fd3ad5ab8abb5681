from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from caryatid.errors import UsageError
from caryatid.explain import askable, why
from caryatid.explain.percent import percent
from caryatid.report.explained import trace_text


def test_every_number_that_can_be_asked_for_has_an_answer(hand_made: Any) -> None:
    for name in askable(hand_made)[:-1]:
        trace = why(hand_made, name)
        assert trace.value
        assert trace.lines, name
        assert all(line.quote or line.mark or line.part is not None for line in trace.lines), name


def test_the_parts_of_a_pillar_add_up_to_its_level(hand_made: Any) -> None:
    pillar = hand_made.situation.pillars[0]
    trace = why(hand_made, pillar.key)
    parts = [line.part for line in trace.lines if line.part is not None]
    assert sum(parts) == pytest.approx(pillar.z)
    assert trace.lines[1].quote == "Moscow promised the palace a loan of $2 billion"


def test_the_parts_of_a_rung_add_up_to_it(hand_made: Any) -> None:
    trace = why(hand_made, "rung3")
    parts = [line.part for line in trace.lines if line.unit == "points" and line.part is not None]
    rung = hand_made.forecast.leader_exit.horizons[12]["rung3"]
    assert sum(parts) == pytest.approx(100 * (1 - rung.p))


def test_a_claim_answers_by_id_and_by_number(hand_made: Any) -> None:
    claim = hand_made.view.claims[2]
    assert why(hand_made, "3") == why(hand_made, claim.id)
    assert "counts for removal_protests_3m" in trace_text(why(hand_made, "3"))


def test_an_unknown_number_says_what_can_be_asked(hand_made: Any) -> None:
    with pytest.raises(UsageError, match=r"no number is called 'morale'.*headline, rung1"):
        why(hand_made, "morale")


def test_death_is_traced_to_age_and_not_to_the_class(hand_made: Any) -> None:
    provenance = {**hand_made.base.provenance, "death": "ill health by age: 3 in 90"}
    hand_made.base = replace(hand_made.base, provenance=provenance)
    (first, *rest) = why(hand_made, "death").lines
    assert first.text == "history: ill health by age: 3 in 90"
    assert first.mark == "D"
    assert "class" not in {line.kind for line in rest}


@pytest.mark.parametrize(("p", "words"), [(0.004, "<1"), (0.005 + 0.5, "51"), (0.998, ">99")])
def test_no_interval_claims_certainty(p: float, words: str) -> None:
    assert percent(p) == words


def test_the_regime_is_traced_to_ends_without_and_after_its_leaders_exit(hand_made: Any) -> None:
    link = replace(hand_made.base.regime, g0=np.full(4, 0.002), q=np.full((4, 25), 0.75))
    hand_made.base = replace(hand_made.base, regime=link)
    text = trace_text(why(hand_made, "regime"))
    assert "without its leader's exit: 2.4 of 100 regimes end within 12 months" in text
    assert "75.0 of 100 stand 12 months later" in " ".join(text.split())
