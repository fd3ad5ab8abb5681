"""Known names as word sequences: countries, leaders, people, organisations, common groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from caryatid.reading._data import load_data
from caryatid.reading._words import Word, words
from caryatid.terms.countries import COUNTRIES
from caryatid.terms.names import slug
from caryatid.terms.organisations import ORGANISATIONS
from caryatid.terms.people import PEOPLE
from caryatid.terms.regimes import REGIMES
from caryatid.terms.spellings import spellings

__all__ = ["Entry", "Gazetteer", "base_gazetteer", "dated_people", "people_on"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word sequence stands for.

    Attributes:
        id: Actor id; for common groups the bare name ("protesters"), made an id in context.
        name: Canonical name.
        kind: ontology.md's actor_kind.
        country: ISO 3166 alpha-3, or None.
        form: name, adjective, seat, group or leader_role.
    """

    id: str
    name: str
    kind: str
    country: str | None
    form: str


class Gazetteer:
    """Longest match over word sequences."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[tuple[str, ...], tuple[Entry, int]]] = {}
        self._longest: dict[str, int] = {}

    def add(self, text: str, entry: Entry, *, replace: bool = False) -> None:
        """Make `text` stand for `entry`; the first entry of a text stays unless `replace`."""
        tokens = words(text)
        key = tuple(w.low for w in tokens)
        if not key:
            return
        row = self._rows.setdefault(key[0], {})
        if replace or key not in row:
            row[key] = (entry, min(2, _capitals(tokens)))
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def match(self, tokens: Sequence[Word], at: int) -> tuple[int, Entry] | None:
        """Length and entry of the longest sequence that begins at word `at`, if any."""
        row = self._rows.get(tokens[at].low)
        if row is None:
            return None
        for size in range(min(self._longest[tokens[at].low], len(tokens) - at), 0, -1):
            part = tokens[at : at + size]
            found = row.get(tuple(w.low for w in part))
            if found is not None and _written_as_name(part, *found):
                return size, found[0]
        return None


def _capitals(tokens: Sequence[Word]) -> int:
    return sum(w.capital for w in tokens if w.low not in _PARTICLES)


def _written_as_name(tokens: Sequence[Word], entry: Entry, capitals: int) -> bool:
    """Names need a capital; one short word such as "us" needs all of them.

    Several words need two, if the name has them: a sentence that begins with "The hill" or
    "Popular will" names nobody.
    """
    if entry.form in {"group", "leader_role"}:
        return True
    if len(tokens) == 1 and len(tokens[0].low) <= 3:
        return tokens[0].text.isupper() or (tokens[0].capital and tokens[0].low not in _SHORT_WORDS)
    return _capitals(tokens) >= capitals


_PARTICLES = frozenset({"the", "al", "el", "a", "an", "of", "and", "for", "in", "de", "la"})
_SHORT_WORDS = frozenset({"us", "it", "who", "is", "as", "un", "eu", "can", "are", "no", "mar"})
# Places where a state is not its government.
_NOT_ADJECTIVES = frozenset({"us", "u.s."})


@cache
def base_gazetteer() -> Gazetteer:
    """Countries, organisations and common groups; the same for every document."""
    gazetteer = Gazetteer()
    for kind, groups in load_data("groups").items():
        form = "leader_role" if kind == "leader" else "group"
        for name, forms in groups.items():
            for text in forms:
                gazetteer.add(text, Entry(name, name, kind, None, form))
    _add_countries(gazetteer)
    for organisation in ORGANISATIONS:
        entry = Entry(
            slug(organisation.name),
            organisation.name,
            organisation.kind,
            organisation.country,
            "name",
        )
        for text in (organisation.name, *organisation.aliases, *organisation.acronyms):
            gazetteer.add(text, entry, replace=True)
    return gazetteer


def _add_countries(gazetteer: Gazetteer) -> None:
    for iso3, country in sorted(COUNTRIES.items()):
        state = Entry(iso3.lower(), country.name, "state", iso3, "name")
        for text in (country.name, *country.names):
            gazetteer.add(text, state)
        seat = Entry(iso3.lower(), country.name, "state", iso3, "seat")
        for text in country.seats:
            gazetteer.add(text, seat)
        capital = Entry(iso3.lower(), country.name, "state", iso3, "capital")
        for text in _listed(country.capital):
            gazetteer.add(text, capital)
        adjective = Entry(iso3.lower(), country.name, "state", iso3, "adjective")
        for text in country.adjectives:
            gazetteer.add(text, adjective)
        people = Entry(
            f"{iso3.lower()}-people", f"People of {country.name}", "population", iso3, "people"
        )
        for text in country.demonyms:
            gazetteer.add(text, people)


def _listed(value: str | Iterable[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def dated_people(day: date | None) -> Gazetteer:
    """Leaders and officials under full names and aliases, those of `day` first.

    Without a day, the row that began last stands for a name that several rows share.
    """
    return _dated(day)


@cache
def _dated(day: date | None) -> Gazetteer:
    gazetteer = Gazetteer()
    for entry, texts in _people(day):
        for text in texts:
            gazetteer.add(text, entry)
    return gazetteer


def people_on(day: date | None) -> tuple[Entry, ...]:
    """Leaders, rivals and officials who hold their role on a day.

    Without a day, those whose role has no known end.
    """
    return tuple(entry for entry, _ in _people(day, only_in_office=True))


def _people(
    day: date | None, *, only_in_office: bool = False
) -> list[tuple[Entry, tuple[str, ...]]]:
    """Entries with the names they go by, those in office on the day first."""
    rows: list[tuple[bool, Entry, tuple[str, ...]]] = []
    for row in sorted(REGIMES, key=lambda r: r.leader):
        sits = _holds(row.in_office_since, row.until, day)
        kind = "leader" if sits else "official"
        entry = Entry(slug(row.leader), row.leader, kind, row.country, "name")
        rows.append((sits, entry, (row.leader, *row.aliases)))
        for rival, since in zip(row.rivals, row.rivals_since, strict=True):
            claims = sits and (day is None or since <= day)
            kind = "rival_claimant" if claims else "opposition"
            claimant = Entry(slug(rival), rival, kind, row.country, "name")
            rows.append((claims, claimant, spellings([rival])))
    for person in PEOPLE:
        sits = _holds(person.since, person.until, day)
        entry = Entry(slug(person.name), person.name, person.kind, person.country, "name")
        rows.append((sits, entry, (person.name, *person.aliases)))
    ranked = sorted(rows, key=lambda r: not r[0])
    return [(entry, texts) for sits, entry, texts in ranked if sits or not only_in_office]


def _holds(since: date | None, until: date | None, day: date | None) -> bool:
    if day is None:
        return until is None
    return (since is None or since <= day) and (until is None or day <= until)
