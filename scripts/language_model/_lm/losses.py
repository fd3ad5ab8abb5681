"""What the network is punished for."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as fn

from _lm.batches import Batch
from _lm.corpora import CORPORA
from _lm.inventory import IGNORED
from _lm.network import Network
from _lm.windows import Ints, Window
from caryatid.reading.language._features import word_features

__all__ = ["Recaser", "names_loss", "syntax_loss", "within_sentence"]

_WEIGHTS = {"upos": 1.0, "xpos": 0.7, "feats": 0.3}
"""Weights of the tags beside heads and relations. Source: judgement."""
_STARTS_WEIGHT = 0.5
_FAR = -1e4

_TITLE_CASE, _CAPITALS = 0.04, 0.02
"""Shares of the windows read as a headline in title case or in capitals. Source: judgement."""

_UNTOLD = 0.3
"""Share of sentences from edited corpora that are passed off as the corpus told in use."""
_EDITED = frozenset(CORPORA.index(name) for name in ("gum", "wikigold"))


class Recaser:
    """Gives some windows the capitals of a headline; their word pieces stay the same."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw

    def __call__(self, window: Window) -> Ints:
        """Features of a window's words, in most cases as written."""
        drawn = self._draw.random()
        if drawn >= _TITLE_CASE + _CAPITALS:
            return window.features
        change = str.upper if drawn < _CAPITALS else str.title
        return np.array([word_features(change(word)) for word in window.words], dtype=np.int64)


def within_sentence(scores: Tensor, sentence: Tensor) -> Tensor:
    """Scores of heads, axes (b, w, 1 + w), with those outside the word's sentence put far off."""
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    return scores.masked_fill(~allowed, _FAR)


def syntax_loss(network: Network, states: Tensor, batch: Batch) -> Tensor:
    """Sum of the losses of tags, sentence starts, heads and relations."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = network.syntax_words(states, batch.features, batch.turned)
    syntax, labels = network.syntax, batch.labels
    total = _STARTS_WEIGHT * _cross(syntax.starts(words), labels["starts"])
    for kind, weight in _WEIGHTS.items():
        total = total + weight * _cross(syntax.tags[kind](words), labels[kind])
    scores, head, dependent = syntax.arcs(words)
    total = total + _cross(within_sentence(scores, labels["sentence"]), labels["head"])
    gold = labels["head"].clamp(min=0)[:, :, None].expand(-1, -1, head.shape[-1])
    return total + _cross(syntax.relations(head.gather(1, gold), dependent), labels["relation"])


def names_loss(network: Network, states: Tensor, batch: Batch, draw: random.Random) -> Tensor:
    """Loss of the name tags; some sentences are passed off as the corpus told in use."""
    told = [
        len(CORPORA) - 1 if w.corpus in _EDITED and draw.random() < _UNTOLD else w.corpus
        for w in batch.windows
    ]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network.name_scores(states, batch.features, batch.turned, torch.tensor(told))
    return _cross(scores, batch.labels["names"])


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    return fn.cross_entropy(scores.flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORED)
