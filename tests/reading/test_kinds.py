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
        ("Italy delivered a dozen trainer jets to the Chadian army.", "arms"),
        ("The jets that Italy delivered to the Chadian army are old.", "arms"),
        ("France froze the accounts of two Chadian ministers.", "sanctions"),
        ("Chad's president dismissed the governor of the north.", "purge"),
        ("The regime shut down the last private radio in Chad.", "censorship_harassment"),
        ("The president postponed the parliamentary vote.", "election_manipulation"),
        ("France cancelled Chad's debt.", "fin_debt_relief"),
        ("Chad borrowed from Qatar.", "fin_loan"),
        ("The president would not bow to the demands of France.", "refuse_concession"),
        ("Chad's economy shrank last year.", "condition_crisis"),
        ("Police beat and detained students.", "repression_violence"),
    ],
)
def test_kind_of_noun_makes_the_deed(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Italy delivered a dozen trainer letters to the Chadian post.",
        "The Chadian clerk dismissed the rumour.",
        "Thieves beat the record in Chad.",
        "The teams postponed the match in Chad.",
        "The minister's cousin shut down the bakery in Chad.",
        "Chad's players shrank from the ball.",
    ],
)
def test_same_verb_with_another_noun_is_none(text: str) -> None:
    assert not acts(text) & {
        "arms", "purge", "repression_violence", "election_manipulation",
        "censorship_harassment", "condition_crisis",
    }  # fmt: skip


def test_borrower_gets_what_the_other_gives() -> None:
    text = "Chad borrowed from Qatar."
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    document = Document("doc-1", "", text)
    index = find_actors(document, lines, "TCD", parsed)
    (claim,) = find_claims(document, lines, index)
    assert (claim.source, claim.target) == (("qat",), ("tcd",))


def test_what_a_verb_tells_with_its_object_is_told_once() -> None:
    text = "Italy delivered jets to the Chadian army."
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    document = Document("doc-1", "", text)
    claims = find_claims(document, lines, find_actors(document, lines, "TCD", parsed))
    assert [c.act for c in claims] == ["arms"]
