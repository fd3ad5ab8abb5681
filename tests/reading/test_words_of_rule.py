"""Words for what rulers do to their people, and for how a country and its regime fare."""

from __future__ import annotations

import pytest

from caryatid.reading.actors import find_actors
from caryatid.reading.frames import find_claims
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.segment import sentences
from caryatid.records.reading import Document


def acts(text: str) -> set[str]:
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    document = Document("doc-1", "", text)
    index = find_actors(document, lines, "TCD", parsed)
    return {c.act for c in find_claims(document, lines, index)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Soldiers burned down four villages in the south of Chad.", "repression_violence"),
        ("Police used rubber bullets against the students.", "repression_violence"),
        ("The army put the strikers under surveillance.", "intimidation"),
        ("Two opposition leaders are languishing in jail.", "arrest_detain"),
        ("The government of Chad set free three activists.", "arrest_detain"),
        ("The government confiscated the passports of two bishops.", "travel_ban"),
        ("The regulator suspended the licence of the station.", "censorship_harassment"),
        ("The government called out the troops.", "mobilisation"),
        ("The government doubled the salaries of the soldiers.", "clientelist_provision"),
        ("The government slashed the pensions of the veterans.", "clientelist_withholding"),
        ("The government disbanded the assembly.", "institutional_control"),
        ("The government padded the tallies of the vote.", "election_manipulation"),
        ("The president pensioned off four generals.", "purge"),
        ("The government withdrew the tax bill.", "concession"),
        ("The president said that he would not give an inch.", "refuse_concession"),
    ],
)
def test_words_for_rule(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The revenues of Chad plummeted last year.", "condition_fiscal"),
        ("Bread is scarce in Chad.", "condition_crisis"),
        ("The army reasserted its authority in Chad.", "condition_control"),
        ("The government cannot afford to alienate its creditors.", "condition_bargaining"),
        ("The regime of Chad is losing its allies.", "condition_regime_stability"),
        ("The regime looks doomed.", "assessment_prospect"),
        ("The agency sounded a warning about Chad.", "report_warning"),
        ("Two officials in Chad spoke anonymously.", "provenance"),
        ("The number of dead could not be established.", "no_information"),
    ],
)
def test_words_for_how_things_stand(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company in Chad won a concession for a mine.",
        "The teacher in Chad confined herself to two remarks.",
        "The cook in Chad burned down the candles.",
        "The band in Chad suspended the lamp above the stage.",
        "The bakery in Chad doubled the sugar in the cake.",
        "The tailor in Chad withdrew the needle.",
    ],
)
def test_same_words_elsewhere_are_none(text: str) -> None:
    assert not acts(text)
