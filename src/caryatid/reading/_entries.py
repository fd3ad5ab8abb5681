"""The entries of the lexicon as they are listed, by their first word, parsed when asked for.

There are tens of thousands, of which one text needs some hundred: listing all costs little, and
parsing them all would be most of the time in which the reader starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from caryatid.reading._data import load_data
from caryatid.reading._words import words
from caryatid.terms.acts import ACTS

__all__ = ["DETERMINERS", "FILES", "VERB_KEYS", "Entry", "Listed", "Trigger", "listed", "parsed"]

FILES: Final = ("acts_support", "acts_pressure", "acts_control")
"""Files of data/ that list the acts, in the order in which their entries count."""

VERB_KEYS: Final = frozenset({"v", "vp", "v0", "vr"})
"""Patterns whose first word is a verb, which is inflected."""

DETERMINERS: Final = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "this", "that", "any"}
)
"""Words that may stand before a noun of a phrase and say nothing of the deed."""

_LEADS = frozenset({"not", "be"})
"""First words of a verb phrase that are not its verb."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One lexicon entry.

    Attributes:
        act: Act of the ontology.
        direction: Direction it carries without any modifier.
        pattern: v, vp, v0, n, nof, ns or a; data/acts_support.yaml says what each means.
        form: base, s, past, participle or ing for verbs; else empty.
        rest: Words after the first, determiners dropped.
        object: Kind of noun that it must be done to (data/kinds.yaml); empty for any.
        subject: Kind of noun that must do it; empty for any.
        denied: Whether it is this deed only where it is denied ("would not bow").
        turned: Whether the subject gets what the other party does ("borrowed from").
        barred: Kind of noun beside which it is no such deed; empty for none.
    """

    act: str
    direction: str
    pattern: str
    form: str
    rest: tuple[str, ...]
    object: str = ""
    subject: str = ""
    denied: bool = False
    turned: bool = False
    barred: str = ""


class Entry(NamedTuple):
    """One phrase as it is listed.

    Attributes:
        turn: Running number over all files; of entries that rank alike the lower comes first.
        act: Act of the ontology that it is listed under.
        default: Direction that it carries unless it names another.
        pattern: Key that it is listed under.
        text: The phrase with its marks.
    """

    turn: int
    act: str
    default: str
    pattern: str
    text: str


@dataclass(slots=True)
class Listed:
    """All entries by their first word in lower case.

    Attributes:
        verbs: Those that begin with a verb, by its base.
        others: The rest.
    """

    verbs: dict[str, list[Entry]] = field(default_factory=dict)
    others: dict[str, list[Entry]] = field(default_factory=dict)


@cache
def listed() -> Listed:
    """All entries of the lexicon.

    Raises:
        ValueError: A file lists an act that the ontology lacks.
    """
    found = Listed()
    for entry in _entries():
        first, is_verb = _first(entry)
        (found.verbs if is_verb else found.others).setdefault(first, []).append(entry)
    return found


def _entries() -> Iterator[Entry]:
    turn = 0
    for name in FILES:
        for act, keys in load_data(name).items():
            if act not in ACTS:
                message = f"the lexicon has an act that the ontology lacks: {act}"
                raise ValueError(message)
            default = keys["dir"]
            for pattern, phrases in keys.items():
                for text in phrases if pattern != "dir" else ():
                    yield Entry(turn, act, default, pattern, text)
                    turn += 1


def _first(entry: Entry) -> tuple[str, bool]:
    """First word of an entry and whether it is a verb; parses it only where that does not show."""
    first = entry.text.partition(" ")[0]
    if first.isalpha() and first not in _LEADS:
        return first.lower(), entry.pattern in VERB_KEYS
    first, row = parsed(entry)
    return first, row.pattern in VERB_KEYS


def parsed(entry: Entry) -> tuple[str, Trigger]:
    """First word of an entry, a verb as its base, and what the entry says, with no form yet."""
    phrase, _, direction = entry.text.partition(" @")
    phrase, _, barred = phrase.partition(" !")
    phrase, _, subject = phrase.partition(" ~")
    phrase, _, target = phrase.partition(" +")
    target, _, behind = target.partition(" ")
    first, *tail = (w.low for w in words(f"{phrase} {behind}".rstrip()))
    pattern = entry.pattern
    denied = first == "not" and pattern in VERB_KEYS
    if denied:
        first, *tail = tail
    turned = pattern == "vr"
    pattern = "vp" if turned else pattern
    if first == "be" and pattern in VERB_KEYS:
        first, *tail = tail
        pattern = "a"
    rest = tuple(w for w in tail if w not in DETERMINERS)
    return first, Trigger(entry.act, direction or entry.default, pattern, "", rest,
                          target, subject, denied, turned, barred)  # fmt: skip
