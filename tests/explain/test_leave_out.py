from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from caryatid.executor import InProcess
from caryatid.explain import leave_out


@pytest.fixture
def linear(hand_made: Any, edited: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A forecast whose exit probability is .1 for each protest and .01 for each loan."""

    def assess(view: Any, facts: Any) -> Any:
        counts = tuple(sum(c.act == act for c in view.claims) for act in ("protest", "fin_loan"))
        return edited(hand_made.situation, watch=tuple(str(n) for n in counts))

    def run(view: Any, facts: Any, **_: Any) -> Any:
        protests, loans = (int(n) for n in assess(view, facts).watch)
        two, three = 0.1 * protests, 0.1 * protests + 0.01 * loans
        rungs = {"rung2": SimpleNamespace(p=two), "rung3": SimpleNamespace(p=three)}
        exits = SimpleNamespace(horizons={12: rungs})
        return SimpleNamespace(forecast=SimpleNamespace(leader_exit=exits, made_at=None, hashes={}))

    hand_made.forecast = run(hand_made.view, hand_made.facts).forecast
    hand_made.situation = assess(hand_made.view, hand_made.facts)
    monkeypatch.setattr(leave_out, "assess", assess)
    monkeypatch.setattr(leave_out, "forecast_run", run)
    return hand_made


def test_claims_that_move_the_headline_come_first(linear: Any) -> None:
    found = leave_out.key_claims(linear, executor=InProcess())
    acts = [linear.view.claim(k.claim_id).act for k in found]
    assert acts == ["protest", "protest", "fin_loan"]
    assert found[0].rung2 == pytest.approx(10.0)
    assert found[0].effect_words == (
        "if false, the headline goes from 80.0 to 90.0 of 100 (+10.0) and "
        "rung 3 from 78.0 to 88.0 of 100 (+10.0)"
    )
    assert found[-1].rung2 == pytest.approx(0.0)
    assert found[-1].effect_words.startswith("if false, rung 3 from 78.0 to 79.0")


def test_each_outlet_is_left_out_with_all_its_documents(linear: Any) -> None:
    effects, left = leave_out.outlet_effects(linear, executor=InProcess())
    assert left == ()
    first = effects[0]
    assert (first.outlet, first.n_documents, first.n_claims) == ("Harbour Post", 2, 4)
    assert first.rung2 == pytest.approx(20.0)
    assert first.rung3 == pytest.approx(22.0)
    assert effects[1].rung3 == 0.0


def test_too_many_outlets_are_named_and_not_tried(
    linear: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leave_out, "MOST_OUTLETS", 1)
    effects, left = leave_out.outlet_effects(linear, executor=InProcess())
    assert len(effects) == len(left) == 1


def test_only_events_that_something_rests_on_are_tried(hand_made: Any) -> None:
    events = leave_out.carrying_events(hand_made)
    acts = [[hand_made.view.claim(i).act for i in reports] for reports in events]
    assert acts == [["protest"], ["protest"], ["fin_loan"]]


def test_all_reports_of_an_event_are_taken_for_false_at_once(linear: Any, edited: Any) -> None:
    one, two = (c.id for c in linear.view.claims if c.act == "protest")
    group = next(g for g in linear.view.groups if one in g.claim_ids)
    joined = edited(group, claim_ids=(one, two), speaker=one)
    others = [g for g in linear.view.groups if {one, two}.isdisjoint(g.claim_ids)]
    linear.view = edited(linear.view, groups=(joined, *others))
    first, second = leave_out.key_claims(linear, executor=InProcess())
    assert (first.claim_id, first.reports) == (one, (one, two))
    assert first.rung2 == pytest.approx(20.0)
    assert first.effect_words.startswith(
        "if both reports are false, the headline goes from 80.0 to 100.0 of 100 (+20.0)"
    )
    assert second.reports == (second.claim_id,)
