"""A desk's register of outlets, `sources.toml`. Only people grade sources.

[[source]]
outlet = "Example Times"     # as in the front matter
reliability = "B"            # A to F; left out: F, ungraded
by = "A. Analyst"            # who graded it; needed for A to E
on = 2019-02-01              # when
reason = "own reporters, corrects errors"
state_controlled = false
country = "GBR"
"""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from caryatid.errors import DataError
from caryatid.records import Grade

__all__ = ["load_sources"]

_LETTERS = "ABCDEF"
_FIELDS = frozenset(
    {
        "outlet",
        "reliability",
        "by",
        "on",
        "reason",
        "state_controlled",
        "country",
        "owner",
        "language",
    }
)


def load_sources(text: str, *, where: str) -> tuple[Grade, ...]:
    """Grades of a register, in the order of the file.

    Args:
        text: TOML, one `[[source]]` table an outlet and grading.
        where: File name for messages.

    Raises:
        DataError: Not TOML, an unknown field or letter, or a grade that nobody signed.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(
            f"this is not TOML ({error})", where=where, fix="mend the line that it names"
        ) from error
    rows = raw.get("source", [])
    if set(raw) - {"source"} or not isinstance(rows, list):
        raise DataError(
            "sources stand in [[source]] tables and nowhere else",
            where=where,
            fix="write one [[source]] table for each outlet",
        )
    return tuple(_grade(row, f"{where}, source {i}") for i, row in enumerate(rows, start=1))


def _grade(row: Any, where: str) -> Grade:
    if not isinstance(row, dict):
        raise DataError("a source is a table", where=where, fix="write [[source]] above it")
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise DataError(
            f"{unknown[0]!r} is not a field of a source",
            where=where,
            fix="these are: " + ", ".join(sorted(_FIELDS)),
        )
    outlet = row.get("outlet")
    if not isinstance(outlet, str) or not outlet.strip():
        raise DataError("a source needs an outlet", where=where, fix='add outlet = "..."')
    letter = row.get("reliability", "F")
    if not isinstance(letter, str) or letter not in _LETTERS or len(letter) != 1:
        raise DataError(
            f"{letter!r} is no reliability", where=where, fix="use a letter from A to F"
        )
    by, on = str(row.get("by", "")), row.get("on")
    if on is not None and type(on) is not date:
        raise DataError(f"{on!r} is no day", where=where, fix="write on = 2019-02-01")
    if letter != "F" and (not by or on is None):
        raise DataError(
            f"{outlet} is graded {letter} by nobody or on no day",
            where=where,
            fix="only people grade sources: add by and on, or leave reliability out",
        )
    controlled = row.get("state_controlled")
    if controlled is not None and not isinstance(controlled, bool):
        raise DataError("state_controlled is true or false", where=where)
    country = row.get("country")
    return Grade(
        outlet=outlet,
        reliability=letter,
        by=by,
        on=on,
        reason=str(row.get("reason", "")),
        state_controlled=controlled,
        country=None if country is None else str(country),
    )
