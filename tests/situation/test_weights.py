"""Single weights, each told apart from its neighbour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caryatid.records import Actor, DateRange, EventGroup, Grade
from caryatid.situation import assess, logistic
from caryatid.situation.weights import grade_weight, kappa_of

MONEY = "patron_RUS.money"


def pillar(desk, factory, key=MONEY):
    return assess(desk.view(), factory.FACTS).pillar(key)


def test_words_weigh_a_fifth_of_a_deed(factory):
    desk = factory.Desk()
    desk.tell("rus", "diplomatic_cover", "zlp-regime", "initiated")
    desk.tell("rus", "rhetorical_support", "ivo-marek", "initiated", published=date(2019, 1, 2))
    desk.tell("rus", "consult_visit", "zlp-regime", "initiated")
    sizes = {s.claim_id: s.size for s in pillar(desk, factory, "patron_RUS.cover").shifts}
    assert sorted(sizes.values()) == pytest.approx([0.16, 0.16, 0.8])


def test_all_reports_together_are_clipped_and_say_so(factory):
    desk = factory.Desk()
    for i, act in enumerate(("fin_loan", "fin_grant", "sanctions_evasion", "fin_debt_relief") * 2):
        day = factory.DAY - timedelta(days=31 * i)
        desk.tell("rus", act, "zlp-regime", "initiated", published=day)
    money = pillar(desk, factory)
    assert sum(shift.part for shift in money.shifts) > 2.5
    assert money.delta == pytest.approx(2.5)
    assert "all reports together" in money.clipped
    assert money.level == logistic(money.z)


def test_going_on_renews_only_what_has_not_turned_since(factory):
    def renewed(between):
        desk = factory.Desk()
        for direction, day in (("increased", 300), (between, 200), ("continued", 5)):
            told = factory.DAY - timedelta(days=day)
            desk.tell("rus", "fin_loan", "zlp-regime", direction, published=told)
        return [s.decay for s in pillar(desk, factory).shifts if s.size == 0.6 and s.sign == 1]

    assert renewed("reduced")[0] < 0.6 < 0.95 < renewed("continued")[0]


def test_the_best_graded_report_of_a_month_narrows_it(factory):
    def sd(letters):
        grades = [Grade(f"Paper {x}", x, "A. Analyst", date(2019, 1, 1)) for x in "BD"]
        desk = factory.Desk(grades=grades)
        for letter in letters:
            # Two acts of two groups: the month is one, the groups are two.
            act = "fin_loan" if letter == letters[0] else "debt_renegotiate"
            desk.tell("rus", act, "zlp-regime", "continued", outlet=f"Paper {letter}")
        return pillar(desk, factory).sd

    assert sd("BD") == sd("DB") == sd("B") < sd("D")


def test_what_is_read_into_a_text_or_mocked_counts_nothing(factory):
    for evidence in ("inference", "mock_paraphrase"):
        desk = factory.Desk()
        desk.tell("rus", "fin_loan", "zlp-regime", "refused", evidence=evidence)
        assert pillar(desk, factory).is_gap
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "refused", evidence="implied")
    assert pillar(desk, factory).delta < 0.0


def test_a_relation_that_went_on_in_past_years_is_dated_there(factory):
    desk = factory.Desk()
    years = DateRange(date(2013, 1, 1), date(2014, 12, 31), "range")
    desk.tell("rus", "fin_loan", "zlp-regime", "continued", time=years)
    desk.tell("chn", "fin_loan", "zlp-regime", "continued", time=DateRange(years.earliest))
    when = {g.source[0]: g.when for g in desk.view().groups}
    assert when == {"rus": years.latest, "chn": factory.DAY}


def test_help_that_is_said_not_to_go_on_lowers_the_pillar(factory):
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "continued", negated=True)
    assert pillar(desk, factory).delta == pytest.approx(-0.5)


def test_a_conditional_threat_makes_an_adversary(factory):
    desk = factory.Desk()
    desk.tell("chn", "threat_force", "zlp-regime", "threatened", modality="conditional")
    assert pillar(desk, factory, "outside_pressure_CHN").delta == 0.0


def test_a_government_that_foretells_its_own_act_half_commits_itself(factory):
    def delta(holder, modality="predicted"):
        desk = factory.Desk()
        desk.tell("rus", "fin_loan", "zlp-regime", "refused", holder=holder, modality=modality)
        return pillar(desk, factory).delta

    assert delta("rus-envoy") == delta("rus") == pytest.approx(-0.2)
    assert delta("usa") == delta("author") == 0.0
    assert delta("rus-envoy", "opinion") == 0.0


def test_banks_of_a_patron_carry_its_money_and_others_do_not(factory):
    desk = factory.Desk()
    banks = (
        Actor("north-bank", "North Bank", "business_creditor", "RUS"),
        Actor("west-bank", "West Bank", "business_creditor", "GBR"),
    )
    for bank in banks:
        desk.tell(bank.id, "fin_loan", "zlp-regime", "initiated")
    desk.readings = [replace(r, actors=(*r.actors, *banks)) for r in desk.readings]
    situation = assess(desk.view(), factory.FACTS)
    assert len(situation.pillar(MONEY).shifts) == 1
    assert not any(p.key.startswith("patron_GBR") for p in situation.pillars)


def test_a_rival_named_by_the_case_stands_with_the_rival_in_any_kind(factory):
    desk = factory.Desk()
    desk.tell("rus", "fin_grant", "zlp-army", "initiated")
    facts = replace(factory.FACTS, rivals=("zlp-army",))
    assert assess(desk.view(), facts).pillar("opposition").delta > 0.0
    assert assess(desk.view(), factory.FACTS).pillar("opposition").is_gap


def group(letter, digit):
    return EventGroup(
        "g", (), "", (), 1, date(2019, 1, 1), (), "", (), credibility=digit, reliability=letter
    )


@pytest.mark.parametrize(
    ("grade", "w", "kappa"),
    [
        ("A1", 1.0, 2.0),
        ("B2", 1.0, 2.0),
        ("B3", 1.0, 1.0),
        ("C3", 1.0, 1.0),
        ("C1", 1.0, 2.0),
        ("B6", 1.0, 1.0),
        ("F6", 1.0, 0.5),
        ("F2", 1.0, 1.0),
        ("F1", 1.0, 2.0),
        ("D1", 0.5, 0.5),
        ("A4", 0.5, 0.5),
        ("E1", 0.0, 0.0),
        ("A5", 0.0, 0.0),
    ],
)
def test_grades_give_the_switch_and_the_precision(grade, w, kappa):
    told = group(grade[0], int(grade[1]))
    assert (grade_weight(told), kappa_of(told)) == (w, kappa)
