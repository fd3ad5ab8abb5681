"""The day from which a text looks at a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caryatid.records.dates import DateRange

__all__ = ["Moment"]

_MOST_DAYS = 3
"""A publication date known to so many days still tells last Monday from the one before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What resolves a relative date.

    Attributes:
        published: When the text appeared.
        tense: -1 past, +1 future, 0 unknown, by the words around the date.
        anchor: Last day that the text itself has named, for "two days later".
        lead: Preposition before the date, in small letters; empty if none.
        before: Text before the date, in its sentence.
        after: Text behind it.
    """

    published: DateRange
    tense: int = 0
    anchor: date | None = None
    lead: str = ""
    before: str = ""
    after: str = ""

    @property
    def ref(self) -> date | None:
        """Last day on which the text can have appeared; None if nothing is known."""
        return self.published.latest or self.published.earliest

    @property
    def start(self) -> date | None:
        """First such day."""
        return self.published.earliest or self.published.latest

    @property
    def today(self) -> date | None:
        """The day of publication, None unless it is known to a few days."""
        ref, start = self.ref, self.start
        if ref is None or start is None or (ref - start).days > _MOST_DAYS:
            return None
        return ref
