"""One construction or trap a test, in sentences of our own over many countries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from caryatid.reading.actors import find_actors
from caryatid.reading.frames import find_claims
from caryatid.reading.segment import sentences
from caryatid.records.reading import Claim, Document, Quotation

Read = Callable[..., tuple[Claim, ...]]


def read(
    text: str, focus: str = "SYR", quotations: tuple[Quotation, ...] = ()
) -> tuple[Claim, ...]:
    document = Document("doc-1", "", text)
    lines = sentences(text, None)
    return find_claims(document, lines, find_actors(document, lines, focus), quotations)


def one(claims: tuple[Claim, ...], act: str) -> Claim:
    found = [c for c in claims if c.act == act]
    assert len(found) == 1, [(c.act, c.source, c.target) for c in claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "act", "source", "target", "direction"),
    [
        ("Russia has lent Syria two billion dollars.", "fin_loan", "rus", "syr", "completed"),
        ("Cuban advisers trained Angolan police.", "training", "cub", "ago-police", "continued"),
        ("France withdrew all forces from Mali.", "mil_presence", "fra", "mli", "withdrawn"),
        ("China halted loans to Zambia.", "fin_loan", "chn", "zmb", "suspended"),
        ("Turkey condemned Serbia.", "condemnation", "tur", "srb", "completed"),
        ("Serbia was condemned by Turkey.", "condemnation", "tur", "srb", "completed"),
        ("The United States imposed sanctions on Belarus.", "sanctions", "usa", "blr", "imposed"),
        ("Egyptian police arrested hundreds of protesters.", "arrest_detain", "egy-police",
         "syr-protesters", "completed"),
        ("Iranian-backed rebels marched.", "assistance_unspecified", "irn", "syr-rebels",
         "continued"),
        ("Qatar is threatening to cut off aid to Chad.", "assistance_unspecified", "qat", "tcd",
         "threatened"),
        ("Norway's aid for Ghana is waning.", "assistance_unspecified", "nor", "gha", "reduced"),
    ],
)  # fmt: skip
def test_constructions(text: str, act: str, source: str, target: str, direction: str) -> None:
    claim = one(read(text), act)
    assert (claim.source, claim.target, claim.direction) == ((source,), (target,), direction)
    assert text[claim.span[0] : claim.span[1]] == claim.quote


def test_each_supporter_of_a_list_has_its_own_claim() -> None:
    claims = read("Brazil, Mexico and Peru recognised Ghana.")
    assert {c.source for c in claims} == {("bra",), ("mex",), ("per",)}
    assert {c.target for c in claims} == {("gha",)}


def test_neither_nor_denies() -> None:
    claims = [c for c in read("Neither France nor Germany has managed to topple Serbia.")
              if c.act == "challenge_for_office"]  # fmt: skip
    assert {c.source for c in claims} == {("fra",), ("deu",)}
    assert all(c.negated for c in claims)


def test_refusal_is_negated_and_refused() -> None:
    claim = one(read("Kenya refused to recognise Ghana."), "recognition")
    assert claim.negated
    assert claim.direction == "refused"


def test_will_not_send_help_is_a_refusal() -> None:
    claim = one(read("Russia will not send troops to Syria."), "troops")
    assert (claim.source, claim.target) == (("rus",), ("syr",))
    assert claim.negated
    assert claim.direction == "refused"


def test_plain_negation_keeps_the_deed() -> None:
    assert one(read("Egypt did not send weapons to Libya."), "arms").negated


def test_a_state_that_defects_withdraws_support() -> None:
    claim = one(read("The defection of China from Syria worried many."), "assistance_unspecified")
    assert (claim.source, claim.direction) == (("chn",), "withdrawn")


def test_a_demand_that_the_leader_go_is_a_bid_for_office() -> None:
    claim = one(read("Protesters demanded that President Assad step down."), "challenge_for_office")
    assert claim.source == ("syr-protesters",)
    assert claim.direction == "demanded"
    assert claim.demands_removal


def test_an_expert_is_not_his_government() -> None:
    text = "Ivan Petrov, head of Russia's Institute for Peace, said that Iran armed Syria."
    claim = one(read(text), "arms")
    assert claim.source == ("irn",)
    assert claim.holder == "ivan-petrov"


def test_a_quotation_gives_its_speaker_the_claim_and_the_we() -> None:
    text = "Foreign Minister Ali Kaya of Turkey said: “We condemned Serbia.”"
    start = text.index("We")
    quotation = Quotation(
        (start, start + len("We condemned Serbia.")), "We condemned Serbia.", "tur"
    )
    claim = one(read(text, quotations=(quotation,)), "condemnation")
    assert (claim.source, claim.holder, claim.attribution) == (("tur",), "tur", "direct_quote")


def test_money_idiom_is_no_transfer() -> None:
    assert not read("It costs a penny for your thoughts in Moscow.")


def test_no_target_rather_than_a_guess() -> None:
    assert one(read("Turkey imposed sanctions yesterday."), "sanctions").target == ()


def test_modality() -> None:
    assert one(read("Turkey may bomb Syria."), "use_of_force").modality == "possible"
    assert (
        one(read("If Iran falls, Turkey would bomb Syria."), "use_of_force").modality
        == "conditional"
    )


def test_slant_is_recorded_only() -> None:
    plain = one(read("Turkey condemned Serbia."), "condemnation")
    loaded = one(read("Notorious Turkey brazenly condemned Serbia."), "condemnation")
    assert loaded.slant_words == ("Notorious",)
    assert (plain.source, plain.target, plain.direction) == (
        loaded.source, loaded.target, loaded.direction)  # fmt: skip


@pytest.mark.parametrize("text", ["if ", "Al-Bin ", "Syria, ", "Syria's ", "support "])
def test_endless_sentences_are_read_in_time(text: str) -> None:
    """A text without sentence ends is cut, so that the work grows with its length only."""
    assert all(len(c.source) <= 1 for c in read(text * 2000))


def test_a_deed_asked_of_a_third_party_is_desired() -> None:
    claim = one(read("Turkey urged Brazil to mediate."), "mediate")
    assert (claim.source, claim.modality, claim.direction) == (("bra",), "desired", "demanded")


@pytest.mark.parametrize(
    ("text", "act", "source", "target"),
    [
        ("Kenyan police, a force of 9,000, arrested the bishops.", "arrest_detain",
         ("ken-police",), ("syr-church",)),
        ("The Kenyan army (with 9,000 men) attacked protesters.", "repression_violence",
         ("ken-military",), ("syr-protesters",)),
        ("Kenyan police beat and detained journalists.", "repression_violence",
         ("ken-police",), ("syr-journalists",)),
        ("Turkey spoke of tensions between Iran and Kenya.", "confrontation", ("irn",), ("ken",)),
        ("Assad lives on with assistance from Iran.", "assistance_unspecified", ("irn",),
         ("syr-regime",)),
        ("The generals said that President Bashar al-Assad was toppled.", "exit_event",
         ("bashar-al-assad",), ()),
    ],
)  # fmt: skip
def test_parties_in_longer_sentences(
    text: str, act: str, source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    claim = one(read(text), act)
    assert (claim.source, claim.target) == (source, target)


def test_a_target_that_only_follows_is_marked() -> None:
    claim = one(read("Assad lives on with assistance from Iran."), "assistance_unspecified")
    assert claim.evidence == "implied"


def test_who_says_it_does_not_do_it() -> None:
    claims = read("Analysts say the delivery of weapons was a bluff.")
    assert all("analysts" not in claim.source for claim in claims)


def test_military_aid_is_no_army() -> None:
    claim = one(read("Turkey gave military aid to Kenya."), "assistance_unspecified")
    assert (claim.source, claim.target) == (("tur",), ("ken",))
