from __future__ import annotations

import pytest

from caryatid.reading.actors import find_actors
from caryatid.reading.frames import find_claims
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.segment import sentences
from caryatid.records.reading import Claim, Document


def read(text: str) -> tuple[Claim, ...]:
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    document = Document("doc-1", "", text)
    return find_claims(document, lines, find_actors(document, lines, "TCD", parsed))


def of(text: str, act: str) -> Claim:
    found = [c for c in read(text) if c.act == act]
    assert len(found) == 1, [(c.act, c.direction) for c in read(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "act", "direction"),
    [
        ("France no longer trains the Chadian army.", "training", "withdrawn"),
        ("Talks between Chad and Libya broke down.", "negotiate", "withdrawn"),
        ("Qatar put off its loan to Chad.", "fin_loan", "suspended"),
        ("France doubled down on its support for the Chadian army.", "assistance_unspecified",
         "increased"),
        ("Chad called on Libya to recognise the council in Bangui.", "recognition", "demanded"),
        ("Chad wants Qatar to cancel its debt.", "fin_debt_relief", "demanded"),
        ("France is poised to freeze the assets of Chad's generals.", "sanctions", "threatened"),
        ("A phone call between Idriss Deby and Emmanuel Macron lasted an hour.", "consult_call",
         "completed"),
    ],
)  # fmt: skip
def test_which_way_it_turns(text: str, act: str, direction: str) -> None:
    assert of(text, act).direction == direction


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Six helicopters have yet to be delivered to the army of Chad.", "arms"),
        ("The Chadian party was backed by neither Paris nor Tripoli.", "assistance_unspecified"),
        ("Qatar lent Chad nothing.", "fin_loan"),
        ("There have been no clashes between Chad and Libya.", "confrontation"),
        ("No satellite pictures were passed to the Chadian army.", "intelligence"),
        ("France stopped short of recognising the Chadian council.", "recognition"),
    ],
)
def test_what_is_denied(text: str, act: str) -> None:
    claims = [c for c in read(text) if c.act == act]
    assert claims
    assert all(c.negated for c in claims)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Details of the meeting between Chad and Libya were not released.", "consult_meeting"),
        ("The French-backed council of Chad cannot meet.", "assistance_unspecified"),
        ("Qatar has offered the Chadian army boots and uniforms, nothing more.",
         "materiel_logistics"),
    ],
)  # fmt: skip
def test_what_only_stands_near_a_denial(text: str, act: str) -> None:
    assert not of(text, act).negated


def test_what_a_regime_will_come_to_is_a_judgement() -> None:
    claim = of("The Chadian regime may collapse.", "assessment_prospect")
    assert claim.direction == "none"
