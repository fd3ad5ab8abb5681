"""The facts of a case that do not come from reporting: who, where, since when, class, calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

__all__ = ["CalendarEntry", "CaseFacts", "OwnValue"]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A due date: `kind` is election, debt, visit, return or other."""

    kind: str
    on: date
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class OwnValue:
    """An analyst's own value for a fitted condition, in place of what the reports say."""

    id: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Who is in power where, and what is known about it without reading a text.

    Attributes:
        country: ISO 3166 alpha-3.
        country_name: English short name.
        leader: Full name of the leader whose exit is forecast.
        leader_id: Actor id of the leader.
        in_office_since: First day in office.
        born: Date or (1 July of the) year of birth, None if unknown.
        regime_type: GWF sense: personal, party, military, monarchy, hybrid, democracy,
            provisional.
        regime_since: First day of the regime, None if unknown.
        source: Where the facts come from.
        checked_on: When a person last checked them.
        calendar: Due dates.
        rivals: Actor ids of rival claimants.
        patrons: ISO alpha-3 of states treated as patrons by the analyst or by our table.
        adversaries: ISO alpha-3 of states treated as adversaries.
        handling: Handling mark to print on every page ("TLP:CLEAR").
        own_values: The analyst's values for fitted conditions; of several for one the last counts.
    """

    country: str
    country_name: str
    leader: str
    leader_id: str
    in_office_since: date
    born: date | None
    regime_type: str
    regime_since: date | None = None
    source: str = ""
    checked_on: date | None = None
    calendar: tuple[CalendarEntry, ...] = field(default=())
    rivals: tuple[str, ...] = ()
    patrons: tuple[str, ...] = ()
    adversaries: tuple[str, ...] = ()
    handling: str = ""
    own_values: tuple[OwnValue, ...] = ()
