"""Words that name acts: verbs with their forms, nouns and adjectives, as word sequences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from caryatid.reading._data import load_data, word_set
from caryatid.reading._entries import DETERMINERS, FILES, VERB_KEYS, Trigger, listed, parsed
from caryatid.reading._words import Word

__all__ = ["Trigger", "forms", "match_trigger", "verb_bases", "verb_data"]

_NOUN_KEYS = frozenset({"n", "nof", "ns"})
_PLURAL = "plural"
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


def verb_data() -> Any:
    """Content of data/verbs.yaml."""
    return load_data("verbs")


def forms(base: str) -> dict[str, str]:
    """Forms of a verb: base, s, past, participle, ing; regular unless the table has it."""
    past, participle = verb_data()["irregular"].get(base, (_ed(base), _ed(base)))
    return {"base": base, "s": _s(base), "past": past, "participle": participle, "ing": _ing(base)}


@cache
def spelled(base: str) -> tuple[tuple[str, str], ...]:
    """Forms of a verb with their names, British and American spellings of "-l" both."""
    rows = list(forms(base).items())
    if len(base) > 3 and base[-1] == "l" and base[-2] in "aeo" and base[-3] not in "aeiou":
        stem = base if base in _DOUBLES else base + "l"
        rows += [("past", stem + "ed"), ("participle", stem + "ed"), ("ing", stem + "ing")]
    return tuple(rows)


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
def _written() -> dict[str, list[tuple[str, str]]]:
    """Word as written -> the first words of entries that it is a form of, with the form's name."""
    table: dict[str, list[tuple[str, str]]] = {}
    for base in listed().verbs:
        for word, form in _forms_of_verb(base):
            table.setdefault(word, []).append((base, form))
    for first in listed().others:
        table.setdefault(first, []).append((first, ""))
        if not first.endswith("s"):
            table.setdefault(_s(first), []).append((first, _PLURAL))
    return table


def _forms_of_verb(base: str) -> Iterator[tuple[str, str]]:
    """Each form of a verb as written with its name; a participle like the past goes by "past"."""
    rows = spelled(base)
    past = rows[2][1]
    seen: set[str] = set()
    for form, word in rows:
        if word not in seen or form == "participle":
            yield word, "past" if form == "participle" and word == past else form
        seen.add(word)


@cache
def _triggers(word: str) -> tuple[Trigger, ...]:
    """Triggers of a word that `_written` has, the longest first, then as they are listed."""
    rows = [row for first, form in _written()[word] for row in _inflected(first, form)]
    rows.sort(key=lambda row: row[0])
    return tuple(sorted(dict.fromkeys(trigger for _, trigger in rows), key=_rank))


def _inflected(first: str, form: str) -> Iterator[tuple[int, Trigger]]:
    """Triggers of a first word in one of its forms, each with its turn in the lists."""
    entries = listed().others if form in {"", _PLURAL} else listed().verbs
    for entry in entries[first]:
        _, row = parsed(entry)
        if form != _PLURAL:
            yield entry.turn, replace(row, form=form)
        elif row.pattern in _NOUN_KEYS and not row.rest:
            yield entry.turn, row


def _rank(trigger: Trigger) -> tuple[int, str, str, str, tuple[str, ...], str, str, str]:
    """The longest first; one that asks for more before one that does not."""
    guards = (trigger.object, trigger.subject, trigger.denied, trigger.barred)
    asked = 2 * sum(map(bool, guards))
    asked -= trigger.object == "people"  # rebels are people; who names rebels says more
    return (-4 * len(trigger.rest) - asked, trigger.pattern, trigger.act, trigger.form,
            trigger.rest, trigger.object, trigger.subject, trigger.barred)  # fmt: skip


def match_trigger(tokens: Sequence[Word], at: int) -> list[tuple[int, Trigger]]:
    """Triggers that begin at word `at` with the index one past their last word, longest first."""
    word = tokens[at].low
    if word not in _written():  # so that words of texts without an entry fill no memory
        return []
    out = []
    for trigger in _triggers(word):
        end = _match_rest(tokens, at + 1, trigger)
        if end is not None:
            out.append((end, trigger))
    return out


def _match_rest(tokens: Sequence[Word], at: int, trigger: Trigger) -> int | None:
    first = True
    for want in trigger.rest:
        near = trigger.rest in _CLOSE
        gap = 0 if near else _GAP if first and trigger.pattern in VERB_KEYS else 1
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
            if skip and trigger.pattern not in VERB_KEYS and tokens[place].low not in DETERMINERS:
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
    for name in FILES:
        for entry in load_data(name).values():
            for pattern in VERB_KEYS & set(entry):
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
