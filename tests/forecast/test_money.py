"""Sums in the ledger as shares of the regime's need."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caryatid.forecast import Settings, judgement_from
from caryatid.forecast.money import flows_of, need_of, share_of_need
from caryatid.forecast.showing import specification_table
from caryatid.forecast.specification import specify
from caryatid.records import DateRange, Grade, Money
from caryatid.situation import assess
from caryatid.terms.judgement import CONSTANTS

OWN = {"gdp_bn": {"range": [80, 120], "reason": "the central bank's own figure"}}


@pytest.fixture
def judged():
    constants = {f"money.{name}": row for name, row in OWN.items()}
    return judgement_from({"by": "A", "constant": constants}, where="f")


@pytest.fixture
def lent(factory):
    """A view in which Russia lends, told in one text, with the sums that a test puts into it."""

    def view(*sums, outlet="Gazette", grade=None, tellings=1):
        desk = factory.Desk()
        claims = [
            desk.tell("rus", "fin_loan", "zlp-regime", "initiated", outlet=outlet)
            for _ in range(tellings)
        ]
        if grade is not None:
            desk.grades.append(Grade(outlet, grade, "A. Analyst", date(2000, 1, 1)))
        money = tuple(
            replace(m, id=f"{c.document_id}/m{i}", document_id=c.document_id, span=c.span)
            for c in claims
            for i, m in enumerate(sums)
        )
        return replace(desk.view(), money=money)

    return view


def loan(amount=2e9, **fields):
    fields = {"role": "delivered_new_money", "currency": "USD", **fields}
    return Money("", "", (0, 1), "", amount, **fields)


def flow(view, factory):
    return flows_of(view, factory.FACTS, CONSTANTS).get("RUS")


def test_a_sum_without_a_rate_is_spread_over_two_years(lent, factory):
    assert flow(lent(loan()), factory).value == pytest.approx(1e9)
    assert flow(lent(loan(per="year")), factory).value == pytest.approx(2e9)
    assert flow(lent(loan(per="month")), factory).value == pytest.approx(24e9)


def test_a_sum_told_ten_times_is_one_sum(lent, factory):
    once, often = (flow(lent(loan(), tellings=n), factory) for n in (1, 10))
    assert often.value == once.value
    assert len(often.sums) == 1
    two = flow(lent(loan(), loan(5e9)), factory)
    assert two.value == pytest.approx(3.5e9)


def test_promises_count_in_part_and_more_doubtfully(lent, factory):
    given, promised = (
        flow(lent(loan(role=role)), factory)
        for role in ("delivered_new_money", "promised_new_money")
    )
    assert promised.value == pytest.approx(CONSTANTS["money.promised_part"].value * given.value)
    assert promised.doubt > given.doubt


@pytest.mark.parametrize(
    "money",
    [
        loan(role="outstanding_debt"),
        loan(role="refused_new_money"),
        loan(currency="EUR"),
        loan(None),
        loan(payee="ana-lund"),
        loan(as_of=DateRange.on(date(2001, 5, 1))),
    ],
)
def test_stocks_refusals_other_money_and_old_sums_leave_the_channel_to_judgement(
    lent, factory, money
):
    assert flow(lent(money), factory) is None


def test_a_barred_source_says_nothing_and_a_good_one_narrows(lent, factory):
    assert flow(lent(loan(), grade="E"), factory) is None
    weak, good = (flow(lent(loan(), grade=letter), factory) for letter in (None, "B"))
    assert good.value == weak.value
    assert good.doubt < weak.doubt
    assert flow(lent(loan(), grade="D"), factory).value == pytest.approx(weak.value / 2)


def test_wording_moves_no_sum(lent, factory):
    view = lent(loan())
    loud = tuple(replace(c, slant="strong", slant_words=("lavish",)) for c in view.claims)
    assert flow(replace(view, claims=loud), factory) == flow(view, factory)


def test_need_is_the_analysts_the_tables_or_what_revenue_says(lent, factory, judged):
    view, facts = lent(loan()), factory.FACTS
    assert need_of(view, facts, CONSTANTS) is None
    own = need_of(view, facts, judged.table())
    assert own[0] == pytest.approx(100e9 * CONSTANTS["money.need_of_gdp"].value)
    table = need_of(view, replace(facts, country="VEN"), CONSTANTS)
    assert 5e9 < table[0] < 100e9
    earned = lent(loan(8e9, role="revenue", per="year", payee="zlp-regime"))
    assert need_of(earned, facts, CONSTANTS)[0] == pytest.approx(10e9)


def test_what_is_known_to_flow_is_what_flows_at_the_reported_level(lent, factory, judged):
    view, facts = lent(loan(per="year")), factory.FACTS
    table = judged.table()
    flows, need = flows_of(view, facts, table), need_of(view, facts, table)
    situation = assess(view, facts)
    spec = specify(situation, judged, Settings(), flows=flows, need=need)
    russia = next(p for p in spec.patrons if p.state == "RUS")
    pillar = situation.pillar("patron_RUS.money")
    assert pillar.z > pillar.prior_z
    at_class = 1.0 / (1.0 + pow(2.718281828, -pillar.prior_z))
    known = russia.constants["money_reported"]
    assert known.value * pillar.level / at_class == pytest.approx(2e9 / 25e9, rel=1e-6)
    assert known.low < known.value < known.high <= 0.9
    assert "8 % of need" in specification_table(spec)
    others = [p for p in spec.patrons if p.state != "RUS"]
    assert all(p.constants["money"] == CONSTANTS["patron.money"] for p in others)


def test_an_analysts_number_for_a_patron_stands_above_the_sums(lent, factory, judged):
    raw = {"by": "A", "patron": {"RUS": {"money_reported": [0.2, 0.3], "reason": "r"}}}
    view, facts, table = lent(loan()), factory.FACTS, judged.table()
    spec = specify(
        assess(view, facts),
        judgement_from(raw, where="f"),
        Settings(),
        flows=flows_of(view, facts, table),
        need=need_of(view, facts, table),
    )
    russia = next(p for p in spec.patrons if p.state == "RUS")
    assert russia.constants["money_reported"].low == 0.2


def test_a_sum_far_beyond_need_is_bounded(lent, factory):
    share = share_of_need(flow(lent(loan(9e12)), factory), (1e9, 1.5), level=1.0)
    assert share.low < share.value <= share.high <= 0.9
