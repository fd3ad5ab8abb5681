"""Traps for a reader of political news, each in sentences of our own, read from end to end."""

from __future__ import annotations

from datetime import date

import pytest

from caryatid.reading import load_document, read_document
from caryatid.records.dates import DateRange
from caryatid.records.reading import Claim, Reading

HEAD = "---\npublished: 2021-05-03\n---\n\n"


def read(body: str, focus: str, head: str = HEAD) -> Reading:
    return read_document(load_document((head + body).encode(), name="trap.md"), focus=focus)


def acts(reading: Reading, act: str) -> list[Claim]:
    return [c for c in reading.claims if c.act == act]


def test_a_mock_paraphrase_is_the_authors_and_its_we_the_speakers() -> None:
    body = (
        "Minister Ahmed Saleh of Egypt told the envoy of Sudan: “We value our talks.” "
        "Translation: We have lent your government enough money."
    )
    (loan,) = acts(read(body, "SDN"), "fin_loan")
    assert (loan.source, loan.target) == (("egy",), ("sdn-regime",))
    assert (loan.holder, loan.evidence) == ("author", "mock_paraphrase")


def test_money_in_an_idiom_is_no_transfer() -> None:
    reading = read("China will not throw good yuan after bad in Zambia, Li Wei said.", "ZMB")
    assert not reading.claims
    assert not reading.money


def test_the_same_number_as_outlay_and_as_debt() -> None:
    body = (
        "Kenya owes China $5 billion. The $5 billion that China spent on Kenyan roads is gone. "
        "China “invested” some $9 billion there."
    )
    reading = read(body, "KEN")
    assert [m.role for m in reading.money] == [
        "outstanding_debt", "cumulative_outlay", "cumulative_investment_or_lending"]  # fmt: skip
    (debt,) = acts(reading, "debt_stock")
    assert (debt.source, debt.target, debt.money_id) == (("ken",), ("chn",), reading.money[0].id)


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    body = (
        "The finance ministry of Ghana said on Friday: “We will pay our lenders in ‘due\n"
        " time’.\n\nChina lent Ghana $1 billion in April."
    )
    reading = read(body, "GHA")
    (loan,) = acts(reading, "fin_loan")
    assert (loan.source, loan.holder) == (("chn",), "author")
    assert reading.quotations[0].speaker == "gha-finance-ministry"


def test_relative_days_stay_open_without_a_date() -> None:
    reading = read("Turkey condemned Serbia on Saturday. Last month it praised Kenya.", "SRB", "")
    assert [t.when for t in reading.times] == [DateRange(), DateRange()]
    (claim,) = acts(reading, "condemnation")
    assert claim.time == DateRange()


def test_relative_days_are_days_with_one() -> None:
    reading = read("Turkey condemned Serbia on Saturday.", "SRB")
    assert reading.times[0].when.earliest == date(2021, 5, 1)


def test_a_country_in_a_name_an_adjective_or_a_street_is_no_government() -> None:
    body = "The Kenya Bankers Association praised Uganda. Ethiopian coffee was sold in Moscow Road."
    reading = read(body, "UGA")
    assert {c.source for c in reading.claims} == {("kenya-bankers-association",)}


def test_a_list_gives_each_its_claim() -> None:
    reading = read("Togo, Benin and Niger backed Mali for years.", "MLI")
    found = acts(reading, "assistance_unspecified")
    assert {c.source for c in found} == {("tgo",), ("ben",), ("ner",)}


def test_an_expert_speaks_for_himself() -> None:
    body = (
        "Oleg Sidorov, who heads Russia's Centre for African Studies, said that Togo had "
        "abandoned the government of Mali."
    )
    (claim,) = acts(read(body, "MLI"), "assistance_unspecified")
    assert (claim.holder, claim.source, claim.direction) == ("oleg-sidorov", ("tgo",), "withdrawn")
    actor = next(a for a in read(body, "MLI").actors if a.id == "oleg-sidorov")
    assert actor.kind == "expert"


def test_a_condition_that_only_that_takes_up() -> None:
    body = (
        "If Turkey arms the rebels, Egypt will send troops to Libya. "
        "That would trigger a war against the army."
    )
    first, second = read(body, "LBY").conditionals
    assert first.antecedent_claims
    assert first.consequent_claims
    assert second.antecedent is None
    assert set(second.antecedent_claims) >= set(first.consequent_claims)


def test_neither_nor_under_managed_to() -> None:
    body = "Neither Togo nor the opposition has managed to topple President Assimi Goita."
    found = acts(read(body, "MLI"), "challenge_for_office")
    assert {c.source for c in found} == {("tgo",), ("mli-opposition",)}
    assert all(c.negated and c.target == ("assimi-goita",) for c in found)


def test_keeping_from_falling_is_no_fall() -> None:
    reading = read("Russia keeps the army of Mali from collapsing.", "MLI")
    assert all(c.negated for c in acts(reading, "condition_regime_stability"))


def test_help_in_a_list_of_nouns_keeps_its_giver() -> None:
    body = (
        "The militias that Goita uses, with Russian help, weapons and training, attacked villagers."
    )
    reading = read(body, "MLI")
    for act in ("arms", "training"):
        (claim,) = acts(reading, act)
        assert (claim.source, claim.evidence) == (("rus",), "implied")


def test_what_the_text_does_not_say_is_not_read() -> None:
    reading = read("Togo backed Mali.", "MLI")
    assert {c.act for c in reading.claims} == {"assistance_unspecified"}
    assert not any(a.kind == "armed_forces" for a in reading.actors)


@pytest.mark.parametrize("turn", ["continued to support", "abandoned"])
def test_two_texts_may_contradict_each_other(turn: str) -> None:
    (claim,) = acts(read(f"Togo {turn} Mali.", "MLI"), "assistance_unspecified")
    assert claim.direction == ("continued" if "continued" in turn else "withdrawn")
