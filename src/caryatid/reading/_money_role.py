"""What a sum is for and who pays whom, from the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from caryatid.reading._sums import money_data
from caryatid.reading._words import Word, words
from caryatid.reading.clauses import Line, Party
from caryatid.reading.lexicon import verb_bases

__all__ = ["Role", "role_of"]

_BEFORE = 12
_AFTER = 9
_BREAKS = frozenset({";", ":", "—"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the ontology with actor ids, None where nobody is named."""

    name: str = "other"
    payer: str | None = None
    payee: str | None = None


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word that tells the role, its place, and how far from the sum it stands."""

    role: str
    place: int
    distance: float
    verb: str


def role_of(line: Line, first: int, last: int) -> Role:
    """Role of the sum at words `[first, last)` of a line."""
    cue = min(_cues(line, first, last), key=lambda c: (c.distance, c.place), default=None)
    if cue is None:
        return Role()
    name = _by_tense(line, cue, first)
    payer, payee = _parties(line, cue, first, last)
    if cue.role in {"outstanding_debt", "arrears", "debt_service_due"} and not cue.verb:
        payer, payee = _debtor(line, cue, first, last)
    return Role(name, payer, payee)


def _cues(line: Line, first: int, last: int) -> Iterator[_Cue]:
    for place in range(max(0, first - _BEFORE), min(len(line.tokens), last + _AFTER)):
        if first <= place < last or line.mention_at(place) is not None:
            continue
        gap = range(last, place) if place >= last else range(place + 1, first)
        if any(line.tokens[i].text in _BREAKS for i in gap):
            continue
        found = _cue_at(line.tokens, place)
        if found is None:
            continue
        role, verb = found
        distance = len(gap) + _side(line, gap, before=place < first)
        yield _Cue(role, place, distance, verb)


def _side(line: Line, gap: range, *, before: bool) -> float:
    """Extra distance: another clause, or a verb behind the sum that is not its own."""
    marks = sum(line.tokens[i].text == "," for i in gap)
    joins = sum(line.tokens[i].low in {"and", "but", "while"} for i in gap)
    return 4.0 * marks + 2.0 * joins + (0.5 if before else 0.0)


@cache
def _tables() -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    verbs: dict[str, str] = {}
    nouns: dict[tuple[str, ...], str] = {}
    for role, entry in money_data()["roles"].items():
        for verb in entry["verbs"]:
            verbs.setdefault(verb, role)
        for noun in entry["nouns"]:
            nouns.setdefault(tuple(w.low for w in words(noun)), role)
    return verbs, nouns


def _cue_at(tokens: Sequence[Word], place: int) -> tuple[str, str] | None:
    verbs, nouns = _tables()
    for size in (3, 2, 1):
        role = nouns.get(tuple(w.low for w in tokens[place : place + size]))
        if role is not None:
            return role, ""
    base = verb_bases().get(tokens[place].low, "")
    phrase = f"{base} {tokens[place + 1].low}" if place + 1 < len(tokens) else base
    for key in (phrase, base):
        if key in verbs:
            return verbs[key], base
    return None


_COMING = frozenset({"will", "would", "shall", "to", "'ll"})


def _by_tense(line: Line, cue: _Cue, first: int) -> str:
    """Giving that is announced is a promise; a refusal of it is a refusal."""
    before = [w.low for w in line.tokens[max(0, cue.place - 3) : cue.place]]
    if "not" in before or "n't" in before or "refuse" in before or "refused" in before:
        return "refused_new_money"
    giving = {
        "cumulative_outlay",
        "cumulative_investment_or_lending",
        "delivered_new_money",
        "grant",
    }
    if cue.verb and cue.role in giving and set(before) & _COMING:
        return "promised_new_money"
    return cue.role


def _parties(line: Line, cue: _Cue, first: int, last: int) -> tuple[str | None, str | None]:
    verb = cue.place if cue.verb else _governing(line, first)
    if verb is None:
        return None, None
    base = verb_bases().get(line.tokens[verb].low, "")
    doer = line.subject(verb)
    other = line.after(last, {"to", "in", "for", "with"}, reach=7)
    if verb >= last:
        other = line.object(verb + 1) or line.after(verb + 1, {"to", "in", "for"}, reach=6)
    elif not other:
        between = line.object(verb + 1)
        other = between if between and between.last <= first else Party()
    if base in money_data()["takers"]:
        giver = line.after(last, {"from", "by"}, reach=6)
        return _id(giver), _id(doer)
    if base in money_data()["givers"]:
        if line.passive(verb):
            return _id(line.after(verb + 1, {"by"}, reach=8)), _id(doer)
        return _id(doer), _id(other)
    return None, None


def _debtor(line: Line, cue: _Cue, first: int, last: int) -> tuple[str | None, str | None]:
    end = max(last, cue.place + 1)
    return _id(line.owner(first)), _id(line.after(end, {"to", "with"}, reach=5))


def _governing(line: Line, first: int) -> int | None:
    for place in range(first - 1, max(-1, first - 8), -1):
        if line.tokens[place].text in _BREAKS:
            return None
        if line.is_verb(place):
            return place
    return None


def _id(party: Party) -> str | None:
    return (party.mentions[0].actor or None) if party else None
