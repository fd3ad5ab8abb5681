from __future__ import annotations

import re

import pytest

from caryatid.terms.countries import COUNTRIES, Country, find_country

_WORDS = ("names", "adjectives", "demonyms", "capital", "seats")


@pytest.mark.parametrize("country", COUNTRIES.values(), ids=lambda country: country.iso3)
def test_rows_are_whole(country: Country) -> None:
    assert re.fullmatch("[A-Z]{3}", country.iso3)
    assert re.fullmatch("[A-Z]{2}", country.iso2)
    for number in (country.gw, country.cow):
        assert number is None or 1 < number < 1000
    assert (country.gw is None) == (country.cow is None)
    assert country.name not in country.names
    for field in _WORDS:
        texts = getattr(country, field)
        assert len(texts) == len(set(texts)), field
        assert all(text == text.strip() and text for text in texts), field


@pytest.mark.parametrize("field", ["iso2", "gw", "cow", "name"])
def test_codes_and_names_are_unique(field: str) -> None:
    values = [getattr(c, field) for c in COUNTRIES.values() if getattr(c, field) is not None]
    assert len(values) == len(set(values))


def test_every_member_of_the_state_system_is_there() -> None:
    assert sum(country.gw is not None for country in COUNTRIES.values()) == 195
    assert all(iso3 == country.iso3 for iso3, country in COUNTRIES.items())


def test_states_have_a_people_and_a_government_to_speak_of() -> None:
    states = [country for country in COUNTRIES.values() if country.gw is not None]
    assert [c.iso3 for c in states if not c.adjectives] == ["DMA"]  # "Dominican" is its neighbour
    bare = {c.iso3 for c in states if not c.capital and not c.seats}
    assert bare <= {"MCO", "SMR", "STP", "SYC", "MDV"}  # named like the country or like a word


@pytest.mark.parametrize("field", ["capital", "seats"])
def test_no_two_governments_sit_in_one_place(field: str) -> None:
    seen: dict[str, str] = {}
    for iso3, country in COUNTRIES.items():
        for text in getattr(country, field):
            assert seen.setdefault(text, iso3) == iso3, text


def test_a_name_belongs_to_one_country() -> None:
    seen: dict[str, str] = {}
    for iso3, country in COUNTRIES.items():
        for text in (country.name, *country.names):
            assert seen.setdefault(text.casefold(), iso3) == iso3, text


def test_every_code_and_name_is_found() -> None:
    for iso3, country in COUNTRIES.items():
        for text in (iso3, country.iso2, country.name, *country.names):
            found = find_country(text)
            assert found is not None, text
            assert found.iso3 == iso3, text


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("ven", "VEN"),
        ("VE", "VEN"),
        ("  Venezuela ", "VEN"),
        ("Venezuelan", "VEN"),
        ("venezuelans", "VEN"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("Cote d’Ivoire", "CIV"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("São Tomé and Príncipe", "STP"),
        ("Sao Tome & Principe", "STP"),
        ("Burma", "MMR"),
        ("Danes", "DNK"),
        ("Briton", "GBR"),
        ("Guinea-Bissau", "GNB"),
        ("Guinea", "GIN"),
        ("Niger", "NER"),
        ("Nigerian", "NGA"),
        ("Nigerien", "NER"),
        ("Republic of Congo", "COG"),
        ("Congo", "COD"),
        ("Kingdom of Norway", "NOR"),
        ("Democratic Socialist Republic of Sri Lanka", "LKA"),
        ("Republic of the Philippines", "PHL"),
        ("Korea, Republic of", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("Bahamas, The", "BHS"),
    ],
)
def test_countries_are_found_however_they_are_written(text: str, iso3: str) -> None:
    found = find_country(text)
    assert found is not None
    assert found.iso3 == iso3


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", "the", "Atlantis", "XXX", "zz", "Caracas", "Paris, France", "Republic of",
     "People's Republic of Korea", "Vene zuela", "42", "\u0000", "مصر"],
)  # fmt: skip
def test_rubbish_is_no_country(text: str) -> None:
    assert find_country(text) is None


def test_people_are_the_adjective_with_and_without_an_s_unless_told() -> None:
    assert COUNTRIES["CUB"].demonyms == ("Cuban", "Cubans")
    assert COUNTRIES["CHN"].demonyms == ("Chinese",)
    assert COUNTRIES["DMA"].demonyms == ()


def test_numbers_that_differ_between_the_systems() -> None:
    differ = {iso3 for iso3, c in COUNTRIES.items() if c.gw != c.cow}
    assert differ == {"DEU", "SRB", "YEM", "KIR", "TUV", "TON", "NRU"}
