from __future__ import annotations

from datetime import date

from caryatid.reading.actors import ActorIndex, find_actors
from caryatid.reading.segment import sentences
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document


def read(text: str, focus: str | None = "SYR") -> ActorIndex:
    return find_actors(Document("doc-1", "", text), sentences(text, None), focus)


def ids(text: str) -> list[str]:
    return [m.actor for m in read(text).mentions]


def test_seat_and_capital_stand_for_the_government() -> None:
    assert ids("The Kremlin welcomed it.")[:1] == ["rus"]
    assert ids("Moscow welcomed it.")[:1] == ["rus"]


def test_surname_resolves_to_the_full_name() -> None:
    assert ids("General Amadou Kone spoke. Later Kone left.") == ["amadou-kone", "amadou-kone"]


def test_expert_by_apposition_has_no_government_kind() -> None:
    actor = read("Lena Vogel, a professor in Berlin, spoke.").get("lena-vogel")
    assert actor is not None
    assert actor.kind == "expert"


def test_country_inside_an_organisation_is_not_the_country() -> None:
    assert "gha" not in ids("The Ghana Bar Association met.")


def test_regime_of_the_focus_is_not_the_country() -> None:
    index = read("The regime and Syria differ.")
    assert [m.actor for m in index.mentions] == ["syr-regime", "syr"]


def test_foreign_government_is_the_state() -> None:
    assert ids("The Kenyan government spoke.")[-1] == "ken"


def test_spans_are_in_the_text() -> None:
    text = "Kenyan police met President Assad. He left."
    for actor in read(text).actors:
        for start, end in actor.mentions:
            assert text[start:end].strip() == text[start:end]
            assert text[start:end]


def test_common_nouns_follow_their_nation() -> None:
    assert ids("Kenyan police marched.")[-1] == "ken-police"
    assert ids("Police marched.") == ["syr-police"]


def dated(text: str) -> list[str]:
    document = Document("doc-1", "", text, published=DateRange.on(date(2019, 3, 4)))
    return [m.actor for m in find_actors(document, sentences(text, None), None).mentions]


def test_well_known_last_names_are_known_without_first_names() -> None:
    assert dated("Maduro and Lukashenko met.") == ["nicolas-maduro", "alexander-lukashenko"]
    assert dated("Yesterday Guaido left.") == dated("Yesterday Guaidó left.") == ["juan-guaido"]


def test_the_people_of_a_text_go_before_well_known_namesakes() -> None:
    assert dated("Rosa Maduro spoke. Maduro left.") == ["rosa-maduro", "rosa-maduro"]


def test_a_committee_is_apart_from_its_chairman() -> None:
    found = dated("They met Foreign Relations Committee Chairman Bob Roe. Roe left.")
    assert found[-2:] == ["bob-roe", "bob-roe"]
    assert "foreign-relations-committee" in found


def test_it_is_the_subject_of_the_sentence_before() -> None:
    assert dated("Kenya sees Norway as a friend of its army. It has lent money.")[-1] == "ken"


def test_a_possessive_inside_a_name_does_not_end_it() -> None:
    index = read("The Eritrean People's Renewal Front marched.")
    front = index.get("eritrean-peoples-renewal-front")
    assert front is not None
    assert front.country == "ERI"


def test_an_outlet_is_not_the_beginning_of_a_longer_name() -> None:
    assert "the-national" not in ids("The National Harvest Board met.")


def test_a_first_name_stands_for_its_only_bearer() -> None:
    text = "General Zorzor Kpan spoke. Later Zorzor left."
    assert ids(text) == ["zorzor-kpan", "zorzor-kpan"]


def test_a_first_name_of_two_people_stands_for_neither() -> None:
    text = "General Zorzor Kpan met General Zorzor Doe. Later Zorzor left."
    assert not {"zorzor-kpan", "zorzor-doe"} & set(ids(text)[2:])


def test_a_number_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    assert not [i for i in ids("Seven South American nations agreed.") if "seven" in i]


def test_whoever_holds_office_by_an_apposition_is_of_the_country_of_the_text() -> None:
    actor = read("Samir Khoury, the speaker of parliament, resigned.").get("samir-khoury")
    assert actor is not None
    assert (actor.kind, actor.country) == ("official", "SYR")


def test_it_means_a_party_and_not_the_person_beside_it() -> None:
    text = "The Crimson Dawn Party met. It chose a flag."
    found = read(text).mentions
    assert [m.actor for m in found] == ["crimson-dawn-party", "crimson-dawn-party"]
