from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caryatid.records import Decision, OwnValue
from caryatid.situation import assess


def condition(desk, factory, name, facts=None):
    situation = assess(desk.view(), facts or factory.FACTS)
    return next(c for c in situation.conditions if c.id == name)


def march(desk, day, source="marchers", **fields):
    fields = {"demands_removal": True, **fields}
    return desk.tell(source, "protest", "ivo-marek", "completed", published=day, **fields)


def test_distinct_events_are_counted_in_three_and_twelve_months(factory):
    desk = factory.Desk()
    for days in (1, 40, 80, 200, 330, 500):
        march(desk, factory.DAY - timedelta(days=days))
    assert condition(desk, factory, "removal_protests_3m").value == 3.0
    assert condition(desk, factory, "removal_protests_12m").value == 5.0


def test_ten_reports_of_one_march_and_two_names_for_its_people_are_one_event(factory):
    desk = factory.Desk()
    for i in range(10):
        march(desk, factory.DAY, outlet=f"Paper {i}", when=date(2019, 3, 2))
    march(desk, factory.DAY, source="zlp-church", when=date(2019, 3, 3))
    one = condition(desk, factory, "removal_protests_3m")
    assert one.value == 1.0
    assert len(one.claim_ids) == 11
    assert one.basis == "reported"


@pytest.mark.parametrize(
    "fields",
    [
        {"demands_removal": False},
        {"modality": "planned"},
        {"modality": "likely"},
        {"negated": True},
        {"direction": "threatened"},
    ],
)
def test_what_did_not_happen_or_demands_less_does_not_count(factory, fields):
    desk = factory.Desk()
    told = march(desk, factory.DAY)
    desk.readings[0] = replace(desk.readings[0], claims=(replace(told, **fields),))
    assert condition(desk, factory, "removal_protests_3m").value is None
    assert condition(desk, factory, "removal_protests_3m").basis == "unreported"


def test_protest_for_the_regime_or_by_outsiders_does_not_count(factory):
    desk = factory.Desk()
    march(desk, factory.DAY, source="zlp-regime")
    desk.tell("marchers", "protest", "ana-lund", "completed", demands_removal=True)
    assert condition(desk, factory, "removal_protests_3m").value is None


def test_a_bid_for_office_by_the_same_people_is_the_demand(factory):
    desk = factory.Desk()
    march(desk, factory.DAY, source="ana-lund", demands_removal=False)
    assert condition(desk, factory, "removal_protests_3m").value is None
    desk.tell(
        "ana-lund", "challenge_for_office", "ivo-marek", "continued",
        published=factory.DAY - timedelta(days=20),
    )  # fmt: skip
    assert condition(desk, factory, "removal_protests_3m").value == 1.0


def test_what_rung_two_counts_moves_no_pillar(factory):
    desk = factory.Desk()
    march(desk, factory.DAY)
    desk.tell("zlp-army", "coup_attempt", "zlp-regime", "completed")
    assert all(pillar.delta == 0.0 for pillar in assess(desk.view(), factory.FACTS).pillars)
    march(desk, factory.DAY - timedelta(days=60), demands_removal=False)
    assert assess(desk.view(), factory.FACTS).pillar("opposition").delta > 0.0


def test_an_asserted_coup_attempt_within_a_year_counts(factory):
    desk = factory.Desk()
    name = "coup_attempt_12m"
    day = factory.DAY - timedelta(days=400)
    desk.tell("zlp-army", "coup_attempt", "zlp-regime", "completed", published=day)
    assert condition(desk, factory, name).value is None
    desk.tell("zlp-army", "coup_attempt", "zlp-regime", "completed", modality="possible")
    assert condition(desk, factory, name).value is None
    desk.tell("zlp-army", "coup_attempt", "zlp-regime", "completed")
    assert condition(desk, factory, name).value == 1.0


