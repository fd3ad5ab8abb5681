"""Scores a reading of one example sentence: what is found, between whom, and which way it turns.

The measures are those of `make score-reading`, with what an example gives: the place of the words
that tell the deed instead of a whole passage, and the words for the parties instead of actors.

detect: a claim of the same group of acts whose passage holds the words for the deed. who: besides,
source and target right; a party that the sentence does not name must be empty. turn: besides, the
direction's kind and the negation right. act: who, and the exact act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from act_classifier.example_set import Example, Told
from caryatid.records import Actor, Claim, Reading
from caryatid.terms.acts import GROUP_OF

__all__ = ["LEVELS", "Tally", "score_example"]

LEVELS = ("detect", "who", "turn", "act")
_KINDS = {
    "on": "initiated continued increased completed imposed promised",
    "off": "reduced suspended withdrawn refused lifted",
    "asked": "requested demanded",
    "threatened": "threatened",
    "none": "none",
}
_KIND = {direction: kind for kind, words in _KINDS.items() for direction in words.split()}
_GOVERNMENT = frozenset({"regime", "leader", "state", "official", "ruling_elite"})
_Span = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Counts over many sentences.

    Attributes:
        told: Claims of the examples.
        found: Claims of the reader.
        right: By level, pairs of them.
    """

    told: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def ratios(self, level: str) -> tuple[float, float, float]:
        """Precision, recall and F1 at a level."""
        right = self.right[level]
        precision = right / self.found if self.found else 0.0
        recall = right / self.told if self.told else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def score_example(example: Example, reading: Reading, tally: Tally) -> None:
    """Add one sentence to a tally; the reading's places must be places in the sentence."""
    tally.told += len(example.claims)
    tally.found += len(reading.claims)
    parties = _Parties(example.text, reading.actors)
    for level, right in _levels(parties).items():
        tally.right[level] += _pairs(example.claims, reading.claims, right)


def _levels(parties: _Parties) -> dict[str, Callable[[Told, Claim], bool]]:
    def detect(told: Told, found: Claim) -> bool:
        return GROUP_OF[told.act] == GROUP_OF[found.act] and _holds(found.span, told.at)

    def who(told: Told, found: Claim) -> bool:
        sides = parties.same(told.source, found.source) and parties.same(told.target, found.target)
        return detect(told, found) and sides

    def turn(told: Told, found: Claim) -> bool:
        same = _KIND[told.direction] == _KIND[found.direction]
        off = _KIND[told.direction] == "off"
        return who(told, found) and same and (off or told.negated == found.negated)

    def act(told: Told, found: Claim) -> bool:
        return who(told, found) and told.act == found.act

    return {"detect": detect, "who": who, "turn": turn, "act": act}


def _holds(span: _Span, at: _Span) -> bool:
    inside = min(span[1], at[1]) - max(span[0], at[0])
    return 2 * inside >= at[1] - at[0]


def _pairs(
    told: Iterable[Told], found: Iterable[Claim], right: Callable[[Told, Claim], bool]
) -> int:
    """Pairs one to one, the tightest passages first."""
    cells = sorted(
        (f.span[1] - f.span[0], i, j)
        for i, t in enumerate(told)
        for j, f in enumerate(found)
        if right(t, f)
    )
    left: set[int] = set()
    taken: set[int] = set()
    for _, i, j in cells:
        if i not in left and j not in taken:
            left.add(i)
            taken.add(j)
    return len(left)


class _Parties:
    """Compares the words for parties with the reader's actors."""

    def __init__(self, text: str, actors: Iterable[Actor]) -> None:
        self._text = text
        self._actors = {actor.id: actor for actor in actors}

    def same(self, told: tuple[str, ...], found: tuple[str, ...]) -> bool:
        """Whether most of the actors found are those told; nobody told asks for nobody found."""
        if not told:
            return not found
        places = [place for words in told for place in self._places(words)]
        countries = self._countries(places)
        right = sum(self._fits(self._actors.get(f), places, countries) for f in found)
        return 2 * right > len(found)

    def _places(self, words: str) -> list[_Span]:
        out, at = [], self._text.find(words)
        while at >= 0:
            out.append((at, at + len(words)))
            at = self._text.find(words, at + 1)
        return out

    def _countries(self, places: list[_Span]) -> set[str]:
        """Countries for whose governments the words speak, as the reader knows them."""
        return {
            actor.country
            for actor in self._actors.values()
            if actor.country and actor.kind in _GOVERNMENT and _meets(actor, places)
        }

    def _fits(self, actor: Actor | None, places: list[_Span], countries: set[str]) -> bool:
        if actor is None:
            return False
        official = actor.kind in _GOVERNMENT and actor.country in countries
        return official or _meets(actor, places)


def _meets(actor: Actor, places: list[_Span]) -> bool:
    return any(
        2 * (min(m[1], p[1]) - max(m[0], p[0])) >= min(m[1] - m[0], p[1] - p[0])
        for m in actor.mentions
        for p in places
    )
