"""Conditions and what follows from them; `sentences/conditionals.yaml` holds most of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from caryatid.reading.actors import find_actors
from caryatid.reading.conditionals import find_conditionals
from caryatid.reading.frames import find_claims
from caryatid.reading.segment import sentences
from caryatid.records.reading import Conditional, Document, Span

SENTENCES = Path(__file__).parent / "sentences" / "conditionals.yaml"
ROWS = [row for row in yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
        if "missed" not in row]  # fmt: skip


def read(text: str) -> tuple[Conditional, ...]:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    index = find_actors(document, lines, "SYR")
    return find_conditionals(document, lines, index, find_claims(document, lines, index))


def test_leading_if() -> None:
    text = "If rebels attack Homs, Russia would send troops to Syria."
    (found,) = read(text)
    assert found.type == "conditional"
    assert found.antecedent is not None
    assert found.consequent is not None
    assert text[slice(*found.antecedent)] == "If rebels attack Homs"
    assert text[slice(*found.consequent)] == "Russia would send troops to Syria"
    assert len(found.consequent_claims) == 1


def test_trailing_unless_is_a_threat() -> None:
    (found,) = read("Turkey threatened to bomb Syria unless Iran withdraws.")
    assert (found.type, found.marker) == ("threat", "unless")


def test_that_would_points_back() -> None:
    found = read("Police may arrest the bishop. That would trigger strikes in Syria.")
    assert [k.antecedent for k in found] == [None]
    assert found[0].antecedent_claims


def test_whether_is_no_condition() -> None:
    assert read("Kenya asked if Syria paid.") == ()


def test_condition_inside_reported_speech() -> None:
    text = "Turkey said that if Iran attacks Homs, Syria would face sanctions."
    (found,) = read(text)
    assert found.quote == "if Iran attacks Homs, Syria would face sanctions"


def test_inverted_conditions() -> None:
    (first,) = read("Turkey warned of violence should he fall.")
    assert (first.type, first.marker) == ("threat", "should")
    (second,) = read("Had Syria paid, Iran would have stayed.")
    assert second.type == "counterfactual"


def test_a_deed_that_would_cause_something() -> None:
    (found,) = read("The resignation of Assad would cause chaos in Syria.")
    assert found.antecedent is not None
    assert "resignation" in found.quote


def test_a_rhetorical_question_sets_no_condition() -> None:
    assert read("If this is peace, where does it stop?") == ()


def test_that_would_ends_where_another_condition_begins() -> None:
    text = "That would trigger the strikes that Turkey threatened to launch if Iran attacks Syria."
    assert [k.quote for k in read(text)] == [
        "That would trigger the strikes",
        "Turkey threatened to launch if Iran attacks Syria",
    ]


def test_a_claim_that_begins_with_who_warns_belongs_to_what_is_warned_of() -> None:
    (found,) = read("Turkey warned Syria that it will respond forcefully if Iran attacks Homs.")
    assert len(found.consequent_claims) == 1
    assert not set(found.consequent_claims) & set(found.antecedent_claims)


def part(text: str, span: Span | None) -> str:
    return "-" if span is None else " ".join(text[slice(*span)].split()).strip(" ,.")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_halves(row: Any) -> None:
    text = row["text"]
    found = [(part(text, k.antecedent), part(text, k.consequent)) for k in read(text)]
    if "none" in row:
        assert found == []
    else:
        assert (row["if"], row["then"]) in found


@pytest.mark.parametrize(
    "text",
    [
        '"If Homs falls," she said, "Turkey will send troops to Syria."',
        "“If the town of Homs falls,” she told the radio, “Turkey will send troops to Syria.”",
    ],
)
def test_what_follows_may_be_quoted_apart(text: str) -> None:
    (found,) = read(text)
    assert found.consequent is not None
    assert text[slice(*found.consequent)] == "Turkey will send troops to Syria"


def test_a_chain_goes_on_where_the_first_condition_ends() -> None:
    text = "If the army splits, Syria will break apart, which would drive Turkey to send troops."
    first, second = read(text)
    assert (first.type, second.type) == ("conditional", "chain")
    assert first.consequent is not None
    assert text[slice(*first.consequent)] == "Syria will break apart"
    assert second.consequent_claims


def test_a_threat_in_a_relative_clause_has_its_claim() -> None:
    text = "Turkey, which has threatened to bomb Homs if Iran stays, recalled its envoy from Syria."
    (found,) = read(text)
    assert found.type == "threat"
    assert found.consequent_claims


def test_a_reason_for_a_past_deed_needs_a_claim() -> None:
    assert read("They met on Monday, considering that Tuesday was a holiday.") == ()
    (found,) = read("Turkey imposed sanctions on Syria, considering that its vote was rigged.")
    assert found.type == "reason"


@pytest.mark.parametrize(
    ("text", "act", "how"),
    [
        ("Should Russia send troops to Syria, Turkey would impose sanctions.",
         "troops", "conditional"),
        ("Were China to lend money to Zambia, the debt would rise.", "fin_loan", "conditional"),
        ("Had Iran shipped arms to Yemen, Saudi Arabia would have bombed Sanaa.",
         "arms", "counterfactual"),
        ("In the event that Russia invades Moldova, Romania will send troops.",
         "use_of_force", "conditional"),
        ("Whoever kills protesters in Belarus will face sanctions, Poland warned.",
         "repression_violence", "conditional"),
        ("Turkey will sell drones to Libya provided that Libya expels Wagner.",
         "arms", "conditional"),
        ("France will not lend money to Mali until Mali pays.", "fin_loan", "predicted"),
        ("Since nobody else lends to it, Russia will send arms to Mali.", "arms", "predicted"),
    ],
)  # fmt: skip
def test_a_deed_in_a_condition_is_not_done(text: str, act: str, how: str) -> None:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    found = find_claims(document, lines, find_actors(document, lines, None))
    assert [c.modality for c in found if c.act == act] == [how]
