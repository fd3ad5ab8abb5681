"""Words and mentions of one sentence, laid over each other; clauses, verbs, passives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from caryatid.reading._data import word_set
from caryatid.reading._mention import Mention
from caryatid.reading._words import Word
from caryatid.reading.lexicon import verb_bases, verb_data

__all__ = ["AUX", "MARKS", "RELATIVES", "STOPS", "SUBORDINATORS", "Placed"]

STOPS = frozenset({";", ":", "“", "”", "—", "(", ")", '"', "–"})
MARKS = STOPS | {","}
SUBORDINATORS = word_set("subordinators")
RELATIVES = frozenset({"who", "which", "that", "whom"})
AUX = word_set("aux")


@dataclass(slots=True)
class Placed:
    """Words of a sentence with its mentions in word positions.

    Attributes:
        tokens: The words.
        mentions: The mentions, in order.
        at_word: Word -> number of the mention that covers it.
        ranges: For each mention, its words `[first, last)`; (-1, -1) for a glossed one.
    """

    tokens: Sequence[Word]
    mentions: Sequence[Mention]
    at_word: dict[int, int] = field(default_factory=dict)
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        glossed = _glosses(self.tokens)
        for number, mention in enumerate(self.mentions):
            inside = [
                i for i, w in enumerate(self.tokens)
                if mention.start <= w.start < mention.end and i not in glossed
            ]  # fmt: skip
            if not inside:
                self.ranges.append((-1, -1))
                continue
            self.ranges.append((inside[0], inside[-1] + 1))
            for i in inside:
                self.at_word.setdefault(i, number)

    def mention_at(self, i: int) -> Mention | None:
        """Mention that covers word `i`."""
        number = self.at_word.get(i)
        return None if number is None else self.mentions[number]

    def text(self, mention: Mention) -> str:
        """Words of a mention, single spaces between them."""
        inside = [w.text for w in self.tokens if mention.start <= w.start < mention.end]
        return " ".join(inside)

    def is_verb(self, i: int) -> bool:
        """Whether word `i` looks like a verb form."""
        if i in self.at_word or not 0 <= i < len(self.tokens):
            return False
        return self.tokens[i].low in verb_bases()

    def clause(self, i: int) -> tuple[int, int]:
        """Words `[first, last)` of the clause around word `i`: up to marks and conjunctions."""
        first = i
        while first > 0 and not self._breaks(first - 1):
            first -= 1
        last = i + 1
        while last < len(self.tokens) and not self._breaks(last):
            last += 1
        return first, last

    def _breaks(self, i: int) -> bool:
        word = self.tokens[i]
        if word.text == ",":
            return not (self.mention_at(i - 1) and self.mention_at(i + 1) and not self._acts(i + 1))
        return word.text in STOPS or (
            word.low in {"but", "while", "because", "although", "if", "unless"}
        )

    def _acts(self, i: int) -> bool:
        """Whether a verb follows the mention at word `i`, so that it opens a clause."""
        end = self.ranges[self.at_word[i]][1]
        return end < len(self.tokens) and (self.tokens[end].low in AUX or self.is_verb(end))

    def passive(self, verb: int) -> bool:
        """Whether a participle at word `verb` is passive."""
        nxt = self.tokens[verb + 1].low if verb + 1 < len(self.tokens) else ""
        if nxt == "by":
            return True
        for place in range(verb - 1, max(-1, verb - 5), -1):
            low = self.tokens[place].low
            if place in self.at_word:
                return False
            if low in verb_data()["be"] or (low == "'s" and place == verb - 1):
                return True
            if low in {"has", "have", "had"}:
                return False
            if low not in AUX and not low.endswith("ly"):
                return False
        return False


def _glosses(tokens: Sequence[Word]) -> frozenset[int]:
    """Words in square brackets behind a word: an editor's note, not part of the sentence."""
    inside: set[int] = set()
    opened = -1
    for i, word in enumerate(tokens):
        if word.text == "[" and i and tokens[i - 1].alpha:
            opened = i
        elif word.text == "]" and opened >= 0:
            inside.update(range(opened + 1, i))
            opened = -1
    return frozenset(inside)
