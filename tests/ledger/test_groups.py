from __future__ import annotations

from datetime import date, timedelta

import pytest

from caryatid.ledger import Contents, build_view
from caryatid.records import Grade, Hop, Money


def groups(view, **wanted):
    return [g for g in view.groups if all(getattr(g, k) == v for k, v in wanted.items())]


def test_reports_within_thirty_days_are_one_event_and_later_ones_another(factory):
    desk = factory.Desk()
    first = date(2019, 1, 1)
    for days in (0, 10, 30, 31, 45):
        desk.tell("rus", "arms", "zlp-regime", "initiated", published=first + timedelta(days=days))
    assert [(g.when, len(g.claim_ids)) for g in desk.view().groups] == [
        (first, 3),
        (first + timedelta(days=31), 2),
    ]


def test_acts_of_one_group_and_names_of_one_government_are_one_event(factory):
    desk = factory.Desk()
    desk.tell("rus", "arms", "zlp-regime", "initiated")
    desk.tell("rus-envoy", "training", "ivo-marek", "increased")
    assert len(desk.view().groups) == 1
    desk.tell("rus", "fin_loan", "zlp-regime", "initiated")
    desk.tell("chn", "arms", "zlp-regime", "initiated")
    desk.tell("rus", "arms", "ana-lund", "initiated")
    desk.tell("rus", "arms", "zlp-regime", "reduced")
    assert len(desk.view().groups) == 5


def test_a_claim_on_two_patrons_stands_in_a_group_for_each(factory):
    desk = factory.Desk()
    claim = desk.tell(("rus", "chn"), "fin_loan", "zlp-regime", "reduced")
    desk.tell("chn", "fin_loan", "zlp-regime", "reduced")
    view = desk.view()
    assert [g.source for g in sorted(view.groups, key=lambda g: g.source)] == [("chn",), ("rus",)]
    assert all(claim.id in g.claim_ids for g in view.groups)


def test_people_named_together_act_together(factory):
    desk = factory.Desk()
    desk.tell(("marchers", "zlp-church"), "protest", "zlp-regime", "completed")
    (group,) = desk.view().groups
    assert group.source == ("marchers", "zlp-church")


def test_the_best_graded_report_speaks_then_the_latest_then_the_lowest_id(factory):
    desk = factory.Desk(
        grades=[
            Grade("Good", "B", "A. Analyst", date(2019, 1, 1)),
            Grade("Bad", "D", "A. Analyst", date(2019, 1, 1)),
        ]
    )
    tell = lambda outlet, day: desk.tell(  # noqa: E731
        "rus", "arms", "zlp-regime", "initiated", outlet=outlet, published=day
    )
    tell("Bad", date(2019, 3, 4))
    late = tell("None", date(2019, 3, 3))
    tell("None", date(2019, 3, 1))
    (group,) = desk.view().groups
    assert (group.speaker, group.reliability) == (late.id, "F")
    good = tell("Good", date(2019, 2, 20))
    (group,) = desk.view().groups
    assert (group.speaker, group.reliability, group.when) == (good.id, "B", date(2019, 2, 20))
    twins = [tell("Good", date(2019, 3, 2)) for _ in range(3)]
    (group,) = desk.view().groups
    assert group.speaker == min(claim.id for claim in twins)


def test_a_grade_given_after_the_day_is_not_read(factory):
    desk = factory.Desk(grades=[Grade("Gazette", "A", "A. Analyst", date(2019, 3, 5))])
    desk.tell("rus", "arms", "zlp-regime", "initiated")
    assert desk.view().groups[0].reliability == "F"
    assert desk.view(date(2019, 3, 5)).groups[0].reliability == "A"


@pytest.mark.parametrize(("n", "digit"), [(1, 6), (2, 2), (3, 1), (10, 1)])
def test_independent_roots_decide_the_credibility(factory, n, digit):
    desk = factory.Desk()
    for i in range(n):
        desk.tell("rus", "arms", "zlp-regime", "initiated", outlet=f"Paper {i}")
    (group,) = desk.view().groups
    assert (len(group.roots), group.credibility) == (n, digit)


