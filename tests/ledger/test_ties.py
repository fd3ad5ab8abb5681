from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from caryatid.ledger import conflict_reason, near_groups, ties
from caryatid.ledger.ties import ALIKE, APART, likeness
from caryatid.report.events import events_json, events_text

FIRST = date(2019, 1, 7)


def turned(alike: float) -> bytes:
    """A vector of that likeness with `turned(1.0)`."""
    pair = np.array([alike, np.sqrt(1 - alike**2)]) * 127
    return np.rint(pair).astype(np.int8).tobytes()


def with_meanings(view, **alike):
    """The view with vectors for claims, by their acts' first report."""
    return replace(view, meanings={claim: turned(a) for claim, a in alike["of"].items()})


def bound(view):
    return [tie for held in ties(view).values() for tie in held]


def test_likeness_is_of_direction_alone():
    assert likeness(turned(1.0), turned(0.5)) == pytest.approx(0.5, abs=0.01)
    half = (np.frombuffer(turned(0.5), dtype=np.int8) // 2).astype(np.int8).tobytes()
    assert likeness(half, turned(0.5)) == pytest.approx(1.0, abs=0.01)
    assert likeness(bytes(2), turned(0.5)) == 0.0
    assert likeness(b"\x01\x02\x03", turned(0.5)) == 0.0


def test_a_tie_says_parties_act_days_and_wording(factory):
    desk = factory.Desk()
    first = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="A", published=FIRST)
    later = FIRST + timedelta(days=3)
    second = desk.tell("rus", "training", "zlp-regime", "initiated", outlet="B", published=later)
    view = with_meanings(desk.view(), of={first.id: 1.0, second.id: 0.83})
    (tie,) = bound(view)
    assert tie.likeness == pytest.approx(0.83, abs=0.01)
    assert not tie.copy
    assert tie.reason.startswith("same parties, acts of one kind (")
    assert tie.reason.endswith("), 3 days apart, wording 0.83 alike")


@pytest.mark.parametrize(("alike", "said"), [(APART - 0.02, True), (APART + 0.02, False)])
def test_what_is_worded_as_another_event_is_said(factory, alike, said):
    desk = factory.Desk()
    first = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="A")
    second = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="B")
    view = with_meanings(desk.view(), of={first.id: 1.0, second.id: alike})
    (tie,) = bound(view)
    assert ("may be another event" in tie.reason) is said


def test_copies_and_one_outlet_are_named_and_not_doubted(factory):
    desk = factory.Desk()
    desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="Wire", text="Guns came in. One.")
    desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="Daily", syndicated_from="Wire")
    desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="Wire", text="Guns came in. Two.")
    view = desk.view()
    (group,) = view.groups
    assert len(group.roots) == 1
    found = bound(view)
    assert all(tie.copy and tie.likeness is None for tie in found)
    reasons = " / ".join(tie.reason for tie in found)
    assert "a copy of the same text" in reasons
    assert "wording" not in reasons


def test_contradictions_say_how_alike_they_are(factory):
    desk = factory.Desk()
    on = desk.tell("rus", "fin_loan", "zlp-regime", "continued", outlet="A")
    off = desk.tell("rus", "fin_loan", "zlp-regime", "withdrawn", outlet="B")
    view = with_meanings(desk.view(), of={on.id: 1.0, off.id: 0.71})
    (conflict,) = view.conflicts
    groups = {group.id: group for group in view.groups}
    pair = groups[conflict.group_a], groups[conflict.group_b]
    assert conflict_reason(view, *pair) == "wording 0.71 alike"
    assert conflict_reason(desk.view(), *pair) == ""
    assert f"{conflict.reason}, wording 0.71 alike" in events_text(view)


@pytest.mark.parametrize(("alike", "days", "near"), [
    (ALIKE + 0.02, 4, True), (ALIKE - 0.02, 4, False), (ALIKE + 0.02, 31, False),
])  # fmt: skip
def test_a_report_that_names_no_doer_may_be_of_the_event_that_names_him(factory, alike, days, near):
    desk = factory.Desk()
    full = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="A", published=FIRST)
    part = desk.tell(
        (), "arms", "zlp-regime", "initiated", outlet="B", published=FIRST + timedelta(days=days)
    )
    view = with_meanings(desk.view(), of={full.id: 1.0, part.id: alike})
    assert len(view.groups) == 2
    found = near_groups(view)
    assert bool(found) is near
    if near:
        assert found[0].reason.startswith("one does not say who does it, 4 days apart, wording")
        by_id = {group.id: group for group in view.groups}
        assert by_id[found[0].group_a].source == ("rus",)
        assert "May be one event" in events_text(view)
        assert events_json(view)["may_be_one"][0]["groups"] == [found[0].group_a, found[0].group_b]


def test_other_parties_are_never_near(factory):
    desk = factory.Desk()
    full = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="A")
    part = desk.tell((), "arms", "ana-lund", "initiated", outlet="B")
    both = desk.tell("chn", "arms", "zlp-regime", "initiated", outlet="C")
    view = with_meanings(desk.view(), of={c.id: 1.0 for c in (full, part, both)})
    assert near_groups(view) == ()


def test_events_as_text_and_json(factory):
    desk = factory.Desk()
    first = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="A")
    second = desk.tell("rus", "arms", "zlp-regime", "initiated", outlet="B")
    view = with_meanings(desk.view(), of={first.id: 1.0, second.id: 0.9})
    (event,) = events_json(view)["events"]
    assert event["sources"] == 2
    assert [report["likeness"] for report in event["reports"]] == [0.9]
    text = events_text(view)
    assert "2 reports, 2 independent sources" in text
    assert "Russia: arms, initiated -> Zubrowka regime" in text
    assert events_text(factory.Desk().view()) == "No events."
