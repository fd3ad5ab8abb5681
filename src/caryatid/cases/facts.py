"""CaseFacts from the case file over the built-in table of regimes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from caryatid.cases.config import CalendarFile, CaseFile
from caryatid.errors import DataError, UsageError
from caryatid.records import CalendarEntry, CaseFacts, OwnValue
from caryatid.terms.countries import COUNTRIES, Country, find_country
from caryatid.terms.names import slug
from caryatid.terms.regimes import REGIMES, RegimeRow, regime_on

__all__ = ["case_facts", "country_code", "fact_notes"]


def country_code(text: str, *, where: str | None = None) -> str:
    """ISO 3166 alpha-3 code of a country named by code, name or adjective.

    Raises:
        UsageError: Nobody knows that country (DataError if it stands in a file, `where`).
    """
    country = find_country(text)
    if country is not None:
        return country.iso3
    kind = UsageError if where is None else DataError
    raise kind(
        f"no country {text!r}",
        where=where,
        fix="give its ISO 3166 code (VEN) or its English name (Venezuela)",
    )


def case_facts(
    file: CaseFile, calendar: CalendarFile, *, as_of: date, where: str = "case.toml"
) -> CaseFacts:
    """The facts of a case on a day: the case file's entries first, else the built-in table's.

    Args:
        file: The case file.
        calendar: Due dates.
        as_of: Cut-off; the row of the leader in office on that day is taken.
        where: Name of the case file for messages.

    Raises:
        DataError: Who leads the country on that day is not known, or dates contradict each other.
    """
    country = COUNTRIES[country_code(file.case.country, where=where)]
    row = regime_on(country.iso3, as_of)
    leader = file.leader.name or (row.leader if row else None)
    since = file.leader.in_office_since or (row.in_office_since if row else None)
    kind = file.regime.type or (row.type if row else None)
    if leader is None or since is None or kind is None:
        raise DataError(
            f"nobody is listed as leader of {country.name} on {as_of.isoformat()}"
            + _other_days(country.iso3),
            where=where,
            fix="add [leader] name, in_office_since and [regime] type, or choose another --as-of",
        )
    if since > as_of:
        raise DataError(
            f"leader.in_office_since {since.isoformat()} is later than the as-of day "
            f"{as_of.isoformat()}",
            where=where,
            fix="correct the date, or forecast as of a later day",
        )
    same_leader = row is not None and row.leader == leader
    return CaseFacts(
        country=country.iso3,
        country_name=country.name,
        leader=leader,
        leader_id=slug(leader),
        in_office_since=since,
        born=file.leader.born or (row.born if row and same_leader else None),
        regime_type=kind,
        regime_since=file.regime.since or (row.regime_since if row else None),
        source=file.leader.source or (row.source if row and same_leader else ""),
        checked_on=file.leader.checked_on or (row.checked_on if row and same_leader else None),
        calendar=tuple(CalendarEntry(d.kind, d.on, d.note, d.source) for d in calendar.due),
        handling=file.case.handling,
        own_values=tuple(OwnValue(c.id, c.value, c.note) for c in file.condition),
        **_sides(file, country, row, where),
    )


def fact_notes(facts: CaseFacts, as_of: date) -> tuple[str, ...]:
    """What a person must confirm about the facts before using the forecast."""
    notes = []
    if facts.checked_on is not None and facts.checked_on < as_of:
        notes.append(
            f"The row for {facts.leader} was last checked on {facts.checked_on.isoformat()}, "
            f"before {as_of.isoformat()}: confirm in case.toml that nothing has changed."
        )
    if facts.born is None:
        notes.append(f"No year of birth for {facts.leader}: death at the average leader's age.")
    return tuple(notes)


def _other_days(iso3: str) -> str:
    rows = [r for r in REGIMES if r.country == iso3]
    if not rows:
        return " (the built-in table has no row for it)"
    spans = ", ".join(
        f"{r.leader} {r.in_office_since.isoformat()} to {r.until.isoformat() if r.until else 'now'}"
        for r in rows
    )
    return f" (the built-in table has {spans})"


def _sides(
    file: CaseFile, country: Country, row: RegimeRow | None, where: str
) -> dict[str, tuple[str, ...]]:
    def codes(named: Iterable[str], table: Iterable[str]) -> tuple[str, ...]:
        chosen = tuple(named) or tuple(table)
        return tuple(dict.fromkeys(country_code(c, where=where) for c in chosen))

    rivals = file.actors.rivals or (row.rivals if row else ())
    return {
        "patrons": codes(file.actors.patrons, row.patrons if row else ()),
        "adversaries": codes(file.actors.adversaries, row.adversaries if row else ()),
        "rivals": tuple(slug(name) for name in rivals),
    }
