from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from caryatid.terms.countries import COUNTRIES
from caryatid.terms.names import slug
from caryatid.terms.organisations import ORGANISATIONS, Organisation
from caryatid.terms.spellings import fold
from caryatid.terms.vocabulary import ACTOR_KINDS

_NO_BODIES = {"leader", "official", "state", "country", "regime", "population", "hypothetical"}


def _texts(organisation: Organisation) -> Iterator[str]:
    yield from (organisation.name, *organisation.aliases, *organisation.acronyms)


def test_rows_are_whole() -> None:
    for organisation in ORGANISATIONS:
        assert organisation.kind in set(ACTOR_KINDS) - _NO_BODIES, organisation
        assert organisation.country is None or organisation.country in COUNTRIES, organisation
        texts = list(_texts(organisation))
        assert len(texts) == len(set(texts)), organisation
        assert all(text == text.strip() and len(text) > 1 for text in texts), organisation


def test_a_name_belongs_to_one_organisation() -> None:
    seen: dict[str, str] = {}
    for organisation in ORGANISATIONS:
        for text in _texts(organisation):
            key = fold(text).casefold()
            assert seen.setdefault(key, organisation.name) == organisation.name, text


def test_names_make_ids_of_their_own() -> None:
    ids = Counter(slug(organisation.name) for organisation in ORGANISATIONS)
    assert [name for name, n in ids.items() if n > 1] == []


def test_acronyms_are_short_and_have_capitals() -> None:
    for organisation in ORGANISATIONS:
        for text in organisation.acronyms:
            assert " " not in text
            assert sum(letter.isupper() or letter.isdigit() for letter in text) >= 2, text


def test_no_organisation_goes_by_a_country() -> None:
    words = {
        fold(text).casefold()
        for c in COUNTRIES.values()
        for text in (c.name, *c.names, *c.adjectives, *c.demonyms, *c.capital, *c.seats)
    }
    assert [o.name for o in ORGANISATIONS for t in _texts(o) if fold(t).casefold() in words] == []


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("UN", "igo", None),
        ("Lima Group", "group_of_states", None),
        ("PDVSA", "state_organ", "VEN"),
        ("FANB", "armed_forces", "VEN"),
        ("SEBIN", "police_intel", "VEN"),
        ("Hemedti", None, None),
        ("RSF", "paramilitary", "SDN"),
        ("Taliban", "rebel_group", "AFG"),
        ("Awami League", "ruling_elite", "BGD"),
        ("Muslim Brotherhood", "opposition", "EGY"),
        ("Rosneft", "business_creditor", "RUS"),
        ("Reuters", "media", "GBR"),
        ("Foro Penal", "ngo_monitor", "VEN"),
        ("Al-Azhar", "civil_society", "EGY"),
    ],
)
def test_the_well_known_are_there(text: str, kind: str | None, country: str | None) -> None:
    found = [o for o in ORGANISATIONS if text in set(_texts(o))]
    assert [(o.kind, o.country) for o in found] == ([(kind, country)] if kind else [])


def test_every_kind_of_body_has_many_rows() -> None:
    counts = Counter(organisation.kind for organisation in ORGANISATIONS)
    assert set(counts) == set(ACTOR_KINDS) - _NO_BODIES - {"rival_claimant", "expert", "author"}
    assert min(counts.values()) >= 40
