"""Keeps what the untrained encoder makes of the corpora, so that it is computed once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from _lm.batches import Batch, batches, padded
from _lm.encoder import WIDTH
from _lm.network import Network
from _lm.windows import Window

__all__ = ["Cache", "cached"]

_WORDS_AT_ONCE = 4000


@dataclass(frozen=True, slots=True)
class Cache:
    """States of a list of windows on disk, in half precision.

    Attributes:
        middle: After the frozen layers, for every piece, axes (pieces, h).
        words: What the stacks see of the untrained encoder, axes (words, 2h).
        piece_at: Where each window's pieces start.
        word_at: Where each window's words start.
    """

    middle: NDArray[np.float16]
    words: NDArray[np.float16]
    piece_at: NDArray[np.int64]
    word_at: NDArray[np.int64]

    def middle_of(self, batch: Batch) -> Tensor:
        """States after the frozen layers, axes (b, k, h)."""
        return self._filled(batch, self.middle, self.piece_at, batch.pieces.shape[1], pieces=True)

    def words_of(self, batch: Batch) -> Tensor:
        """What the stacks see of the untrained encoder, axes (b, w, 2h)."""
        return self._filled(batch, self.words, self.word_at, batch.first.shape[1], pieces=False)

    @staticmethod
    def _filled(
        batch: Batch, held: NDArray[np.float16], at: NDArray[np.int64], length: int, *, pieces: bool
    ) -> Tensor:
        out = np.zeros((len(batch.windows), length, held.shape[1]), dtype=np.float32)
        for row, window in enumerate(batch.windows):
            n = len(window.pieces) if pieces else len(window.first)
            start = at[window.order]
            out[row, :n] = held[start : start + n]
        return torch.from_numpy(out)


def cached(name: str, windows: Sequence[Window], network: Network, folder: Path) -> Cache:
    """The cache of a list of windows, made if it is not there or belongs to other windows.

    Args:
        name: Of the files.
        windows: `order` must be the place in the list.
        network: With the published encoder.
        folder: Where the files lie.
    """
    n_pieces = np.array([len(w.pieces) for w in windows])
    n_words = np.array([len(w.first) for w in windows])
    piece_at = np.concatenate([[0], np.cumsum(n_pieces)])
    word_at = np.concatenate([[0], np.cumsum(n_words)])
    key = hashlib.sha256(b"".join(w.pieces.tobytes() for w in windows)).hexdigest()
    paths = {kind: folder / f"{name}.{kind}" for kind in ("middle.npy", "words.npy", "json")}
    if not paths["json"].is_file() or json.loads(paths["json"].read_text())["key"] != key:
        shape = {
            "middle.npy": (int(piece_at[-1]), WIDTH),
            "words.npy": (int(word_at[-1]), 2 * WIDTH),
        }
        arrays = {
            kind: np.lib.format.open_memmap(paths[kind], mode="w+", dtype=np.float16, shape=size)
            for kind, size in shape.items()
        }
        _fill(windows, network, arrays, piece_at, word_at)
        paths["json"].write_text(json.dumps({"key": key}))
    return Cache(
        np.load(paths["middle.npy"], mmap_mode="r"),
        np.load(paths["words.npy"], mmap_mode="r"),
        piece_at,
        word_at,
    )


@torch.no_grad()
def _fill(
    windows: Sequence[Window],
    network: Network,
    arrays: dict[str, NDArray[np.float16]],
    piece_at: NDArray[np.int64],
    word_at: NDArray[np.int64],
) -> None:
    network.eval()
    for group in batches(windows, _WORDS_AT_ONCE, draw=None):
        batch = padded(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            middle = network.lower(batch.pieces, batch.mask)
            words = network.upper(middle, batch.mask, batch.first)
        for row, window in enumerate(group):
            start, n = piece_at[window.order], len(window.pieces)
            arrays["middle.npy"][start : start + n] = middle[row, :n].half().numpy()
            start, n = word_at[window.order], len(window.first)
            arrays["words.npy"][start : start + n] = words[row, :n].half().numpy()
