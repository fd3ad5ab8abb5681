"""Windows to padded batches."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from _lm.inventory import IGNORED
from _lm.windows import Window

__all__ = ["Batch", "batches", "padded"]

_CHUNK = 800
"""Windows sorted by length at a time: enough for even batches, few enough to stay mixed."""

_FAR = -1e4


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows.

    Attributes:
        windows: What is in it, in order.
        pieces: Axes (b, k).
        mask: What is added to attention scores, axes (b, 1, 1, k).
        first: Axes (b, w).
        features: Axes (b, w, 3).
        turned: Place of each word's mirror image, axes (b, w).
        corpus: Axis (b).
        labels: By kind, axes (b, w).
    """

    windows: tuple[Window, ...]
    pieces: Tensor
    mask: Tensor
    first: Tensor
    features: Tensor
    turned: Tensor
    corpus: Tensor
    labels: dict[str, Tensor]

    @property
    def n_words(self) -> int:
        return sum(len(w.first) for w in self.windows)


def batches(
    windows: Sequence[Window], most_words: int, *, draw: random.Random | None
) -> list[list[Window]]:
    """Windows in groups of like length, padded words counted; in order of length if not drawn."""
    held = list(windows)
    if draw is not None:
        draw.shuffle(held)
    chunk = _CHUNK if draw is not None else max(1, len(held))
    out: list[list[Window]] = []
    for at in range(0, len(held), chunk):
        group: list[Window] = []
        for window in sorted(held[at : at + chunk], key=lambda w: len(w.pieces)):
            if group and (len(group) + 1) * len(window.first) > most_words:
                out.append(group)
                group = []
            group.append(window)
        if group:
            out.append(group)
    if draw is not None:
        draw.shuffle(out)
    return out


def padded(
    windows: Sequence[Window], recase: Callable[[Window], np.ndarray] | None = None
) -> Batch:
    """A batch of windows; `recase` may give a window other features."""
    n_words = np.array([len(w.first) for w in windows])
    n_pieces = np.array([len(w.pieces) for w in windows])
    most_words, most_pieces = int(n_words.max()), int(n_pieces.max())
    places = np.arange(most_words)[None, :]
    turned = np.where(places < n_words[:, None], n_words[:, None] - 1 - places, places)
    mask = np.where(np.arange(most_pieces)[None, :] < n_pieces[:, None], 0.0, _FAR)
    features = [w.features if recase is None else recase(w) for w in windows]
    return Batch(
        windows=tuple(windows),
        pieces=_filled([w.pieces for w in windows], most_pieces, 0),
        mask=torch.from_numpy(mask[:, None, None, :]).float(),
        first=_filled([w.first for w in windows], most_words, 0),
        features=_filled(features, most_words, 0),
        turned=torch.from_numpy(turned),
        corpus=torch.tensor([w.corpus for w in windows]),
        labels={
            kind: _filled([w.labels[kind] for w in windows], most_words, IGNORED)
            for kind in windows[0].labels
        },
    )


def _filled(rows: Sequence[np.ndarray], length: int, value: int) -> Tensor:
    out = np.full((len(rows), length, *rows[0].shape[1:]), value, dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return torch.from_numpy(out)
