"""The laws that claims made by hand must obey, whatever the constants."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.ledger import restrict
from caryatid.records import DateRange, Decision, Grade
from caryatid.situation import assess, logistic
from caryatid.terms.acts import GROUP_OF
from caryatid.terms.shifts import CLIP, WORDS_CAP, prior
from caryatid.terms.vocabulary import DIRECTIONS, MODALITIES, SLANT_LEVELS

MONEY = "patron_RUS.money"
PARTIES = ("zlp-regime", "ivo-marek", "ana-lund", "zlp-army", "rus", "chn", "usa", "marchers")


def refusals(factory, n):
    desk = factory.Desk()
    for i in range(n):
        desk.tell("rus", "fin_loan", "zlp-regime", "refused", outlet=f"Paper {i}", when=factory.DAY)
    return assess(desk.view(), factory.FACTS)


def test_one_refusal_is_one_however_many_print_it_and_more_roots_narrow_it(factory):
    one, two, ten = (refusals(factory, n).pillar(MONEY) for n in (1, 2, 10))
    assert one.z == two.z == ten.z < one.prior_z
    assert one.prior_sd > one.sd > two.sd > ten.sd


def test_copies_and_one_speaker_do_not_narrow_it(factory):
    alone = refusals(factory, 1).pillar(MONEY)
    desk = factory.Desk()
    for i in range(10):
        desk.tell(
            "rus", "fin_loan", "zlp-regime", "refused",
            outlet=f"Paper {i}", when=factory.DAY, speaker="rus-envoy",
        )  # fmt: skip
    assert assess(desk.view(), factory.FACTS).pillar(MONEY).sd == alone.sd


@pytest.mark.parametrize("direction", ["continued", "none"])
def test_a_hundred_reports_that_help_goes_on_leave_the_level_where_one_leaves_it(
    factory, direction
):
    levels = []
    for n in (1, 100):
        desk = factory.Desk()
        desk.tell(
            "rus", "fin_loan", "zlp-regime", "increased",
            published=factory.DAY - timedelta(days=200),
        )  # fmt: skip
        for i in range(n):
            desk.tell("rus", "fin_loan", "zlp-regime", direction, outlet=f"Paper {i}")
        levels.append(assess(desk.view(), factory.FACTS).pillar(MONEY))
    one, hundred = levels
    assert one.z == hundred.z
    assert one.renewals == hundred.renewals == 1
    assert hundred.sd < one.sd


def test_a_report_that_help_goes_on_renews_its_age_and_never_lifts_it_above_the_start(factory):
    desk = factory.Desk()
    first = factory.DAY - timedelta(days=200)
    desk.tell("rus", "fin_loan", "zlp-regime", "increased", published=first)
    fresh = assess(desk.view(first), factory.FACTS).pillar(MONEY)
    faded = assess(desk.view(), factory.FACTS).pillar(MONEY)
    desk.tell("rus", "fin_loan", "zlp-regime", "continued")
    renewed = assess(desk.view(), factory.FACTS).pillar(MONEY)
    assert faded.z < renewed.z == fresh.z


def test_a_refusal_is_not_undone_by_a_report_that_help_goes_on(factory):
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "refused", published=date(2019, 2, 20))
    before = assess(desk.view(), factory.FACTS).pillar(MONEY)
    desk.tell("rus", "fin_loan", "zlp-regime", "continued")
    after = assess(desk.view(), factory.FACTS).pillar(MONEY)
    assert after.z == before.z


def test_what_was_withdrawn_is_withdrawn_once_however_long_it_is_told(factory):
    levels = []
    for n in (1, 6):
        desk = factory.Desk()
        for i in range(n):
            desk.tell(
                "rus", "fin_loan", "zlp-regime", "withdrawn",
                published=factory.DAY - timedelta(days=40 * i),
            )  # fmt: skip
        levels.append(assess(desk.view(), factory.FACTS).pillar(MONEY))
    assert levels[0].z == levels[1].z
    assert levels[1].renewals == 5


def test_trends_need_news_and_more_than_the_spread(factory):
    desk = factory.Desk()
    old = factory.DAY - timedelta(days=150)
    desk.tell("rus", "fin_loan", "zlp-regime", "withdrawn", published=old)
    fading = assess(desk.view(), factory.FACTS).pillar(MONEY)
    assert (fading.trend, fading.trend_z > 0.0) == ("steady", True)
    desk.tell("rus", "fin_loan", "zlp-regime", "initiated")
    assert assess(desk.view(), factory.FACTS).pillar(MONEY).trend == "rising"
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "promised")
    assert assess(desk.view(), factory.FACTS).pillar(MONEY).trend == "steady"
    desk.tell("rus", "fin_loan", "zlp-regime", "withdrawn", published=date(2019, 2, 1))
    assert assess(desk.view(), factory.FACTS).pillar(MONEY).trend == "falling"


def test_a_passage_that_names_two_doers_of_one_deed_moves_a_pillar_once(factory):
    deltas = []
    for sources in (("zlp-army",), ("zlp-army", "zlp-police")):
        desk = factory.Desk()
        desk.tell(sources, "defection", "zlp-regime", "withdrawn")
        situation = assess(desk.view(), factory.FACTS)
        deltas.append(situation.pillar("security_forces").delta)
    assert deltas[0] == deltas[1] < 0.0


def test_others_may_defect_after_the_first(factory):
    deltas = []
    for days in ((10,), (10, 80)):
        desk = factory.Desk()
        for day in days:
            desk.tell(
                "zlp-army", "defection", "zlp-regime", "withdrawn",
                published=factory.DAY - timedelta(days=day),
            )  # fmt: skip
        situation = assess(desk.view(), factory.FACTS)
        deltas.append(situation.pillar("security_forces").delta)
    assert deltas[1] < deltas[0] < 0.0


def test_contradictions_widen_the_interval(factory):
    def sd(second):
        desk = factory.Desk()
        desk.tell("rus", "fin_loan", "zlp-regime", "initiated")
        desk.tell("rus", "fin_loan", "zlp-regime", second)
        return assess(desk.view(), factory.FACTS).pillar(MONEY).sd

    assert sd("refused") > sd("increased")


def test_grades_switch_a_report_off_or_halve_it_and_stand_beside_it(factory):
    parts = {}
    for letter in "BDEF":
        grade = Grade("Gazette", letter, "A. Analyst", date(2019, 1, 1))
        desk = factory.Desk(grades=[grade])
        desk.tell("rus", "fin_loan", "zlp-regime", "refused")
        pillar = assess(desk.view(), factory.FACTS).pillar(MONEY)
        parts[letter] = (pillar.delta, pillar.shifts[0].w, pillar.sd)
    assert parts["B"][0] == parts["F"][0] == 2 * parts["D"][0] < 0.0
    assert [parts[letter][1] for letter in "BDEF"] == [1.0, 0.5, 0.0, 1.0]
    assert parts["B"][2] < parts["F"][2] < parts["E"][2] == prior(MONEY, "personal").sd


def test_a_refused_request_lowers_what_a_granted_one_raises(factory):
    moves = {}
    for direction in ("refused", "initiated"):
        desk = factory.Desk()
        desk.tell("rus", "fin_loan", "zlp-regime", direction)
        situation = assess(desk.view(), factory.FACTS)
        moves[direction] = {p.key: p.delta for p in situation.pillars if p.delta != 0.0}
    assert set(moves["refused"]) == set(moves["initiated"]) == {MONEY}
    assert moves["refused"][MONEY] < 0.0 < moves["initiated"][MONEY]


def test_a_refusal_that_is_negated_by_its_wording_counts_once(factory):
    deltas = []
    for negated in (False, True):
        desk = factory.Desk()
        desk.tell("rus", "fin_loan", "zlp-regime", "refused", negated=negated)
        deltas.append(assess(desk.view(), factory.FACTS).pillar(MONEY).delta)
    assert deltas[0] == deltas[1] < 0.0


def test_help_to_the_rival_moves_the_opposition_and_not_the_patron(factory):
    desk = factory.Desk()
    desk.tell("rus", "fin_grant", "ana-lund", "initiated")
    situation = assess(desk.view(), factory.FACTS)
    assert situation.pillar("opposition").delta > 0.0
    assert situation.pillar(MONEY).is_gap


@given(slants=st.lists(st.sampled_from(SLANT_LEVELS), min_size=4, max_size=4))
def test_any_slant_gives_the_identical_situation(factory, slants):
    plain, coloured = factory.Desk(), factory.Desk()
    told = [
        ("rus", "fin_loan", "zlp-regime", "refused"),
        ("zlp-army", "loyalty", "zlp-regime", "continued"),
        ("marchers", "protest", "zlp-regime", "completed"),
        ("usa", "sanctions", "zlp-regime", "imposed"),
    ]
    for row, slant in zip(told, slants, strict=True):
        plain.tell(*row)
        coloured.tell(*row, slant=slant, slant_words=("vile",), confidence=0.3)
    assert assess(plain.view(), factory.FACTS) == assess(coloured.view(), factory.FACTS)


@pytest.mark.parametrize("modality", ["opinion", "assessment", "predicted", "likely", "possible"])
def test_evaluations_in_the_writers_voice_move_nothing(factory, modality):
    bare, judged = factory.Desk(), factory.Desk()
    for desk in (bare, judged):
        desk.tell("rus", "fin_loan", "zlp-regime", "refused")
    for direction in ("withdrawn", "increased"):
        judged.tell("rus", "fin_loan", "zlp-regime", direction, modality=modality)
        judged.tell("rus", "assistance_unspecified", "zlp-regime", direction)
        judged.tell("ivo-marek", "condition_regime_stability", (), direction)
    assert (
        assess(bare.view(), factory.FACTS).pillars == assess(judged.view(), factory.FACTS).pillars
    )


def test_a_named_experts_assessment_counts_a_fifth_and_once(factory):
    desk = factory.Desk()
    desk.tell("rus", "troops", "zlp-regime", "withdrawn")
    deed = assess(desk.view(), factory.FACTS).pillar("patron_RUS.security").delta
    desk = factory.Desk()
    for day in (date(2018, 12, 1), date(2019, 1, 15), factory.DAY):
        desk.tell(
            "rus", "troops", "zlp-regime", "withdrawn",
            published=day, modality="assessment", holder="scholar",
        )  # fmt: skip
    word = assess(desk.view(), factory.FACTS).pillar("patron_RUS.security")
    assert len(word.shifts) == 1
    assert word.delta == pytest.approx(0.2 * deed)


def test_a_pillar_without_reports_keeps_its_prior_and_is_a_gap(factory):
    situation = assess(factory.Desk().view(), factory.FACTS)
    for pillar in situation.pillars:
        start = prior(pillar.key, "personal")
        assert (pillar.z, pillar.sd) == (start.mean, start.sd)
        assert pillar.is_gap
        assert pillar.key in situation.gaps
    assert all(condition.value is None for condition in situation.conditions)
    assert situation.triggers == ()


def test_a_document_or_decision_later_than_the_day_changes_nothing(factory):
    desk = factory.Desk()
    claim = desk.tell("rus", "fin_loan", "zlp-regime", "refused")
    before = assess(desk.view(), factory.FACTS)
    later = factory.DAY + timedelta(days=1)
    desk.tell("rus", "fin_loan", "zlp-regime", "withdrawn", published=later)
    desk.decisions.append(
        Decision(claim.id, "rejected", "A. Analyst", datetime(2019, 3, 5, 0, 1, tzinfo=UTC))
    )
    assert assess(desk.view(), factory.FACTS) == before
    assert assess(desk.view(later), factory.FACTS) != before


def test_an_election_that_is_past_on_the_day_changes_nothing(factory):
    desk = factory.Desk()
    past = factory.with_election(factory.DAY)
    assert assess(desk.view(), past).conditions == assess(desk.view(), factory.FACTS).conditions


def test_without_an_outlet_is_as_if_it_had_printed_nothing(factory):
    both, one = factory.Desk(), factory.Desk()
    for desk in (both, one):
        desk.tell("rus", "fin_loan", "zlp-regime", "refused", outlet="A", text="A tells. x y z v")
    both.tell("rus", "fin_loan", "zlp-regime", "refused", outlet="B")
    both.tell("usa", "sanctions", "zlp-regime", "imposed", outlet="B")
    view = both.view()
    held = restrict(view, without_outlets={"B"})
    assert assess(held, factory.FACTS) == assess(one.view(), factory.FACTS)
    assert view == both.view()
    gone = restrict(view, without_claims={claim.id for claim in view.claims})
    assert all(pillar.is_gap for pillar in assess(gone, factory.FACTS).pillars)


claims = st.fixed_dictionaries(
    {
        "source": st.sampled_from(PARTIES),
        "act": st.sampled_from(sorted(GROUP_OF)),
        "target": st.sampled_from(PARTIES),
        "direction": st.sampled_from(DIRECTIONS),
        "modality": st.sampled_from(MODALITIES),
        "negated": st.booleans(),
        "holder": st.sampled_from(("author", "scholar", "rus-envoy", "usa")),
        "outlet": st.sampled_from("ABCD"),
        "published": st.dates(date(2018, 1, 1), date(2019, 3, 4)),
    }
)


@settings(max_examples=60, deadline=None)
@given(told=st.lists(claims, max_size=14))
def test_parts_sum_to_the_move_and_caps_hold_for_any_claims(factory, told):
    desk = factory.Desk()
    for row in told:
        desk.tell(**row)
    situation = assess(desk.view(), factory.FACTS)
    for pillar in situation.pillars:
        total = sum(shift.part for shift in pillar.shifts)
        if not pillar.clipped:
            assert pillar.delta == pytest.approx(total, abs=1e-12)
        assert abs(pillar.delta) <= CLIP.value + 1e-12
        deeds = sum(shift.part for shift in pillar.shifts if not shift.words)
        alone = logistic(pillar.prior_z + max(-CLIP.value, min(CLIP.value, deeds)))
        assert abs(pillar.level - alone) <= WORDS_CAP.value + 1e-9
        assert pillar.is_gap == (pillar.key in situation.gaps)
    known = {claim.id for claim in desk.view().claims}
    for pillar in situation.pillars:
        assert {i for shift in pillar.shifts for i in shift.claim_ids} <= known


@settings(max_examples=30, deadline=None)
@given(told=st.lists(claims, max_size=8, unique_by=str), order=st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(factory, told, order):
    desk = factory.Desk()
    for row in told:
        desk.tell(**row)
    shuffled = factory.Desk(list(desk.readings))
    order.shuffle(shuffled.readings)
    assert assess(desk.view(), factory.FACTS) == assess(shuffled.view(), factory.FACTS)


def test_all_words_together_stay_within_the_cap_and_say_so(factory):
    desk = factory.Desk()
    for i in range(24):
        day = factory.DAY - timedelta(days=31 * i)
        for act in ("rhetorical_support", "consult_visit"):
            desk.tell("rus", act, "zlp-regime", "initiated", published=day)
    cover = assess(desk.view(), factory.FACTS).pillar("patron_RUS.cover")
    assert "words alone" in cover.clipped
    assert cover.level - logistic(cover.prior_z) == pytest.approx(WORDS_CAP.value)


def test_a_time_after_the_telling_does_not_date_a_deed_ahead(factory):
    desk = factory.Desk()
    year = DateRange(date(2019, 1, 1), date(2019, 12, 31), "year")
    desk.tell("rus", "fin_loan", "zlp-regime", "refused", time=year)
    view = desk.view()
    assert view.groups[0].when == factory.DAY


def test_an_undated_stock_of_old_loans_moves_nothing(factory):
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "completed", modality="presupposed")
    money = assess(desk.view(), factory.FACTS).pillar(MONEY)
    assert money.delta == 0.0
    assert money.renewals == 1
    assert replace(money, renewals=0).is_gap
