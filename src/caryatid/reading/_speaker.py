"""Who speaks: the subject of the cue verb before or behind a quotation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from caryatid.reading._data import load_data
from caryatid.reading._words import words
from caryatid.reading.actors import ActorIndex, Mention
from caryatid.reading.clauses import Line, Party
from caryatid.reading.lexicon import forms, verb_data

__all__ = ["Speech", "after_quote", "before_quote", "cue_verbs"]

_CLOSE = 4
_REACH_AFTER = 26


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue and who it names.

    Attributes:
        cue: Whether a word says that somebody speaks.
        actor: Who; None if the text only says "the minister".
        close: Whether the cue stands right at the quotation.
        pronoun: Whether a pronoun stands for the speaker.
        words: Number of words looked at.
    """

    cue: bool = False
    actor: str | None = None
    close: bool = False
    pronoun: bool = False
    words: int = 0


@cache
def cue_verbs() -> dict[str, str]:
    """Forms of verbs of saying -> their base."""
    bases = {*verb_data()["speech"], *load_data("quotes")["verbs"]}
    table: dict[str, str] = {}
    for base in sorted(bases):
        for form in forms(base.split()[0]).values():
            table.setdefault(form, base)
    return table


def before_quote(body: str, start: int, end: int, index: ActorIndex) -> Speech:
    """Cue in the part of the sentence that stands before the quotation."""
    line = _line(body, start, end, index)
    size = len(line.tokens)
    owned: Speech | None = None
    for place in range(size - 1, -1, -1):
        low = line.tokens[place].low
        if line.tokens[place].text in {"“", "”", ";"} and place < size - 1:
            break
        if low == "according" and place + 1 < size and line.tokens[place + 1].low == "to":
            return _told(line, line.object(place + 2), place, size)
        if _is_cue(line, place):
            return _told(line, _subject(line, place), place, size)
        if owned is None and low in _nouns() and line.mention_at(place) is None:
            owner = line.owner(place)
            owned = _told(line, owner, place, size) if owner else None
    return owned or Speech(words=sum(w.alpha for w in line.tokens))


def _is_cue(line: Line, place: int) -> bool:
    """A verb of saying; not "so-called", not "the call", not "is said to be"."""
    if line.tokens[place].low not in cue_verbs() or line.mention_at(place) is not None:
        return False
    if _noun_use(line, place):
        return False
    return not (line.passive(place) and not line.after(place + 1, {"by"}, reach=8))


def _told(line: Line, party: Party, place: int, size: int) -> Speech:
    mention = _person(party)
    return Speech(
        True,
        mention.actor or None if mention else None,
        size - place <= _CLOSE or line.tokens[-1].text in {":", ","},
        mention is not None and mention.form == "pronoun",
        size,
    )


def _person(party: Party) -> Mention | None:
    return party.mentions[0] if party else None


def _subject(line: Line, place: int) -> Party:
    """Subject of a cue verb; behind it in "said the envoy"."""
    if line.passive(place):
        agent = line.after(place + 1, {"by"}, reach=8)
        if agent:
            return agent
    party = line.subject(place)
    if party:
        return party
    return line.object(place + 1) if not _objects(line, place) else Party()


def _objects(line: Line, place: int) -> bool:
    """Verbs whose object is spoken of, not the speaker."""
    return line.tokens[place].low not in {"said", "says", "added", "wrote", "tweeted"}


def _noun_use(line: Line, place: int) -> bool:
    """“A call for”, “the demand”: a noun, not a verb."""
    before = line.tokens[place - 1].low if place else ""
    return before in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset({"a", "an", "the", "his", "her", "its", "their", "'s", "of", "this",
                           "no", "-"})  # fmt: skip


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load_data("quotes")["nouns"])


def after_quote(body: str, start: int, end: int, index: ActorIndex) -> Speech:
    """Cue in the part of the sentence that stands behind the quotation."""
    line = _line(body, start, end, index)
    size = len(line.tokens)
    for place in range(min(size, _REACH_AFTER)):
        word = line.tokens[place]
        if word.text in {"“", '"', ";", "‘"} and place:
            break
        if word.low == "according" and place + 1 < size and line.tokens[place + 1].low == "to":
            return _told(line, line.object(place + 2), 0, 1)
        if not _is_cue(line, place):
            continue
        if _behind(line, place):
            return _named_behind(line, place)
        party = line.subject(place)
        if party:
            return _told(line, party, 0, 1)
        if _general(line, place):
            return Speech(True)
    return Speech()


def _behind(line: Line, place: int) -> bool:
    """“... ,” said the envoy: nothing but marks stands before the verb."""
    return not any(w.alpha for w in line.tokens[:place])


def _named_behind(line: Line, place: int) -> Speech:
    party = line.object(place + 1)
    return _told(line, party, 0, 1) if party else Speech(True)


def _general(line: Line, place: int) -> bool:
    """“The minister said”: somebody whom a common noun names."""
    return any(w.low in {"the", "a", "his", "her"} for w in line.tokens[:place])


def _line(body: str, start: int, end: int, index: ActorIndex) -> Line:
    tokens = words(body, start, max(start, end))
    if not tokens:
        return Line((), ())
    return Line(tokens, index.at(tokens[0].start, tokens[-1].end))
