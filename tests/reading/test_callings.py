"""Actors that only a description names, in sentences of our own."""

from __future__ import annotations

import pytest

from caryatid.reading.actors import ActorIndex, find_actors
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.segment import sentences
from caryatid.records.reading import Document


def actors(text: str) -> ActorIndex:
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    return find_actors(Document("doc-1", "", text), lines, "GHA", parsed)


@pytest.mark.parametrize(
    ("text", "ident", "kind", "country"),
    [
        ("Police arrested eight customs clerks.", "customs-clerks", "official", None),
        ("Guards opened the gate for three nuns.", "gha-nuns", "civil_society", "GHA"),
        ("Two Togolese gendarmes fled.", "tgo-gendarmes", "police_intel", "TGO"),
        ("The court freed a police inspector.", "gha-inspector", "police_intel", "GHA"),
        ("Few in the north welcomed the verdict.", "gha-people", "population", "GHA"),
        ("Soldiers fired at those who fled.", "gha-people", "population", "GHA"),
    ],
)
def test_a_description_makes_an_actor(
    text: str, ident: str, kind: str, country: str | None
) -> None:
    actor = actors(text).get(ident)

    assert actor is not None
    assert (actor.kind, actor.country) == (kind, country)


def test_the_group_is_the_one_named_before() -> None:
    index = actors("Ann Roe leads the Volta Youth Movement. The group called for a strike.")

    named = index.get("volta-youth-movement")

    assert named is not None
    assert len(named.mentions) == 2


def test_what_only_tells_more_of_a_name_is_no_other_actor() -> None:
    index = actors("Joy FM, a broadcaster, was closed. Ann Roe is a lawyer.")

    assert index.get("gha-broadcaster") is None
    assert index.get("gha-lawyer") is None
