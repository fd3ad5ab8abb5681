"""Leaders' spells and regimes' spans as plain records."""

from __future__ import annotations

from dataclasses import dataclass

from caryatid.history.panel.months import month_of

__all__ = ["Regime", "Spell", "same_code"]


@dataclass(frozen=True, slots=True)
class Spell:
    """One leader's time in office.

    Attributes:
        country: Gleditsch and Ward number.
        leader: Name in the list.
        start: Month of entry, as a month number.
        end: Month of exit, or the last month observed.
        way: Way out, None while in office or lost from sight.
        born: Year of birth, None if unknown.
        first: Month from which the list tells of this spell, later than `start` only where the
            spell was taken up from a second list.
    """

    country: int
    leader: str
    start: int
    end: int
    way: str | None
    born: int | None
    first: int


@dataclass(frozen=True, slots=True)
class Regime:
    """One regime's span; `type` is None for occupation and warlords."""

    country: int
    type: str | None
    start: int
    end: int


def same_code(code: int, month: int) -> int:
    """Gleditsch and Ward number of a country in another list's numbering.

    Germany, Yemen, and Serbia from June 2006 are numbered differently there.
    """
    if code == 345 and month >= month_of(2006, 6):
        return 340
    return {255: 260, 679: 678}.get(code, code)