def test_a_person_s_word_confirms_what_carries_it(factory):
    desk = factory.Desk()
    first, second = march(desk, date(2019, 1, 5)), march(desk, date(2019, 3, 1))
    at = datetime(2019, 3, 2, tzinfo=UTC)
    desk.decisions.append(Decision(first.id, "confirmed", "A. Analyst", at))
    assert not condition(desk, factory, "removal_protests_3m").confirmed
    desk.decisions.append(Decision(second.id, "confirmed", "A. Analyst", at))
    assert condition(desk, factory, "removal_protests_3m").confirmed
    desk.decisions.append(Decision(second.id, "rejected", "A. Analyst", at + timedelta(hours=1)))
    assert condition(desk, factory, "removal_protests_3m").value == 1.0


@pytest.mark.parametrize(
    ("days", "value"), [(-1, None), (0, None), (1, 1.0), (360, 1.0), (400, 0.0)]
)
def test_elections_come_from_the_calendar(factory, days, value):
    facts = factory.with_election(factory.DAY + timedelta(days=days))
    found = condition(factory.Desk(), factory, "election_due_12m", facts)
    assert found.value == value
    assert (found.basis == "analyst") == (value is not None)


@pytest.mark.parametrize(
    ("fields", "value"), [({}, 1.0), ({"alleged": True}, None), ({"holder": "ivo-marek"}, None)]
)
def test_an_accusation_of_a_coup_is_no_coup(factory, fields, value):
    desk = factory.Desk()
    told = desk.tell("zlp-army", "coup_attempt", "zlp-regime", "completed", **fields)
    assert condition(desk, factory, "coup_attempt_12m").value == value
    desk.decisions.append(Decision(told.id, "confirmed", "ada", datetime(2019, 3, 4, tzinfo=UTC)))
    assert condition(desk, factory, "coup_attempt_12m").value == 1.0


def test_the_analysts_own_value_goes_before_reports_and_silence(factory):
    desk = factory.Desk()
    march(desk, factory.DAY)
    own = (OwnValue("removal_protests_3m", 5.0, "our count"), OwnValue("coup_attempt_12m", 0.0))
    facts = replace(factory.FACTS, own_values=own)
    protests = condition(desk, factory, "removal_protests_3m", facts)
    assert (protests.value, protests.basis, protests.note) == (5.0, "analyst", "our count")
    assert protests.confirmed
    assert condition(desk, factory, "coup_attempt_12m", facts).value == 0.0
    assert condition(desk, factory, "removal_protests_12m", facts).value == 1.0


def test_a_rebellion_that_began_within_a_year_counts(factory):
    desk = factory.Desk()
    name = "conflict_began_12m"
    desk.tell("marchers", "armed_rebellion", "zlp-regime", "continued")
    desk.tell("marchers", "armed_rebellion", "zlp-regime", "initiated", modality="likely")
    assert condition(desk, factory, name).value is None
    told = desk.tell("marchers", "armed_rebellion", "zlp-regime", "initiated")
    found = condition(desk, factory, name)
    assert (found.value, found.basis, found.claim_ids) == (1.0, "reported", (told.id,))
    assert not found.confirmed


def test_a_rebellion_of_long_standing_is_structure(factory):
    desk = factory.Desk()
    long_ago = factory.DAY - timedelta(days=500)
    desk.tell("marchers", "armed_rebellion", "zlp-regime", "initiated", published=long_ago)
    desk.tell("marchers", "armed_rebellion", "zlp-regime", "initiated")
    found = condition(desk, factory, "conflict_began_12m")
    assert found.value is None
    assert "more than a year ago" in found.note


def test_a_rebellion_that_the_regime_alone_tells_of_is_no_fact(factory):
    desk = factory.Desk()
    desk.tell("marchers", "armed_rebellion", "zlp-regime", "initiated", holder="ivo-marek")
    assert condition(desk, factory, "conflict_began_12m").value is None
