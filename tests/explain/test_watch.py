from __future__ import annotations

from typing import Any

import pytest

from caryatid.executor import InProcess
from caryatid.explain import variants, watch


@pytest.fixture
def items(hand_made: Any, with_hazard: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    def rerun(run: Any, *, triggers: Any) -> Any:
        return with_hazard(run, 2.0 if triggers[0].p_per_month == 1.0 else 0.5)

    monkeypatch.setattr(variants, "rerun", rerun)
    return watch.watch_list(hand_made, executor=InProcess())


def test_a_trigger_has_both_branches(items: Any) -> None:
    trigger = items[0]
    assert trigger.quantity == "foreign_imposed"
    assert trigger.if_not < trigger.now < trigger.if_happens
    assert (trigger.mark, trigger.is_modelled) == ("J", True)


def test_due_dates_of_the_calendar_are_watched_and_not_modelled(items: Any) -> None:
    vote = items[1]
    assert (vote.kind, vote.is_modelled) == ("election", False)
    assert vote.due.isoformat() == "2019-12-01"


def test_a_conditional_that_the_model_carries_is_not_listed_twice(items: Any) -> None:
    assert [i.id for i in items] == ["t-1", "calendar-1"]


def test_a_conditional_that_two_papers_print_is_listed_once(hand_made: Any, edited: Any) -> None:
    first = hand_made.view.conditionals[0]
    copies = [edited(first, id=f"{first.document_id}/k{n}") for n in (7, 8)]
    hand_made.view = edited(hand_made.view, conditionals=tuple(copies))
    hand_made.situation = edited(
        hand_made.situation, triggers=(), watch=tuple(c.id for c in copies)
    )
    found = watch.watch_list(hand_made, executor=InProcess())
    assert [i.id for i in found] == ["calendar-1", copies[0].id]
