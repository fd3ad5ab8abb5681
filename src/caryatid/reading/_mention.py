"""A place in a text where an actor stands."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an actor stands.

    Attributes:
        start: First code point.
        end: One past the last.
        actor: Actor id; empty for "we" and "I", which whoever speaks resolves.
        kind: The actor's kind.
        country: The actor's country, or None.
        form: name, adjective, seat, capital, people, group, leader_role, pronoun, or self ("I").
        possessive: Whether it owns what follows ("'s", "their").
    """

    start: int
    end: int
    actor: str
    kind: str
    country: str | None
    form: str
    possessive: bool = False
