"""Who does what to whom where the sentence does not say it side by side; sentences of our own."""

from __future__ import annotations

import pytest

from caryatid.reading.actors import find_actors
from caryatid.reading.frames import find_claims
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.segment import sentences
from caryatid.records.reading import Claim, Document


def read(text: str, focus: str = "TGO") -> tuple[Claim, ...]:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    parsed = TrainedEnglish().parse(text, [(s.start, s.end) for s in lines])
    return find_claims(document, lines, find_actors(document, lines, focus, parsed))


@pytest.mark.parametrize(
    ("text", "act", "source", "target"),
    [
        # kept under a deed: the object of the verb suffers it, or its subject
        ("The colonels kept Ann Roe under house arrest.", "arrest_detain", ("tgo-military",),
         ("ann-roe",)),
        ("Ann Roe lived under house arrest until May.", "arrest_detain", (), ("ann-roe",)),
        ("Ann Roe was put on trial in Lomé.", "legal_action", (), ("ann-roe",)),
        # the owner of what a deed is done to
        ("Norway cancelled Zambia's debt.", "fin_debt_relief", ("nor",), ("zmb",)),
        ("Norway hailed the patience of the nurses.", "rhetorical_support", ("nor",),
         ("tgo-workers",)),
        ("Norway closed its embassy in Chad.", "diplomatic_expulsion", ("nor",), ("tcd",)),
        # deeds done with each other
        ("Kenya and Uganda held talks in May.", "negotiate", ("ken",), ("uga",)),
        # a word that stands for who does it
        ("Ann Roe faces international criticism.", "condemnation", ("international-community",),
         ("ann-roe",)),
        ("The protests against Ann Roe grew.", "protest", ("tgo-protesters",), ("ann-roe",)),
        ("Protests in Kenya grew.", "protest", ("ken-protesters",), ("ken",)),
        # deeds that only those who rule can have done
        ("Norway condemned the crackdown.", "condemnation", ("nor",), ("tgo-regime",)),
        # hurt in a crowd
        ("A woman died after being shot during a protest.", "repression_violence", (),
         ("tgo-protesters",)),
        # nouns that look like verbs, nouns in a list that stand for themselves
        ("In response to appeals to Kenya by Ann Roe, it sent rice.", "request_support",
         ("ann-roe",), ("ken",)),
        ("After Chad's withdrawal from Mali and the occupation of Mali by Niger, talks failed.",
         "troops", ("tcd",), ("mli",)),
        # an end of rule told by a noun
        ("After the ouster of the regime, Kenya sent envoys.", "exit_event", ("tgo-regime",), ()),
    ],
)  # fmt: skip
def test_parties(text: str, act: str, source: tuple[str, ...], target: tuple[str, ...]) -> None:
    found = [(c.source, c.target) for c in read(text) if c.act == act]

    assert (source, target) in found


def test_a_treaty_that_is_opposed_is_no_deed_of_the_regime() -> None:
    (claim,) = [c for c in read("Norway opposed the treaty.") if c.act == "condemnation"]

    assert claim.target == ()


def test_a_past_tense_without_a_helper_is_no_passive() -> None:
    (claim,) = [c for c in read("Qatar mediated between Chad and Niger.") if c.act == "mediate"]

    assert (claim.source, claim.target) == (("qat",), ("tcd", "ner"))
