"""Hides words of a batch, so that names are known by what stands around them."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from _lm.batches import Batch

__all__ = ["HIDDEN", "hide"]

HIDDEN = 0.12
"""Share of the words that are hidden while names are learned.

Source: judgement; the corpora of names are small, and without it the network learns them by heart.
"""


def hide(batch: Batch, middle: Tensor, draw: random.Random, *, share: float = HIDDEN) -> Tensor:
    """Middle states, axes (b, k, h), with those of some words set to nought.

    The same words lose their ending and start among the batch's features, which are changed in
    place; their shape is kept.
    """
    chosen = np.random.default_rng(draw.getrandbits(32))
    seen = np.ones(middle.shape[:2], dtype=np.float32)
    for row, window in enumerate(batch.windows):
        words = chosen.random(len(window.first)) < share
        lengths = np.diff(np.append(window.first, len(window.pieces) - 1))
        seen[row, 1 : 1 + int(lengths.sum())] = ~np.repeat(words, lengths)
        batch.features[row, : len(words), 1:] *= torch.from_numpy(~words)[:, None]
    return middle * torch.from_numpy(seen)[:, :, None]
