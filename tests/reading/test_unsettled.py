"""Deeds that are options, refused, open questions or no deeds, each in wordings of our own."""

from __future__ import annotations

import pytest

from caryatid.reading import load_document, read_document
from caryatid.records.reading import Claim

HEAD = "---\npublished: 2021-05-03\n---\n\n"


def claims(text: str, *acts: str) -> list[Claim]:
    reading = read_document(load_document((HEAD + text).encode(), name="text.md"), focus=None)
    return [c for c in reading.claims if c.act in acts]


@pytest.mark.parametrize(
    "text",
    [
        "The use of force against Iran was an option, the American president said.",
        "Military action in Venezuela remains on the table, Washington said.",
        "France has not ruled out an air strike on Mali.",
        "The United States refused to rule out military action in Venezuela.",
        "Invading Haiti was among the choices before the United States.",
        "Washington keeps open the option of bombing Syria.",
        "All options, including the use of force against Eritrea, are being weighed by Ethiopia.",
        "An invasion of Niger was one option, officials in Nigeria said.",
        "Kenya considered the use of force in Somalia.",
    ],
)
def test_an_option_is_possible_and_not_done(text: str) -> None:
    (found,) = claims(text, "use_of_force")
    assert (found.direction, found.modality, found.negated) == ("threatened", "possible", False)


def test_help_that_is_an_option_would_be_a_promise() -> None:
    (found,) = claims("Sending troops to Libya remains a possibility for Turkey.", "troops")
    assert (found.direction, found.modality) == ("promised", "possible")


def test_what_is_off_the_table_is_refused() -> None:
    (found,) = claims("An invasion of Iran is off the table, Washington said.", "use_of_force")
    assert (found.direction, found.negated) == ("refused", True)


def test_a_killing_that_somebody_judges_was_done() -> None:
    text = "Kenya considered the killing of the protesters a crime."
    (found,) = claims(text, "repression_violence")
    assert found.modality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "The army of Egypt said that it would not use force against protesters.",
        "Sudan's army pledged not to fire on demonstrators.",
        "The generals of Algeria ruled out the use of force against the crowds.",
        "The police in Armenia vowed they would never use violence against the marchers.",
        "The military has promised never to shoot at the people of Myanmar.",
        "The army of Mali will not use violence against the demonstrators, its chief said.",
    ],
)
def test_force_that_will_not_be_used_is_refused(text: str) -> None:
    found = claims(text, "use_of_force", "repression_violence", "threat_force")
    assert found
    assert {(c.direction, c.negated) for c in found} == {("refused", True)}


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died during unrest in Belarus on Sunday.",
        "Thirteen died during the unrest in Minsk.",
        "A dozen people died in the turmoil in Bolivia.",
        "Several pupils perished during disturbances in Guinea.",
        "Soldiers died in the fighting in Mali.",
        "Dozens have died in protests in Sudan since Friday.",
        "The violence in Haiti left eleven dead.",
    ],
)
def test_people_who_died_tell_of_no_doer(text: str) -> None:
    assert claims(text, "repression_violence", "use_of_force", "exit_event") == []


def test_a_leader_who_died_has_left_office() -> None:
    assert claims("President Idriss Deby of Chad died on Tuesday.", "exit_event")


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers shielded demonstrators from the police in Cairo.",
        "Officers shielded students from the riot police in Kyiv.",
        "Troops in Tunisia protected protesters against snipers.",
        "Army units stood between the crowds and the police in Khartoum.",
        "Soldiers formed a cordon around the marchers to keep the militia of Sudan away.",
        "The navy guarded protesters in Colombo.",
    ],
)
def test_soldiers_who_shield_a_crowd_protect_no_regime(text: str) -> None:
    acts = ("diplomatic_cover", "institutional_support", "loyalty", "mil_presence",
            "repression_violence")  # fmt: skip
    assert claims(text, *acts) == []
    helped = claims(text, "assistance_unspecified")
    assert all("regime" not in "".join(c.target) for c in helped)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Russia has not said whether it will send troops to Belarus.", "troops"),
        ("Turkey did not say whether it would supply drones to Libya.", "arms"),
        ("It is not clear whether China will lend money to Zambia.", "fin_loan"),
        ("Iran declined to say if it had shipped arms to Yemen.", "arms"),
        ("The Kremlin would not confirm whether it had sent advisers to Mali.", "mil_presence"),
        ("Germany has yet to say whether it will deliver tanks to Ukraine.", "arms"),
        ("Nobody knows if Wagner will withdraw its men from Mali.", "troops"),
        ("Riyadh did not say if it had lent money to Sudan.", "fin_loan"),
        ("The mediator asked whether Turkey would send troops to Libya.", "troops"),
    ],
)
def test_a_deed_of_which_nobody_says_whether_is_open(text: str, act: str) -> None:
    (found,) = claims(text, act)
    assert (found.direction, found.modality, found.negated) == ("none", "unknown", False)


def test_a_condition_is_no_open_question() -> None:
    (found,) = claims("If Wagner withdraws its men from Mali, the junta will fall.", "troops")
    assert found.modality == "conditional"
