"""case.toml and calendar.toml: what a person writes about a case, checked entry by entry."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from caryatid.errors import DataError

__all__ = [
    "FORMAT",
    "ActorsPart",
    "CalendarFile",
    "CaseFile",
    "Due",
    "parse_calendar",
    "parse_case_file",
    "render_case_file",
]

FORMAT = 1
"""Version of the case folder's layout. A higher number is a case from a newer Caryatid."""

_REGIME_TYPES = Literal[
    "personal", "party", "military", "monarchy", "hybrid", "democracy", "provisional"
]


Part = TypeVar("Part", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CasePart(_Strict):
    """[case]: which country, and how the case may be passed on."""

    country: Annotated[str, Field(min_length=2)]
    handling: str = ""


class LeaderPart(_Strict):
    """[leader]: overrides the built-in row, entry by entry."""

    name: str | None = None
    in_office_since: date | None = None
    born: date | None = None
    source: str = ""
    checked_on: date | None = None


class RegimePart(_Strict):
    """[regime]: its type in the sense of Geddes, Wright and Frantz, and since when it stands."""

    type: _REGIME_TYPES | None = None
    since: date | None = None


class ActorsPart(_Strict):
    """[actors]: whom the analyst counts as patron, adversary or rival."""

    patrons: tuple[str, ...] = ()
    adversaries: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


class ConditionPart(_Strict):
    """[[condition]]: an analyst's own value for a fitted condition."""

    id: Literal[
        "removal_protests_3m",
        "removal_protests_12m",
        "coup_attempt_12m",
        "election_due_12m",
        "conflict_began_12m",
    ]
    value: Annotated[float, Field(ge=0, le=366)]
    note: str = ""

    @model_validator(mode="after")
    def _yes_or_no(self) -> ConditionPart:
        if not self.id.startswith("removal_protests") and self.value not in (0.0, 1.0):
            raise ValueError(f"{self.id} is 1 for yes or 0 for no")
        return self


class CaseFile(_Strict):
    """case.toml as a whole."""

    format: int
    case: CasePart
    leader: LeaderPart = LeaderPart()
    regime: RegimePart = RegimePart()
    actors: ActorsPart = ActorsPart()
    condition: tuple[ConditionPart, ...] = ()


class Due(_Strict):
    """[[due]]: something that falls due on a day."""

    kind: Literal["election", "debt", "visit", "return", "other"]
    on: date
    note: str = ""
    source: str = ""


class CalendarFile(_Strict):
    """calendar.toml as a whole."""

    due: tuple[Due, ...] = ()


def parse_case_file(text: str, *, where: str) -> CaseFile:
    """The case file in `text`.

    Raises:
        DataError: Not TOML, from a newer version, or an entry is wrong; names the entry.
    """
    raw = _toml(text, where)
    version = raw.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise DataError(
            f"the case has format {version}, this Caryatid knows formats up to {FORMAT}",
            where=where,
            fix="install a newer Caryatid, or work on a copy made with this one",
        )
    return _checked(CaseFile, raw, where)


def parse_calendar(text: str, *, where: str) -> CalendarFile:
    """The calendar in `text`; errors as in `parse_case_file`."""
    return _checked(CalendarFile, _toml(text, where), where)


def _toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(
            f"not valid TOML: {error}", where=where, fix="mend that line, or run caryatid init"
        ) from error


def _checked(part: type[Part], raw: dict[str, Any], where: str) -> Part:
    try:
        return part.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(step) for step in first["loc"])
        raise DataError(
            f"entry {entry!r}: {first['msg']} (value: {first['input']!r})",
            where=where,
            fix="correct it; the case.toml that caryatid init makes shows every entry",
        ) from error


def render_case_file(country: str, *, handling: str = "", comment: str = "") -> str:
    """A new case file that takes leader and regime from the built-in table."""
    return (
        f"{comment}format = {FORMAT}\n\n[case]\n"
        f'country = "{country}"\nhandling = "{handling}"\n\n'
        "# Leader and regime come from the built-in table. Entries here override it:\n"
        "# [leader]\n"
        '# name = "..."\n'
        "# in_office_since = 2013-03-05\n"
        "# born = 1962-11-23\n"
        '# source = "where you know it from"\n'
        "# checked_on = 2019-03-04\n"
        "# [regime]\n"
        '# type = "personal"   # personal, party, military, monarchy, hybrid, democracy\n'
        "# [actors]\n"
        '# patrons = ["RUS"]\n# adversaries = ["USA"]\n# rivals = ["Full Name"]\n'
        "# [[condition]]        # your own value for a fitted condition\n"
        '# id = "removal_protests_3m"   # or removal_protests_12m, coup_attempt_12m,\n'
        "#                              # election_due_12m, conflict_began_12m\n"
        "# value = 5                    # events; for the last three 1 yes, 0 no\n"
        '# note = "counted by our desk"\n'
    )
