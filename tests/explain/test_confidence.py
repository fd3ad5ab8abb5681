from __future__ import annotations

import re
from typing import Any

from caryatid.explain import confidence
from caryatid.explain.confidence import confidence_of


def _strong(run: Any, edited: Any) -> None:
    groups = tuple(
        edited(g, reliability="B", credibility=1, roots=(f"r{n}", f"s{n}"))
        for n, g in enumerate(run.view.groups)
    )
    claims = tuple((c.id, "confirmed") for c in run.view.claims)
    run.view = edited(run.view, groups=groups, status=claims)
    run.situation = edited(run.situation, gaps=())
    run.forecast = edited(run.forecast, judgement_share=0.2)


def test_few_ungraded_unchecked_reports_are_low(hand_made: Any) -> None:
    found = confidence_of(hand_made, [c.id for c in hand_made.view.claims])
    assert found.level == "low"
    assert (found.best_grade, found.n_origins) == ("F6", 3)
    assert "no source is graded" in found.reasons
    assert "2 of the 6 claims that carry this are checked" in found.reasons


def test_high_needs_every_test_passed_and_every_carrying_claim_checked(
    hand_made: Any, edited: Any
) -> None:
    _strong(hand_made, edited)
    ids = [c.id for c in hand_made.view.claims]
    assert confidence_of(hand_made, ids).level == "high"
    status = ((ids[0], "proposed"), *hand_made.view.status[1:])
    hand_made.view = edited(hand_made.view, status=status)
    assert confidence_of(hand_made, ids).level == "moderate"


def test_two_weak_marks_make_it_low(hand_made: Any, edited: Any) -> None:
    _strong(hand_made, edited)
    ids = [c.id for c in hand_made.view.claims]
    hand_made.forecast = edited(hand_made.forecast, judgement_share=0.7)
    assert confidence_of(hand_made, ids).level == "moderate"
    hand_made.situation = edited(hand_made.situation, gaps=("security_forces",))
    assert confidence_of(hand_made, ids).level == "low"


def test_reasons_hold_no_likelihood(hand_made: Any) -> None:
    words = " ".join(confidence_of(hand_made, []).reasons)
    assert not re.search("likely|chance|odds|certain", words)
    assert "no claim carries this" in words


def test_no_events_at_all(hand_made: Any, edited: Any) -> None:
    hand_made.view = edited(hand_made.view, groups=(), claims=())
    found = confidence_of(hand_made, [])
    assert (found.level, found.age_days, found.n_origins) == ("low", None, 0)


def test_one_claim_is_not_one_of_the_one() -> None:
    assert confidence._checked_words(0, 1) == "the one claim that carries this is not checked"
    assert confidence._checked_words(1, 1) == "the one claim that carries this is checked"
    assert confidence._checked_words(2, 3) == "2 of the 3 claims that carry this are checked"
