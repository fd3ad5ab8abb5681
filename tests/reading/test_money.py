"""Sums: amount, currency, range, hedge, rate, role and parties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caryatid.reading.actors import find_actors
from caryatid.reading.money import find_money
from caryatid.reading.segment import sentences
from caryatid.records.reading import Document, Money
from caryatid.terms.vocabulary import MONEY_ROLES


def money(text: str) -> tuple[Money, ...]:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    return find_money(document, lines, find_actors(document, lines, "ZMB"))


def one(text: str) -> Money:
    (found,) = money(text)
    return found


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("It cost $17 billion.", 17e9, "USD"),
        ("It cost €5bn.", 5e9, "EUR"),
        ("It cost US$1.5bn.", 1.5e9, "USD"),
        ("It cost 50 million dollars.", 50e6, "USD"),
        ("It cost a 50-million-dollar credit.", 50e6, "USD"),
        ("It cost 3.2 trillion bolivars.", 3.2e12, "VES"),
        ("It cost 50 billion yuan.", 50e9, "CNY"),
        ("It cost £4.5 million.", 4.5e6, "GBP"),
        ("It cost $1,250,000.", 1_250_000.0, "USD"),
        ("It cost three dollars.", 3.0, "USD"),
        ("It cost half a billion euros.", 0.5e9, "EUR"),
        ("It cost 700 million Egyptian pounds.", 7e8, "EGP"),
        ("It cost 12 million Swiss francs.", 12e6, "CHF"),
        ("It cost EUR 20 million.", 20e6, "EUR"),
        ("It cost billions of dollars.", None, "USD"),
        ("It cost 40 million kwacha.", 40e6, "ZMW"),
        ("It cost 90 million cedis.", 90e6, "GHS"),
    ],
)
def test_amount_and_currency(text: str, amount: float | None, currency: str) -> None:
    found = one(text)
    assert (found.amount, found.currency) == (amount, currency)


def test_a_figure_that_is_owed_takes_the_currency_named_last() -> None:
    _, owed = money("The bank lent $2 billion. Traders are owed some 3 billion by the mines.")
    assert (owed.amount, owed.currency) == (3e9, "USD")


def test_people_in_millions_are_no_sum() -> None:
    assert len(money("It lent $2 billion. Some 3 million people fled.")) == 1


def test_a_unit_that_many_countries_have_needs_a_country_that_has_it() -> None:
    assert money("The bags weighed 40 pounds.") == ()
    assert money("It cost 40 million pounds.") == ()


def test_range_takes_the_middle() -> None:
    found = one("The debt is $20-25 billion.")
    assert (found.low, found.amount, found.high) == (20e9, 22.5e9, 25e9)


@pytest.mark.parametrize(
    ("hedge", "low", "high", "approx"),
    [
        ("at least ", 5e9, None, True),
        ("up to ", None, 5e9, True),
        ("some ", None, None, True),
        ("", None, None, False),
    ],
)
def test_hedges(hedge: str, low: float | None, high: float | None, approx: bool) -> None:
    found = one(f"It cost {hedge}$5 billion.")
    assert (found.low, found.high, found.approx) == (low, high, approx)


def test_rates() -> None:
    assert one("It costs $5 million a year.").per == "year"
    assert one("It costs $5 million per month.").per == "month"
    assert one("It costs $50 a barrel.").per is None


@pytest.mark.parametrize(
    ("text", "role", "payer", "payee"),
    [
        ("Zambia owes China $6 billion.", "outstanding_debt", "zmb", "chn"),
        ("Norway has invested $4 billion in Kenya.", "cumulative_investment_or_lending", "nor",
         "ken"),
        ("Norway will give $4 billion to Kenya.", "promised_new_money", "nor", "ken"),
        ("Norway pledged $4 billion to Kenya.", "promised_new_money", "nor", "ken"),
        ("Kenya requested $4 billion from Norway.", "requested_new_money", "nor", "ken"),
        ("Norway did not lend $4 billion to Kenya.", "refused_new_money", "nor", "ken"),
        ("Norway spent $4 billion on roads.", "cumulative_outlay", "nor", None),
        ("Norway froze $4 billion of its assets.", "frozen_assets", None, None),
        ("A ticket costs $4.", "other", None, None),
    ],
)  # fmt: skip
def test_roles_and_parties(text: str, role: str, payer: str | None, payee: str | None) -> None:
    found = one(text)
    assert (found.role, found.payer, found.payee) == (role, payer, payee)


def test_a_repeated_figure_keeps_its_currency() -> None:
    first, second = money("He put up $15 million. The 15 million is for the poor.")
    assert (first.amount, first.currency) == (second.amount, second.currency)


def test_the_second_of_a_pair_borrows_the_currency() -> None:
    assert [m.amount for m in money("They took US$ 3 million and 2 million.")] == [3e6, 2e6]


@pytest.mark.parametrize(
    "text",
    [
        "A penny for your thoughts.",
        "That is the million-dollar question.",
        "It weighs five pounds.",
        "They threw good roubles after bad.",
        "Some 3 million people fled in 2015.",
    ],
)
def test_figures_of_speech_and_other_units(text: str) -> None:
    assert money(text) == ()


@settings(deadline=None)
@given(st.text(alphabet="$€ 0123456789.,-billionmsdrtoa", max_size=80))
def test_any_figures_are_survived(text: str) -> None:
    for found in money(text):
        assert text[slice(*found.span)] == found.quote
        assert found.role in MONEY_ROLES
