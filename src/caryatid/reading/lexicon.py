"""Words that name acts: verbs with their forms, nouns and adjectives, as word sequences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from caryatid.reading._data import load_data, word_set
from caryatid.reading._words import Word, words
from caryatid.terms.acts import ACTS

__all__ = ["Trigger", "forms", "match_trigger", "verb_bases", "verb_data"]

_FILES = ("acts_support", "acts_pressure", "acts_control")
_VERB_KEYS = frozenset({"v", "vp", "v0", "vr"})
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "that", "any"})
_GAP = 3
_NO_GAP = word_set("prepositions") | {
    "down",
    "up",
    "out",
    "off",
    "away",
    "back",
    "and",
    "or",
    "but",
}


_CLOSE = frozenset({("in",), ("on",)})
"""What makes another verb only where it follows at once: "gave in", not "gave alms in"."""


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


def verb_data() -> Any:
    """Content of data/verbs.yaml."""
    return load_data("verbs")


def forms(base: str) -> dict[str, str]:
    """Forms of a verb: base, s, past, participle, ing; regular unless the table has it."""
    past, participle = verb_data()["irregular"].get(base, (_ed(base), _ed(base)))
    return {"base": base, "s": _s(base), "past": past, "participle": participle, "ing": _ing(base)}


def spelled(base: str) -> list[tuple[str, str]]:
    """Forms of a verb with their names, British and American spellings of "-l" both."""
    rows = list(forms(base).items())
    if len(base) > 3 and base[-1] == "l" and base[-2] in "aeo" and base[-3] not in "aeiou":
        stem = base if base in _DOUBLES else base + "l"
        rows += [("past", stem + "ed"), ("participle", stem + "ed"), ("ing", stem + "ing")]
    return rows


def _s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


_DOUBLES = word_set("doubles")


def _stem(base: str) -> str:
    return base + base[-1] if base in _DOUBLES else base


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return _stem(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and base != "be":
        return base[:-1] + "ing"
    return _stem(base) + "ing"


@cache
def _table() -> dict[str, tuple[Trigger, ...]]:
    """First word as written -> triggers, the longest first."""
    rows: dict[str, list[Trigger]] = {}
    for name in _FILES:
        for act, entry in load_data(name).items():
            if act not in ACTS:
                message = f"the lexicon has an act that the ontology lacks: {act}"
                raise ValueError(message)
            for pattern, phrases in entry.items():
                for phrase in phrases if pattern != "dir" else ():
                    _add(rows, act, entry["dir"], pattern, phrase)
    return {first: tuple(sorted(dict.fromkeys(row), key=_rank)) for first, row in rows.items()}


def _rank(trigger: Trigger) -> tuple[int, str, str, str, tuple[str, ...], str, str, str]:
    """The longest first; one that asks for more before one that does not."""
    guards = (trigger.object, trigger.subject, trigger.denied, trigger.barred)
    asked = 2 * sum(map(bool, guards))
    asked -= trigger.object == "people"  # rebels are people; who names rebels says more
    return (-4 * len(trigger.rest) - asked, trigger.pattern, trigger.act, trigger.form,
            trigger.rest, trigger.object, trigger.subject, trigger.barred)  # fmt: skip


def _add(rows: dict[str, list[Trigger]], act: str, default: str, pattern: str, text: str) -> None:
    phrase, _, direction = text.partition(" @")
    phrase, _, barred = phrase.partition(" !")
    phrase, _, subject = phrase.partition(" ~")
    phrase, _, target = phrase.partition(" +")
    target, _, behind = target.partition(" ")
    phrase = f"{phrase} {behind}".rstrip()
    first, *tail = (w.low for w in words(phrase))
    denied = first == "not" and pattern in _VERB_KEYS
    if denied:
        first, *tail = tail
    turned = pattern == "vr"
    pattern = "vp" if turned else pattern
    if first == "be" and pattern in _VERB_KEYS:
        first, *tail = tail
        pattern = "a"
    rest = tuple(w for w in tail if w not in _DETERMINERS)
    row = Trigger(act, direction or default, pattern, "", rest,
                  target, subject, denied, turned, barred)  # fmt: skip
    if pattern in _VERB_KEYS:
        _add_verb(rows, first, row)
        return
    rows.setdefault(first, []).append(row)
    if pattern in {"n", "nof", "ns"} and not rest and not first.endswith("s"):
        rows.setdefault(_s(first), []).append(row)


def _add_verb(rows: dict[str, list[Trigger]], base: str, row: Trigger) -> None:
    """The trigger under each form of its verb."""
    seen: set[str] = set()
    for form, word in spelled(base):
        if word not in seen or form == "participle":
            key = "past" if form == "participle" and word == forms(base)["past"] else form
            rows.setdefault(word, []).append(replace(row, form=key))
        seen.add(word)


def match_trigger(tokens: Sequence[Word], at: int) -> list[tuple[int, Trigger]]:
    """Triggers that begin at word `at` with the index one past their last word, longest first."""
    out = []
    for trigger in _table().get(tokens[at].low, ()):
        end = _match_rest(tokens, at + 1, trigger)
        if end is not None:
            out.append((end, trigger))
    return out


def _match_rest(tokens: Sequence[Word], at: int, trigger: Trigger) -> int | None:
    first = True
    for want in trigger.rest:
        near = trigger.rest in _CLOSE
        gap = 0 if near else _GAP if first and trigger.pattern in _VERB_KEYS else 1
        first = False
        for skip in range(gap + 1):
            place = at + skip
            if place >= len(tokens) or tokens[place].text in ',;:.!?"“”()':
                return None
            if tokens[place].low in {want, _plural(want)}:
                at = place + 1
                break
            if tokens[place].low in _NO_GAP:
                return None
            if skip and trigger.pattern not in _VERB_KEYS and tokens[place].low not in _DETERMINERS:
                return None
        else:
            return None
    return at


@cache
def _plural(word: str) -> str:
    """Plural of a noun in a phrase; other words as they are."""
    closed = word in _NO_GAP or len(word) < 4 or word.endswith(("s", "ed", "ing", "ly"))
    return word if closed else _s(word)


def _base(phrase: str) -> str:
    """The verb of a phrase, after the "not" that some ask for."""
    first, *tail = phrase.split()
    return tail[0] if first == "not" else first


@cache
def verb_bases() -> dict[str, str]:
    """Verb form -> base, for all verbs that the lexicon knows."""
    bases: set[str] = set(verb_data()["common"]) | set(verb_data()["irregular"])
    bases |= set(verb_data()["speech"]) | set(verb_data()["object_control"])
    for name in _FILES:
        for entry in load_data(name).values():
            for pattern in _VERB_KEYS & set(entry):
                bases |= {_base(phrase) for phrase in entry[pattern]}
    for phrases in verb_data()["direction"].values():
        bases |= {phrase.split()[0] for phrase in phrases}
    table: dict[str, str] = {}
    for base in sorted(bases):
        for _, form in spelled(base):
            table.setdefault(form, base)
    for form in ("is", "are", "were", "been", "am", "'re"):
        table[form] = "be"
    table["has"] = "have"
    return table
