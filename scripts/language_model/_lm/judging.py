"""Scores the shipped files, which run without torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from _lm.inventory import Inventory
from _lm.names import Named
from _lm.scoring import Predicted, name_scores, syntax_scores
from _lm.treebanks import Tree
from _lm.windows import Window, name_windows, tree_windows
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.language._decode import TAGS, bounds
from caryatid.reading.language._engine import Engine, Reading
from caryatid.reading.language._windows import numbered

__all__ = ["given_names", "given_syntax", "raw_syntax"]


def given_syntax(held: Engine, trees: Sequence[Tree]) -> dict[str, float]:
    """Tags, heads and relations, and lemmas by the predicted tags; words and sentences given."""
    inventory = Inventory({**held.labels, "names": TAGS})
    windows = tree_windows(trees, held.pieces, inventory, seed=None)
    pairs = list(_predicted(held, windows))
    scores = syntax_scores(pairs, inventory)
    lemmas = [row.lemma for tree in trees for row in tree.rows]
    tags = held.labels["xpos"]
    found = [
        held.lemmas.lemma(word, tags[int(number)])
        for window, predicted in pairs
        for word, number in zip(window.words, predicted.labels["xpos"], strict=True)
    ]
    right = sum(a.lower() == b.lower() for a, b in zip(lemmas, found, strict=True))
    return {**scores, "lemma": 100.0 * right / max(1, len(lemmas))}


def given_names(held: Engine, sentences: Sequence[Named]) -> dict[str, float]:
    """Names, each sentence read alone, its words given."""
    inventory = Inventory({**held.labels, "names": TAGS})
    windows = name_windows(sentences, held.pieces, inventory, corpus=0, seed=None)
    return name_scores(list(_predicted(held, windows)))


def _predicted(held: Engine, windows: Sequence[Window]) -> Iterator[tuple[Window, Predicted]]:
    ours = [
        numbered(
            window.words,
            held.pieces,
            fixed=bounds(window.labels["starts"] == 1) if "starts" in window.labels else None,
        )
        for window in windows
    ]
    for window, reading in zip(windows, held.read(ours), strict=True):
        yield window, Predicted(_labels(reading))


def _labels(reading: Reading) -> dict[str, np.ndarray]:
    return {
        **reading.tags,
        "starts": (reading.starts >= 0.5).astype(np.int64),
        "head": reading.heads,
        "relation": reading.relations,
        "names": reading.names,
    }


def raw_syntax(trees: Sequence[Tree]) -> dict[str, float]:
    """F1 of words, sentences and heads with relations, from the text of whole documents.

    A head is right if its word and the head's word stand where the treebank has them.
    """
    count = dict.fromkeys(("word", "sentence", "uas", "las"), 0)
    total = dict.fromkeys(count, 0)
    language = TrainedEnglish()
    for document in _documents(trees):
        text, gold = _printed(document)
        got = {kind: set[tuple[object, ...]]() for kind in count}
        for sentence in language.parse(text):
            got["sentence"].add((sentence.start, sentence.end))
            for token in sentence.tokens:
                head = None if token.head < 0 else sentence.tokens[token.head].start
                place = (token.start, token.end)
                got["word"].add(place)
                got["uas"].add((*place, head))
                got["las"].add((*place, head, token.relation.split(":")[0]))
        for kind in count:
            count[kind] += len(got[kind] & gold[kind])
            total[kind] += len(got[kind]) + len(gold[kind])
    return {kind: 200.0 * count[kind] / max(1, total[kind]) for kind in count}


def _documents(trees: Sequence[Tree]) -> Iterator[list[Tree]]:
    group: list[Tree] = []
    for tree in trees:
        if tree.opens and group:
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def _printed(trees: list[Tree]) -> tuple[str, dict[str, set[tuple[object, ...]]]]:
    """A document's text, paragraphs apart by a blank line, and its gold places."""
    text = ""
    gold: dict[str, set[tuple[object, ...]]] = {
        kind: set() for kind in ("word", "sentence", "uas", "las")
    }
    for tree in trees:
        if text:
            text += "\n\n" if tree.paragraph else " "
        spans: list[tuple[int, int]] = []
        for row in tree.rows:
            spans.append((len(text), len(text) + len(row.form)))
            text += row.form + (" " if row.space_after else "")
        text = text.rstrip(" ")
        gold["sentence"].add((spans[0][0], spans[-1][1]))
        for row, place in zip(tree.rows, spans, strict=True):
            head = None if row.head == 0 else spans[row.head - 1][0]
            gold["word"].add(place)
            gold["uas"].add((*place, head))
            gold["las"].add((*place, head, row.relation.split(":")[0]))
    return text, gold
