"""What the language model finds in a text: words, sentences with their trees, and names.

All places are half-open code point offsets into the text that was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Entity", "EntityKind", "Parsed", "ParsedSentence", "Token"]

EntityKind = Literal["PER", "LOC", "ORG"]
"""Person, place or organisation."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of Universal Dependencies: `text == body[start:end]`.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As written.
        lemma: Dictionary form.
        upos: Universal part of speech, such as VERB.
        xpos: Penn tag, such as VBD.
        feats: Features such as Number=Plur, joined by |; "" for none.
        head: Place of its head among the sentence's tokens; -1 for the root.
        relation: Universal relation to the head, such as nsubj:pass; root for the root.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str

    def feature(self, name: str) -> str | None:
        """Value of a feature, such as Past for Tense, or None."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Entity:
    """A name.

    Attributes:
        start: First code point.
        end: One past the last.
        first: Its first token in the sentence.
        last: One past its last token.
        kind: Person, place or organisation.
        score: Mean probability that the model gives its words' tags, 0 to 1.
    """

    start: int
    end: int
    first: int
    last: int
    kind: EntityKind
    score: float


def _no_states() -> NDArray[np.float16]:
    return np.zeros((0, 0), dtype=np.float16)


def _no_meaning() -> NDArray[np.float32]:
    return np.zeros(0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence with its tree.

    Attributes:
        start: First code point of its first token.
        end: One past the last code point of its last token.
        tokens: At least one; exactly one is the root.
        entities: Names in order, none overlapping.
        states: What the encoder makes of each token, axes (token, width); no rows where a
            language offers none. It does not count when sentences are compared.
        meaning: What the encoder makes of the whole, axis (width), compared by its direction;
            empty where a language offers none.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    states: NDArray[np.float16] = field(default_factory=_no_states, compare=False, repr=False)
    meaning: NDArray[np.float32] = field(default_factory=_no_meaning, compare=False, repr=False)

    @property
    def root(self) -> int:
        """Place of the root among the tokens."""
        return next(at for at, token in enumerate(self.tokens) if token.head == -1)

    def children(self, at: int) -> tuple[int, ...]:
        """Places of the tokens that hang from a token, in order."""
        return tuple(k for k, token in enumerate(self.tokens) if token.head == at)

    def subtree(self, at: int) -> tuple[int, ...]:
        """Places of a token and all that hangs from it, in order."""
        below: dict[int, list[int]] = {}
        for place, token in enumerate(self.tokens):
            below.setdefault(token.head, []).append(place)
        found, waiting = [], [at]
        while waiting:
            place = waiting.pop()
            found.append(place)
            waiting.extend(below.get(place, ()))
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's sentences in order, none overlapping."""

    sentences: tuple[ParsedSentence, ...]

    def __iter__(self) -> Iterator[ParsedSentence]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)

    @property
    def n_words(self) -> int:
        """Words of all sentences."""
        return sum(len(sentence.tokens) for sentence in self.sentences)
