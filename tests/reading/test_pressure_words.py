"""Words for pressure, force, challenge and diplomacy: one sentence for a family."""

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
        ("France slapped duties on Chadian cotton.", "sanctions"),
        ("The African Union suspended Chad.", "sanctions"),
        ("The bank was excluded from the financial system by Washington.", "sanctions"),
        ("France gave the envoys 48 hours to leave.", "diplomatic_expulsion"),
        ("Sudan mended its relations with Chad.", "diplomatic_expulsion"),
        ("Britain summoned the Chadian ambassador.", "condemnation"),
        ("The bishops took exception to the Chadian president's decree.", "condemnation"),
        ("Germany deemed the Chadian vote farcical.", "condemnation"),
        ("Chadian students are fed up with the government.", "condemnation"),
        ("A Belgian judge opened an inquiry into the Chadian president.", "legal_action"),
        ("The general was found guilty by a court in Chad.", "legal_action"),
    ],
)
def test_pressure(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Libya threatened to wipe out the Chadian army.", "threat_force"),
        ("France will not rule out an invasion of Chad.", "threat_force"),
        ("Sudan dispatched warships and set Chad a red line.", "threat_force"),
        ("Chadian gunships pounded rebel positions near Abéché.", "use_of_force"),
        ("The army wiped out the rebels near Abéché.", "use_of_force"),
        ("Sudan sent mercenaries to N'Djamena.", "covert_action"),
        ("Libya was accused of fomenting unrest in Chad.", "covert_action"),
        ("The rebels have taken to the hills.", "armed_rebellion"),
        ("Rebels overran the garrison in Faya.", "armed_rebellion"),
        ("Officers seized the presidential palace in Chad.", "coup_attempt"),
    ],
)
def test_force(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The unions want the president gone.", "challenge_for_office"),
        ("The opposition set up a parallel government in Chad.", "challenge_for_office"),
        ("Students spilled onto the streets of N'Djamena.", "protest"),
        ("Crowds tore down statues of the president.", "protest"),
        ("Chadian nurses stayed off the job.", "strike"),
        ("The guard deserted the president.", "defection"),
        ("Two Chadian ministers have switched camps.", "defection"),
        ("The Chadian government thumbed its nose at the court.", "defy_order"),
        ("Chad and Sudan traded accusations.", "confrontation"),
        ("Libya warned that it would not stand idly by.", "repercussions"),
        ("Thousands of Chadians fled their villages.", "emigration"),
        ("Chad's president agreed to leave office.", "exit_event"),
    ],
)
def test_challenge(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Qatar dispatched an emissary to Chad.", "consult_visit"),
        ("Chad's president huddled with the French minister.", "consult_meeting"),
        ("Chad's president received a phone call from Macron.", "consult_call"),
        ("Chad and the rebels thrashed out a truce.", "negotiate"),
        ("Chad tore up the accord with the rebels.", "negotiate"),
        ("Qatar relayed messages between Chad and the rebels.", "mediate"),
        ("Chad approached France for a loan.", "request_support"),
        ("The rebels offered Chad's government direct talks.", "request_meeting"),
        ("Chad's government is ready to negotiate with the rebels.", "agree_to_meet"),
        ("Chad's president turned down the invitation from Paris.", "reject_meeting"),
        ("The opposition leader was smuggled out of Chad.", "travel_exit"),
        ("The opposition leader flew home from exile.", "travel_return"),
    ],
)
def test_diplomacy(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian bakers shut their ovens in August.",
        "The Chadian goalkeeper dived to his left.",
        "The coach told his Chadian players to go faster.",
        "A jet of water filled the square in N'Djamena.",
        "The Chadian poet leaves Paris tomorrow.",
        "The Chadian court considered the map of the canal.",
        "Two dollars were lent to a boy in Chad.",
    ],
)
def test_same_words_in_another_sense(text: str) -> None:
    assert not acts(text) & {
        "strike", "challenge_for_office", "consult_visit", "protest", "defection", "condemnation",
        "threat_force", "use_of_force", "coup_attempt", "sanctions",
    }  # fmt: skip
