"""The act classifier: which deed a word names where it stands, with a probability.

Multinomial logistic regression over the columns of `_clues`. Source: trained by
`make act-classifier` on example sentences of our own; docs/reading.md says how well it does on
wordings that it has not seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from caryatid.errors import DataError
from caryatid.reading._clues import BLOCKS, Floats, clues, named_acts, typed_words
from caryatid.reading._words import Word
from caryatid.reading.language import Parsed, ParsedSentence
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import GROUP_OF

__all__ = ["NONE", "Judgement", "Typer", "load_typer", "shipped_typer"]

NONE = "none"
"""Class of words that name no deed."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the classifier makes of a word.

    Attributes:
        act: The likeliest act of the likeliest group of acts.
        chance: Probability of that group, 0 to 1.
        none: Probability that the word names no deed.
    """

    act: str
    chance: float
    none: float


class Typer:
    """Judges the verbs, nouns and adjectives of a line.

    Args:
        classes: Acts and none, in order.
        weights: By block of columns, axes (column, class).
        bias: Axis (class).
    """

    def __init__(self, classes: Sequence[str], weights: Mapping[str, Floats], bias: Floats) -> None:
        self.classes = tuple(classes)
        self.weights = dict(weights)
        self.bias = bias
        self._none = self.classes.index(NONE)
        groups = [GROUP_OF.get(name, NONE) for name in self.classes]
        self._groups = sorted(set(groups) - {NONE})
        self._member = np.array([[g == one for one in self._groups] for g in groups], dtype=float)

    def chances(self, columns: Mapping[str, Floats]) -> NDArray[np.float64]:
        """Probabilities, axes (word, class)."""
        scores = self.bias + sum(columns[block] @ self.weights[block] for block in BLOCKS)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float64)

    def judge(self, line: TreeLine, parsed: Parsed) -> dict[int, Judgement]:
        """Judgements by the code point at which the word starts.

        Args:
            line: A sentence of the text.
            parsed: The text's parse; without the encoder's states nothing is judged.
        """
        named = named_acts(line)
        out: dict[int, Judgement] = {}
        for sentence in _over(line.tokens, parsed):
            places = typed_words(sentence)
            if not places or not len(sentence.states):
                continue
            chances = self.chances(clues(sentence, places, named))
            for at, row in zip(places, chances, strict=True):
                out[sentence.tokens[at].start] = self._judgement(row)
        return out

    def _judgement(self, chances: NDArray[np.float64]) -> Judgement:
        by_group = chances @ self._member
        best = int(by_group.argmax())
        inside = np.where(self._member[:, best] > 0, chances, -1.0)
        return Judgement(
            act=self.classes[int(inside.argmax())],
            chance=float(by_group[best]),
            none=float(chances[self._none]),
        )


def _over(tokens: Sequence[Word], parsed: Parsed) -> Iterator[ParsedSentence]:
    """The sentences under a line of words."""
    if not tokens:
        return
    start, end = tokens[0].start, tokens[-1].end
    first = bisect_left(parsed.sentences, start + 1, key=lambda s: s.end)
    for sentence in parsed.sentences[first:]:
        if sentence.start >= end:
            return
        yield sentence


def load_typer(path: Path) -> Typer:
    """A classifier from its file."""
    with np.load(path, allow_pickle=False) as held:
        weights = {block: held[block].astype(np.float32) for block in BLOCKS}
        return Typer(held["classes"].tolist(), weights, held["bias"].astype(np.float32))


@cache
def shipped_typer() -> Typer:
    """The classifier of the package, loaded once.

    Raises:
        DataError: The installation lacks its file.
    """
    try:
        with as_file(files("caryatid.reading") / "data" / "act_classifier.npz") as path:
            return load_typer(path)
    except FileNotFoundError as error:
        raise DataError(
            "the act classifier's file is not installed",
            where=str(error.filename),
            fix="install caryatid again, or run make act-classifier",
        ) from error
