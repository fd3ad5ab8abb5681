"""Both sides of a deed: who does it and to whom, as actor ids."""

from __future__ import annotations

from dataclasses import dataclass

from caryatid.reading._mention import Mention
from caryatid.reading.clauses import Party

__all__ = ["NOBODY", "SELF", "SPEAKER", "TARGETS", "Parties", "ids", "kind_of"]

NOBODY = Party()
SPEAKER = "@speaker"
SELF = "@self"
TARGETS = frozenset({"to", "for", "with", "against", "on", "upon", "over", "behind", "toward",
                     "towards", "between", "into", "from"})  # fmt: skip
"""Prepositions after which stands whom a deed is done to."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Actor ids of both sides and the words that they span; -1 where nobody is named.

    `act` and `direction` replace those of the trigger where the parties decide the deed;
    `implied` says that the target is not named but follows from the kind of deed.
    """

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    first: int = -1
    last: int = -1
    act: str = ""
    direction: str = ""
    implied: bool = False


def ids(party: Party) -> tuple[str, ...]:
    """Actor ids of a party; `SPEAKER` where it says "we", `SELF` where it says "I"."""
    return tuple(dict.fromkeys(_id(m) for m in party.mentions))


def _id(mention: Mention) -> str:
    if mention.actor:
        return mention.actor
    return SELF if mention.form == "self" else SPEAKER


def kind_of(party: Party) -> str:
    """Kind of the first actor of a party; "" for nobody."""
    return party.mentions[0].kind if party else ""
