"""Cuts corpora into windows of a few sentences, as the reader will meet them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from _lm.inventory import IGNORED, Inventory
from _lm.names import Named
from _lm.treebanks import Tree
from caryatid.reading.language._pieces import Pieces
from caryatid.reading.language._windows import MOST_PIECES, MOST_WORDS, numbered
from caryatid.reading.language._windows import Window as Seen

__all__ = ["Ints", "Window", "name_windows", "tree_windows"]

Ints = NDArray[np.int64]

_MOST_TREES = 4
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Window:
    """Words that the network sees at once.

    Attributes:
        pieces: Numbers of the word pieces with the opening and closing ones, axis (k).
        first: Where each word's first piece stands, axis (w).
        words: As written.
        features: Shape, ending and start of each word, axes (w, 3).
        labels: Gold labels by name, axis (w) each; `IGNORED` where there is none.
        corpus: Number of the corpus of names.
        order: Place in the corpus, by which results are put back in order.
    """

    pieces: Ints
    first: Ints
    features: Ints
    words: tuple[str, ...] = ()
    labels: dict[str, Ints] = field(default_factory=dict)
    corpus: int = 0
    order: int = 0


def tree_windows(
    trees: Iterable[Tree], splitter: Pieces, inventory: Inventory, *, seed: int | None
) -> list[Window]:
    """Windows of one to four neighbouring sentences of a document.

    Args:
        trees: Sentences in order.
        splitter: Words to pieces.
        inventory: Numbers of the labels.
        seed: Draws the number of sentences of each window; None takes as many as fit.
    """
    out: list[Window] = []
    for group in _groups(list(trees), seed):
        words = [row.form for tree in group for row in tree.rows]
        seen = numbered(words, splitter)
        if len(seen.pieces) <= MOST_PIECES:
            labels = _tree_labels(group, inventory)
            out.append(_window(seen, labels, 0, len(out)))
    return out


def _window(seen: Seen, labels: dict[str, Ints], corpus: int, order: int) -> Window:
    return Window(seen.pieces, seen.first, seen.features, seen.words, labels, corpus, order)


def _groups(trees: list[Tree], seed: int | None) -> Iterator[list[Tree]]:
    draw = random.Random(seed)
    most = _MOST_TREES if seed is None else draw.randint(1, _MOST_TREES)
    group: list[Tree] = []
    for tree in trees:
        n_words = sum(len(t.rows) for t in group) + len(tree.rows)
        if group and (tree.opens or len(group) >= most or n_words > MOST_WORDS):
            yield group
            group = []
            most = _MOST_TREES if seed is None else draw.randint(1, _MOST_TREES)
        group.append(tree)
    if group:
        yield group


def _tree_labels(group: list[Tree], inventory: Inventory) -> dict[str, Ints]:
    columns: dict[str, list[int]] = {
        key: [] for key in ("upos", "xpos", "feats", "starts", "head", "relation", "sentence")
    }
    offset = 0
    for number, tree in enumerate(group):
        for at, row in enumerate(tree.rows):
            columns["upos"].append(inventory.number("upos", row.upos))
            columns["xpos"].append(inventory.number("xpos", row.xpos))
            columns["feats"].append(inventory.number("feats", row.feats))
            columns["starts"].append(int(at == 0))
            columns["head"].append(0 if row.head == 0 else offset + row.head)
            columns["relation"].append(inventory.number("relation", row.relation))
            columns["sentence"].append(number)
        offset += len(tree.rows)
    return {key: np.array(column, dtype=np.int64) for key, column in columns.items()}


def name_windows(
    sentences: Iterable[Named], splitter: Pieces, inventory: Inventory, *, corpus: int,
    seed: int | None,
) -> list[Window]:  # fmt: skip
    """Windows of up to three neighbouring sentences; with no seed, each sentence alone."""
    draw = random.Random(seed)
    out: list[Window] = []
    group: list[Named] = []
    most = 1
    for sentence in sentences:
        n_words = sum(len(s.words) for s in group) + len(sentence.words)
        if group and (len(group) >= most or n_words > MOST_WORDS):
            out.extend(_named(group, splitter, inventory, corpus, len(out)))
            group = []
            most = 1 if seed is None else draw.randint(1, _MOST_NAMED)
        group.append(sentence)
    out.extend(_named(group, splitter, inventory, corpus, len(out)))
    return out


def _named(
    group: list[Named], splitter: Pieces, inventory: Inventory, corpus: int, order: int
) -> Iterator[Window]:
    words = [word for sentence in group for word in sentence.words]
    tags = [inventory.number("names", tag) for sentence in group for tag in sentence.tags]
    assert IGNORED not in tags
    for at in range(0, len(words), MOST_WORDS):
        seen = numbered(words[at : at + MOST_WORDS], splitter)
        labels = {"names": np.array(tags[at : at + MOST_WORDS], dtype=np.int64)}
        yield _window(seen, labels, corpus, order + at // MOST_WORDS)