def test_copies_one_speaker_one_outlet_and_one_wire_are_one_root(factory):
    told = "The envoy said that no ship with arms had left the port since the first of May."
    cases = [
        [{"outlet": "A", "text": told}, {"outlet": "B", "text": f"{told} More soon."}],
        [{"outlet": "A", "speaker": "rus"}, {"outlet": "B", "speaker": "rus-envoy"}],
        [{"outlet": "A"}, {"outlet": "A"}],
        [{"outlet": "A", "syndicated_from": "Wire"}, {"outlet": "B", "syndicated_from": "Wire"}],
        [{"outlet": "Wire"}, {"outlet": "B", "syndicated_from": "Wire"}],
        [
            {"outlet": "A"},
            {"outlet": "B", "chain": (Hop("outlet", "B"), Hop("prior_report", "A"))},
        ],
    ]
    for pair in cases:
        desk = factory.Desk()
        for fields in pair:
            desk.tell("rus", "arms", "zlp-regime", "initiated", **fields)
        (group,) = desk.view().groups
        assert len(group.roots) == 1, pair


def test_opposite_turns_and_going_on_after_an_end_are_conflicts(factory):
    def conflicts(first, second, days):
        desk = factory.Desk()
        start = factory.DAY - timedelta(days=days)
        desk.tell("rus", "fin_loan", "zlp-regime", first, published=start)
        desk.tell("rus", "fin_loan", "ivo-marek", second)
        return desk.view().conflicts

    assert len(conflicts("initiated", "refused", 30)) == 1
    assert conflicts("initiated", "refused", 31) == ()
    (one,) = conflicts("withdrawn", "continued", 5)
    assert "goes on" in one.reason
    assert "5 days" in one.reason
    assert conflicts("increased", "continued", 5) == ()
    assert conflicts("requested", "refused", 5) == ()


def test_one_who_meets_and_one_who_does_not_are_no_conflict(factory):
    desk = factory.Desk()
    desk.tell("rus-envoy", "consult_meeting", "zlp-regime", "completed")
    desk.tell("rus", "reject_meeting", "zlp-regime", "refused")
    assert desk.view().conflicts == ()


def test_one_root_against_a_confirmed_event_is_doubtful(factory):
    desk = factory.Desk()
    for i in range(3):
        desk.tell("rus", "fin_loan", "zlp-regime", "refused", outlet=f"Paper {i}")
    desk.tell("rus", "fin_loan", "zlp-regime", "initiated", outlet="Alone")
    digits = {g.sign: g.credibility for g in desk.view().groups}
    assert digits == {-1: 1, 1: 4}


def test_wishes_and_judgements_do_not_speak_for_a_deed(factory):
    desk = factory.Desk()
    deed = desk.tell("rus", "arms", "zlp-regime", "initiated", published=date(2019, 3, 1))
    desk.tell("rus", "arms", "zlp-regime", "initiated", modality="desired", holder="ivo-marek")
    desk.tell("rus", "arms", "zlp-regime", "initiated", modality="opinion")
    speakers = [g.speaker for g in desk.view().groups if g.claim_ids == (deed.id,)]
    assert speakers == [deed.id]


def test_going_on_is_counted_by_event_month(factory):
    desk = factory.Desk()
    for day in (date(2019, 2, 10), date(2019, 2, 20), date(2019, 3, 4)):
        desk.tell("rus", "arms", "zlp-regime", "continued", published=day)
    (group,) = desk.view().groups
    assert group.renewals == 2


def test_sums_of_many_years_are_no_deed_of_today_and_contradict_no_refusal(factory):
    def view_with(role):
        desk = factory.Desk()
        claim = desk.tell("rus", "fin_loan", "zlp-regime", "completed", money_id="m1")
        desk.tell("rus", "fin_loan", "zlp-regime", "refused")
        doc = claim.document_id
        return build_view(
            factory.DAY,
            Contents(
                documents=tuple(r.document for r in desk.readings),
                claims=tuple(c for r in desk.readings for c in r.claims),
                actors=factory.ACTORS,
                money=(Money("m1", doc, (0, 1), "R", 17e9, role=role),),
            ),
        )

    stock, loan = view_with("cumulative_outlay"), view_with("delivered_new_money")
    assert sorted(g.sign for g in stock.groups) == [-1, 0]
    assert stock.conflicts == ()
    assert sorted(g.sign for g in loan.groups) == [-1, 1]
    assert len(loan.conflicts) == 1
