from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caryatid.records import Claim, Grade
from caryatid.situation import assess
from caryatid.terms.shifts import TRIGGERS


def bare(source, act, target, direction="threatened", modality="conditional"):
    """A claim to be put into a conditional's text."""
    targets = (target,) if target else ()
    return Claim("", "", (0, 1), "", (source,), act, targets, direction, modality)


STRIKE = bare("usa", "threat_force", "zlp-regime")
ARREST = bare("zlp-regime", "arrest_detain", "ana-lund")
RALLY = bare("ana-lund", "protest", "ivo-marek", modality="likely")


def kinds(desk, factory):
    return {t.kind: t for t in assess(desk.view(), factory.FACTS).triggers}


def test_both_branches_of_the_rival_s_return_become_triggers(factory):
    desk = factory.Desk()
    desk.conditional("Should the guards take Lund, ships will fire.", (ARREST, STRIKE))
    desk.conditional("Should Lund walk free she leads rallies, then ships.", (RALLY, STRIKE))
    found = kinds(desk, factory)
    assert set(found) == {"arrest", "return"}
    assert {t.outside for t in found.values()} == {"USA"}
    assert sum(t.p_per_month for t in found.values()) <= 1.0
    assert found["arrest"].p_act > found["return"].p_act
    assert all(t.mark == "J" and t.quote for t in found.values())


def test_harm_in_words_is_the_arrest_branch_where_no_claim_says_so(factory):
    desk = factory.Desk()
    desk.tell("ana-lund", "travel_return", "zlp-regime", "promised")
    desk.conditional("Ships will fire if anybody should harm Lund.", (STRIKE,))
    assert set(kinds(desk, factory)) == {"arrest"}


def test_a_threat_told_ten_times_is_one_trigger(factory):
    desk = factory.Desk()
    for i in range(10):
        desk.conditional(f"Text {i}: should the guards take her, ships fire.", (ARREST, STRIKE))
    (trigger,) = assess(desk.view(), factory.FACTS).triggers
    assert len([i for i in trigger.claim_ids if "/k" in i]) == 10


def test_a_threat_without_a_condition_is_carried_beside_none_of_the_same_power(factory):
    desk = factory.Desk()
    desk.tell("usa", "threat_force", "zlp-regime", "threatened")
    assert set(kinds(desk, factory)) == {"threat"}
    desk.conditional("Should the guards take Lund, ships will fire.", (ARREST, STRIKE))
    assert set(kinds(desk, factory)) == {"arrest"}


def test_a_threat_retold_in_its_own_conditional_joins_the_branch(factory):
    desk = factory.Desk()
    desk.conditional("Should the guards take Lund, ships will fire.", (ARREST, STRIKE))
    desk.conditional("That would bring the ships.", (STRIKE,))
    (trigger,) = assess(desk.view(), factory.FACTS).triggers
    assert trigger.kind == "arrest"
    assert trigger.quote.startswith("Should")
    assert len([i for i in trigger.claim_ids if "/k" in i]) == 2


def test_a_conditional_without_an_outside_power_is_only_watched(factory):
    desk = factory.Desk()
    conditional = desk.conditional("Should Lund walk free she leads rallies.", (RALLY,))
    situation = assess(desk.view(), factory.FACTS)
    assert situation.triggers == ()
    assert situation.watch == (conditional.id,)


def test_an_answer_left_open_hangs_on_the_force_that_the_same_power_threatens(factory):
    desk = factory.Desk()
    answer = bare("usa", "repercussions", "zlp-regime")
    conditional = desk.conditional(
        "Should guards jail Lund, the answer is swift.", (ARREST, answer)
    )
    assert assess(desk.view(), factory.FACTS).watch == (conditional.id,)
    threat = desk.tell("usa", "threat_force", "zlp-regime", "threatened")
    (trigger,) = assess(desk.view(), factory.FACTS).triggers
    assert (trigger.kind, trigger.outside) == ("arrest", "USA")
    assert threat.id in trigger.claim_ids


def test_force_of_another_power_does_not_carry_an_answer_left_open(factory):
    desk = factory.Desk()
    answer = bare("usa", "repercussions", "zlp-regime")
    desk.conditional("Should guards jail Lund, the answer is swift.", (ARREST, answer))
    desk.tell("chn", "threat_force", "zlp-regime", "threatened")
    assert {(t.kind, t.outside) for t in assess(desk.view(), factory.FACTS).triggers} == {
        ("threat", "CHN")
    }


def test_refusal_to_repay_is_a_debt_trigger_without_force(factory):
    desk = factory.Desk()
    owed = bare("zlp-regime", "debt_repudiate", "chn")
    desk.conditional("Should Lund win, the loans may go unpaid.", (owed,))
    (trigger,) = kinds(desk, factory).values()
    assert (trigger.kind, trigger.outside, trigger.p_act) == ("debt", None, 0.0)


def test_a_rejected_threat_leaves_no_trigger(factory):
    desk = factory.Desk()
    desk.conditional("Should the guards take Lund, ships will fire.", (ARREST, STRIKE))
    reading = desk.readings[0]
    desk.readings[0] = replace(reading, claims=reading.claims[:1])
    assert assess(desk.view(), factory.FACTS).triggers == ()


@pytest.mark.parametrize("days", [0, 3])
def test_the_day_of_the_return_is_the_planned_one(factory, days):
    desk = factory.Desk()
    on = factory.DAY + timedelta(days=days)
    desk.tell("ana-lund", "travel_return", "zlp-regime", "promised", modality="planned", when=on)
    desk.conditional("Should the guards take Lund, ships will fire.", (ARREST, STRIKE))
    assert kinds(desk, factory)["arrest"].due == on


def test_the_branches_add_to_at_most_one_over_their_whole_ranges():
    branches = [TRIGGERS[kind].p_per_month for kind in ("arrest", "return")]
    assert sum(p.value for p in branches) <= 1.0
    for term in TRIGGERS.values():
        for number in (term.p_per_month, term.p_act):
            assert 0.0 <= number.low <= number.value <= number.high <= 1.0
            assert number.mark == "J"
            assert number.why


@pytest.mark.parametrize(("letter", "part"), [("B", 1.0), ("D", 0.5)])
def test_a_threat_is_as_likely_to_be_meant_as_its_source_is_good(factory, letter, part):
    desk = factory.Desk()
    desk.tell("usa", "threat_force", "zlp-regime", "threatened")
    desk.grades.append(Grade("Gazette", letter, "A. Analyst", date(2000, 1, 1)))
    assert kinds(desk, factory)["threat"].p_act == part * TRIGGERS["threat"].p_act.value


def test_a_threat_from_a_barred_source_is_none(factory):
    desk = factory.Desk()
    desk.tell("usa", "threat_force", "zlp-regime", "threatened")
    desk.grades.append(Grade("Gazette", "E", "A. Analyst", date(2000, 1, 1)))
    assert kinds(desk, factory) == {}
