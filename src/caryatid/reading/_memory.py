"""Whom a text spoke of last, so that "he", "it" and "they" find somebody."""

from __future__ import annotations

from dataclasses import dataclass, field

from caryatid.reading._describe import is_woman
from caryatid.reading._mention import Mention
from caryatid.reading._names import name_words

__all__ = ["Memory"]

_PERSONS = frozenset(
    {"leader", "rival_claimant", "official", "expert", "opposition", "armed_forces"}
)
_BODIES = frozenset(
    {"state", "regime", "state_organ", "igo", "media", "ngo_monitor", "armed_forces",
     "police_intel", "civil_society", "business_creditor", "opposition", "rebel_group",
     "paramilitary", "group_of_states"}
)  # fmt: skip
_STATES = frozenset({"state", "regime", "group_of_states"})
_STALE = 3
"""Sentences after which a plural that nothing repeats is forgotten. Source: judgement."""


def _is_body(kind: str, name: str) -> bool:
    """Whether a name is that of an organisation, not of a state or a person."""
    if kind in _PERSONS:  # an opposition, an army: a person's name or a body's
        return bool(set(name.lower().split()) & name_words("organisation_words"))
    return kind in _BODIES - _STATES


@dataclass(slots=True)
class Memory:
    """The person, the plural and the body of the moment.

    The first of a kind in a sentence, its likely subject, is the one that the next sentence
    means; inside a sentence it is the last one before the pronoun.
    """

    sentence: int = 0
    person: str | None = None
    plural: tuple[str, int] | None = None
    body: tuple[str, int] | None = None
    by_gender: dict[bool, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    named: list[tuple[str, int]] = field(default_factory=list)
    _first_person: str | None = None
    _first_body: str | None = None
    _first_plural: str | None = None

    def begin(self) -> None:
        """A sentence begins."""
        self.sentence += 1
        self._first_person = self._first_body = self._first_plural = None

    def end(self) -> None:
        """A sentence ends: what it was about is what the next one goes on with."""
        if self._first_person is not None:
            self.person = self._first_person
        if self._first_body is not None:
            self.body = self._first_body, self.sentence
        if self._first_plural is not None:
            self.plural = self._first_plural, self.sentence

    def note(self, mention: Mention, name: str, last_word: str) -> None:
        """Take in a mention; `last_word` tells a plural from a body."""
        if mention.form in {"pronoun", "self", "adjective"}:
            return
        body = mention.form == "name" and _is_body(mention.kind, name)
        person = mention.form == "name" and mention.kind in _PERSONS and not body
        if body:
            self.named.append((mention.actor, self.sentence))
        if mention.form == "leader_role" or person:
            self._person(mention, name)
            return
        plural = mention.kind == "population" or (
            mention.form in {"group", "people"} and last_word.endswith(("s", "men", "people"))
        )
        if plural:
            self.plural = mention.actor, self.sentence
            self._first_plural = self._first_plural or mention.actor
        elif mention.kind in _BODIES:
            self.body = mention.actor, self.sentence
            owns = mention.possessive
            self._first_body = self._first_body or (None if owns else mention.actor)

    def _person(self, mention: Mention, name: str) -> None:
        self.person = mention.actor
        if mention.form == "name":
            self._first_person = self._first_person or mention.actor
            self.names[mention.actor] = name
            self.by_gender[is_woman(name)] = mention.actor

    def he_or_she(self, *, woman: bool) -> str | None:
        """The person of the moment, unless the pronoun's gender speaks for another."""
        for person in (self._first_person, self.person):
            name = self.names.get(person or "")
            if person is not None and (name is None or is_woman(name) == woman):
                return person
        return self.by_gender.get(woman, self.person)

    def bodies_named(self) -> list[str]:
        """Organisations named in this or the last sentences, the most and latest named first."""
        since = self.sentence - _STALE
        near = [actor for actor, at in reversed(self.named) if at >= since]
        return sorted(dict.fromkeys(near), key=lambda actor: -near.count(actor))

    def it(self) -> str | None:
        """The state or body of the moment."""
        if self._first_body is not None:
            return self._first_body
        return self.body[0] if self.body else None

    def they(self) -> str | None:
        """The plural of the moment, else the body, whichever was named last."""
        if self.plural is None or self.body is None:
            one = self.plural or self.body
            return one[0] if one else None
        stale = self.sentence - self.plural[1] >= _STALE
        return self.body[0] if stale and self.body[1] > self.plural[1] else self.plural[0]
