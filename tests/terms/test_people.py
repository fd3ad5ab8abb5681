from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import pytest

from caryatid.terms.countries import COUNTRIES
from caryatid.terms.names import slug
from caryatid.terms.organisations import ORGANISATIONS
from caryatid.terms.people import PEOPLE, Person
from caryatid.terms.regimes import REGIMES
from caryatid.terms.spellings import fold
from caryatid.terms.vocabulary import ACTOR_KINDS

_KINDS = {
    "official", "opposition", "rival_claimant", "ruling_elite", "armed_forces", "police_intel",
    "paramilitary", "rebel_group", "civil_society", "business_creditor", "media", "igo",
}  # fmt: skip
_CHECKED = date(2026, 1, 31)


def _texts(person: Person) -> Iterator[str]:
    yield from (person.name, *person.aliases)


def _together(one: Person, other: Person) -> bool:
    """Whether two spans have a day in common."""
    first = max(one.since or date.min, other.since or date.min)
    last = min(one.until or date.max, other.until or date.max)
    return first <= last


def _by_text() -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in PEOPLE:
        for text in {fold(text).casefold() for text in _texts(person)}:
            found[text].append(person)
    return found


def test_rows_are_whole() -> None:
    assert set(ACTOR_KINDS) >= _KINDS
    for person in PEOPLE:
        assert person.kind in _KINDS, person
        assert person.country is None or person.country in COUNTRIES, person
        assert person.name.strip(), person
        assert person.office.strip(), person
        texts = list(_texts(person))
        assert len(texts) == len(set(texts)), person
        assert all(text == text.strip() and len(text) > 2 for text in texts), person


def test_days_are_in_order_and_not_from_the_future() -> None:
    for person in PEOPLE:
        days = [day for day in (person.since, person.until) if day is not None]
        assert days == sorted(set(days)), person
        assert all(date(1945, 1, 1) <= day <= _CHECKED for day in days), person


def test_the_table_is_as_wide_as_asked() -> None:
    assert len({person.name for person in PEOPLE}) >= 450
    assert len({person.country for person in PEOPLE}) >= 120
    assert {person.kind for person in PEOPLE} == _KINDS


def test_nobody_shares_a_name_with_another_at_the_same_time() -> None:
    for text, people in _by_text().items():
        for one, other in combinations(people, 2):
            assert one.name == other.name or not _together(one, other), text


def test_nobody_has_the_id_of_another() -> None:
    names: dict[str, str] = {}
    for person in PEOPLE:
        assert names.setdefault(slug(person.name), person.name) == person.name


def test_nobody_holds_one_office_twice_at_a_time() -> None:
    rows: dict[tuple[str, str, str | None], list[Person]] = defaultdict(list)
    for person in PEOPLE:
        rows[person.name, person.office, person.country].append(person)
    for held in rows.values():
        for one, other in combinations(held, 2):
            assert not _together(one, other), one


def test_no_two_heads_of_a_country_at_a_time() -> None:
    """A day or a few weeks may be shared where one hands over to the next."""
    for office in ("president", "prime minister", "foreign minister", "chancellor", "king"):
        rows: dict[str | None, list[Person]] = defaultdict(list)
        for person in PEOPLE:
            if person.office == office:
                rows[person.country].append(person)
        for held in rows.values():
            ordered = sorted(held, key=lambda person: person.since or date.min)
            for before, after in pairwise(ordered):
                assert before.until is not None, (office, before)
                assert after.since is not None, (office, after)
                assert (before.until - after.since).days <= 31, (office, before, after)


def test_leaders_of_regimes_stand_in_their_own_table() -> None:
    leaders = {slug(text) for row in REGIMES for text in (row.leader, *row.aliases)}
    assert [p.name for p in PEOPLE for text in _texts(p) if slug(text) in leaders] == []


def test_rivals_of_regimes_have_their_other_names_here() -> None:
    rivals = {rival for row in REGIMES for rival in row.rivals}
    leaders = {row.leader for row in REGIMES}
    assert rivals - leaders - {person.name for person in PEOPLE} == set()


def test_no_person_goes_by_a_country_or_an_organisation() -> None:
    words = {
        fold(text).casefold()
        for c in COUNTRIES.values()
        for text in (c.name, *c.names, *c.adjectives, *c.demonyms, *c.capital, *c.seats)
    }
    words |= {
        fold(text).casefold() for o in ORGANISATIONS for text in (o.name, *o.aliases, *o.acronyms)
    }
    assert [text for text in _by_text() if text in words] == []


@pytest.mark.parametrize(
    ("text", "day", "kind", "country"),
    [
        ("Pompeo", date(2019, 3, 4), "official", "USA"),
        ("Pompeo", date(2017, 6, 1), "police_intel", "USA"),
        ("George Bush", date(1991, 1, 17), "official", "USA"),
        ("Lavrov", date(2019, 3, 4), "official", "RUS"),
        ("Guaidó", date(2019, 3, 4), "rival_claimant", "VEN"),
        ("Guaido", date(2019, 3, 4), "rival_claimant", "VEN"),
        ("Guaido", date(2024, 1, 1), "opposition", "VEN"),
        ("Hemedti", date(2019, 6, 3), "paramilitary", "SDN"),
        ("Hemedti", date(2023, 4, 20), "rival_claimant", "SDN"),
        ("Hassan Nasrallah", date(2013, 5, 25), "paramilitary", "LBN"),
        ("Annan", date(2012, 4, 1), "igo", None),
        ("Mujuru", date(2010, 1, 1), None, None),
        ("Joice Mujuru", date(2010, 1, 1), "ruling_elite", "ZWE"),
        ("Joice Mujuru", date(2018, 1, 1), "opposition", "ZWE"),
        ("Trump", date(2022, 1, 1), None, None),
    ],
)
def test_who_stood_where_on_a_day(
    text: str, day: date, kind: str | None, country: str | None
) -> None:
    found = {
        (person.kind, person.country)
        for person in PEOPLE
        if text in set(_texts(person))
        and (person.since or date.min) <= day <= (person.until or date.max)
    }
    assert found == ({(kind, country)} if kind else set())


def test_a_month_or_a_year_stands_for_its_first_and_last_day() -> None:
    spokesman = next(p for p in PEOPLE if p.name == "Ned Price")
    assert (spokesman.since, spokesman.until) == (date(2021, 1, 20), date(2023, 3, 31))
    storchak = next(p for p in PEOPLE if p.name == "Sergei Storchak")
    assert (storchak.since, storchak.until) == (date(2005, 11, 1), date(2020, 12, 31))


def test_the_tables_load_quickly() -> None:
    """Measured at a quarter of a second with the C parser; the bound leaves room."""
    code = (
        "import time;"
        "import caryatid.terms.people, caryatid.terms.organisations, caryatid.terms.regimes;"
        "print(time.process_time())"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(out.stdout) < 3
