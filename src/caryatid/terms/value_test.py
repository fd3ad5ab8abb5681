"""What the value test of the pillars codes from published data, and the Soviet Union's clients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caryatid.terms._load import load

__all__ = ["CLIENTS", "CODINGS", "WITHDRAWAL_YEARS", "Client", "Coding"]

_RAW: dict[str, Any] = load("value_test")


@dataclass(frozen=True, slots=True)
class Coding:
    """A deed that published data show, as the ledger would hold it.

    Attributes:
        pillar: `security_forces`, `patron.security`, or `patron` for all channels of a patron.
        sign: +1 or -1.
        size: Row of the sizes of `terms/shifts`.
        what: In words.
        why: Reason in one line.
    """

    pillar: str
    sign: int
    size: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the Soviet Union on 1 January 1989: a fact of public knowledge.

    Attributes:
        name: English short name.
        since: First year.
        source: Treaty or membership.
        firm: Whether there was a treaty of alliance or a membership.
    """

    name: str
    since: int
    source: str
    firm: bool


CODINGS: dict[str, Coding] = {name: Coding(**row) for name, row in _RAW["codings"].items()}
"""Codings by name. All judgement, written down before the test was run."""

CLIENTS: dict[int, Client] = {int(number): Client(**row) for number, row in _RAW["clients"].items()}
"""Gleditsch and Ward number -> client."""

WITHDRAWAL_YEARS: tuple[int, int] = (_RAW["withdrawal_years"][0], _RAW["withdrawal_years"][1])
"""First and last year in which the patron's withdrawal is coded."""
