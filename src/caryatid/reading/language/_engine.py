"""Runs the shipped network with onnxruntime. Axes: b windows, k pieces, w words, l labels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caryatid.errors import DataError
from caryatid.reading.language._decode import INSIDE, bounds, heads_within, tag_path
from caryatid.reading.language._lemmas import LemmaTable
from caryatid.reading.language._pieces import Pieces
from caryatid.reading.language._states import HIDDEN, LAST, with_outputs, word_states
from caryatid.reading.language._windows import Window, closes

__all__ = ["Engine", "Reading", "engine"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Tree = tuple[list[tuple[int, int]], Ints]

_PIECES_AT_ONCE = 384
"""Padded word pieces of a batch.

Source: measured; batches of 2048 are a third slower and take half as much memory again.
"""

_START, _BARE_START = 0.5, 0.8
"""Probability from which a word starts a sentence, after a break and elsewhere.

Source: measured on the raw text of GUM's development portion; the web pages of EWT, whose line
breaks are lost, would ask for less.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a window, numbers in the order of `Engine.labels`.

    Attributes:
        tags: Of upos, xpos and feats, axis (w) each.
        starts: Probability that a word starts a sentence, axis (w).
        sentences: First word and one past the last of each.
        heads: 0 for a root, else the 1-based place of the head in the window, axis (w).
        relations: Axis (w).
        names: Tags of names, axis (w).
        name_scores: Probability of each word's tag, axis (w).
        states: What the encoder makes of each word, axes (w, width).
        last: The same in its last layer.
    """

    tags: dict[str, Ints]
    starts: Floats
    sentences: list[tuple[int, int]]
    heads: Ints
    relations: Ints
    names: Ints
    name_scores: Floats
    states: NDArray[np.float16]
    last: NDArray[np.float16]


class Engine:
    """The network and its tables, one thread, no state between calls.

    Args:
        network: ONNX file of windows to scores.
        relations: ONNX file of pairs of words to relations.
        tables: Labels and lemmas.
        vocabulary: Word pieces in order.

    Attributes:
        labels: By kind: upos, xpos, feats, relation.
        lemmas: Dictionary forms.
        pieces: Splits words.
    """

    def __init__(
        self, network: bytes, relations: bytes, tables: Mapping[str, Any], vocabulary: Sequence[str]
    ) -> None:
        self._network = _session(with_outputs(network, (*HIDDEN, LAST)))
        self._relations = _session(relations)
        self.labels: dict[str, tuple[str, ...]] = {
            kind: tuple(names) for kind, names in tables["labels"].items()
        }
        known = frozenset(vocabulary) | frozenset(tables["known"])
        self.lemmas = LemmaTable(tables["words"], tables["endings"], known)
        self.pieces = Pieces(vocabulary)

    def read(self, windows: Sequence[Window]) -> list[Reading]:
        """Readings of windows, in their order."""
        out: list[Reading | None] = [None] * len(windows)
        for group in _groups(windows):
            for place, reading in zip(group, self._batch([windows[p] for p in group]), strict=True):
                out[place] = reading
        return [reading for reading in out if reading is not None]

    def _batch(self, windows: list[Window]) -> list[Reading]:
        outputs = self._network.run(None, _inputs(windows))
        names = [output.name for output in self._network.get_outputs()]
        scores: dict[str, NDArray[Any]] = dict(zip(names, outputs, strict=True))
        paths = [tag_path(scores["names"][r, : len(w.words)]) for r, w in enumerate(windows)]
        trees = [_tree(w, scores, r, paths[r]) for r, w in enumerate(windows)]
        relations = self._labelled([heads for _, heads in trees], scores)
        return [
            _reading(window, scores, row, paths[row], trees[row], relations[row])
            for row, window in enumerate(windows)
        ]

    def _labelled(self, heads: list[Ints], scores: dict[str, NDArray[Any]]) -> list[Ints]:
        """Relations of all words of a batch to their heads, in one call."""
        up = [scores["head_states"][row, found] for row, found in enumerate(heads)]
        down = [scores["word_states"][row, : len(found)] for row, found in enumerate(heads)]
        inputs = {"head": np.concatenate(up), "word": np.concatenate(down)}
        labels: Ints = self._relations.run(None, inputs)[0]
        return np.split(labels, np.cumsum([len(found) for found in heads])[:-1])


def _session(network: bytes) -> Any:
    # onnxruntime is imported where it is first needed: the command line starts without it.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Batches differ in shape: memory kept from one to the next saves time, a plan per shape none.
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def _groups(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Places of windows of like length, together at most so many padded pieces."""
    group: list[int] = []
    for place in sorted(range(len(windows)), key=lambda p: (len(windows[p].pieces), p)):
        if group and (len(group) + 1) * len(windows[place].pieces) > _PIECES_AT_ONCE:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _inputs(windows: list[Window]) -> dict[str, Ints]:
    n_words = np.array([len(w.words) for w in windows])
    most = int(n_words.max())
    places = np.arange(most)[None, :]
    return {
        "pieces": _filled([w.pieces for w in windows]),
        "first": _filled([w.first for w in windows]),
        "features": _filled([w.features for w in windows]),
        "turned": np.where(places < n_words[:, None], n_words[:, None] - 1 - places, places),
    }


def _filled(rows: list[Ints]) -> Ints:
    most = max(len(row) for row in rows)
    out = np.zeros((len(rows), most, *rows[0].shape[1:]), dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out


def _tree(window: Window, scores: dict[str, NDArray[Any]], row: int, path: Ints) -> Tree:
    """Sentences and heads of one window; no sentence starts inside a name or at a closing mark."""
    n = len(window.words)
    if window.fixed is None:
        starts = scores["starts"][row, :n] >= np.where(window.breaks, _START, _BARE_START)
        for at in range(n - 1):
            if starts[at] and closes(window.words, window.spans, at):
                starts[at : at + 2] = False, True
        sentences = bounds(starts & ~np.isin(path, INSIDE))
    else:
        sentences = list(window.fixed)
    return sentences, heads_within(scores["arcs"][row, :n, : n + 1], sentences)


def _reading(
    window: Window, scores: dict[str, NDArray[Any]], row: int, path: Ints, tree: Tree, labels: Ints
) -> Reading:
    n, end = len(window.words), len(window.pieces) - 1
    names = scores["names"][row, :n]
    weights = np.exp(names - names.max(axis=1, keepdims=True))
    return Reading(
        tags={kind: scores[kind][row, :n] for kind in ("upos", "xpos", "feats")},
        starts=scores["starts"][row, :n],
        sentences=tree[0],
        heads=tree[1],
        relations=labels,
        names=path,
        name_scores=weights[np.arange(n), path] / weights.sum(axis=1),
        states=word_states([scores[h][row] for h in HIDDEN], window.first, end),
        last=word_states([scores[LAST][row]], window.first, end),
    )


@cache
def engine() -> Engine:
    """The shipped network, loaded once.

    Raises:
        DataError: The installation lacks its files.
    """
    folder = files("caryatid.reading.language") / "model"
    try:
        with as_file(folder / "tables.json") as path:
            tables = json.loads(path.read_text(encoding="utf-8"))
        pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        network = (folder / "network.onnx").read_bytes()
        relations = (folder / "relations.onnx").read_bytes()
    except FileNotFoundError as error:
        raise DataError(
            "the language model's files are not installed",
            where=str(error.filename),
            fix="install caryatid again, or run make language-model",
        ) from error
    return Engine(network, relations, tables, pieces)
