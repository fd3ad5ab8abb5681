"""The reader's network: an encoder of word pieces under two stacks, one for syntax, one for names.

Axes: b windows, k word pieces, w words, h width, l labels.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from _lm.corpora import CORPORA
from _lm.encoder import LAYERS, WIDTH, Encoder
from _lm.inventory import Inventory
from caryatid.reading.language._features import ENDINGS, SHAPES, STARTS

__all__ = ["FROZEN_LAYERS", "Network", "Syntax"]

FROZEN_LAYERS = 2
"""Lower layers that keep their published weights, so that their output is computed once.

Source: judgement; the lowest layers know words rather than sentences, and this saves a third of
the training time.
"""

_TAPS = (2, 5)
"""Layers whose output the stacks see. Source: judgement; one for forms, the last for sense."""

_MIX = 256
_SHAPE, _ENDING, _START, _CORPUS = 16, 64, 32, 16
_WIDTH_SYNTAX, _WIDTH_NAMES = 384, 256
_ARC, _RELATION = 256, 192
_DROPOUT, _DROPOUT_NAMES = 0.25, 0.5
"""Widths and dropout of the stacks. Source: judgement; they set the size of the shipped file."""


class _Sweep(nn.Module):
    """One layer that reads a window forwards and backwards."""

    def __init__(self, size_in: int, size_out: int) -> None:
        super().__init__()
        self.forwards = nn.LSTM(size_in, size_out // 2, batch_first=True)
        self.backwards = nn.LSTM(size_in, size_out // 2, batch_first=True)

    def forward(self, x: Tensor, turned: Tensor) -> Tensor:
        """`turned` holds the place of each word's mirror image, axes (b, w)."""
        onward, _ = self.forwards(x)
        back, _ = self.backwards(_pick(x, turned))
        return torch.cat([onward, _pick(back, turned)], -1)


def _pick(x: Tensor, places: Tensor) -> Tensor:
    return x.gather(1, places[:, :, None].expand(-1, -1, x.shape[-1]))


class _Stack(nn.Module):
    """Encoder states and word features to word states."""

    def __init__(self, size: int, n_sweeps: int, n_extra: int, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(len(_TAPS) * WIDTH, _MIX)
        size_in = _MIX + _SHAPE + _ENDING + _START + n_extra
        self.sweeps = nn.ModuleList(
            _Sweep(size if number else size_in, size) for number in range(n_sweeps)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, features: Tensor, turned: Tensor) -> Tensor:
        x = torch.cat([fn.gelu(self.mix(states)), features], -1)
        for sweep in self.sweeps:
            x = sweep(self.dropout(x), turned)
        return self.dropout(x.float())


class Syntax(nn.Module):
    """Tags, sentence starts, heads and relations from word states."""

    def __init__(self, inventory: Inventory) -> None:
        super().__init__()
        count = {kind: len(labels) for kind, labels in inventory.labels.items()}
        self.tags = nn.ModuleDict(
            {kind: nn.Linear(_WIDTH_SYNTAX, count[kind]) for kind in ("upos", "xpos", "feats")}
        )
        self.starts = nn.Linear(_WIDTH_SYNTAX, 2)
        self.as_head = nn.Linear(_WIDTH_SYNTAX, _ARC + _RELATION)
        self.as_dependent = nn.Linear(_WIDTH_SYNTAX, _ARC + _RELATION)
        self.root = nn.Parameter(torch.randn(_WIDTH_SYNTAX) * 0.02)
        self.arc = nn.Parameter(nn.init.orthogonal_(torch.empty(_ARC + 1, _ARC)))
        self.relation = nn.Linear(2 * _RELATION, count["relation"])
        self.dropout = nn.Dropout(_DROPOUT)

    def arcs(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of heads, axes (b, w, 1 + w), the root first; states for `relations`."""
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        head, head_relation = self.as_head(rooted).split((_ARC, _RELATION), -1)
        dependent, relation = self.as_dependent(x).split((_ARC, _RELATION), -1)
        head = self.dropout(fn.leaky_relu(head, 0.1))
        dependent = self.dropout(fn.leaky_relu(dependent, 0.1))
        scored = _with_one(dependent) @ self.arc
        scores = scored @ head.transpose(1, 2) / _ARC**0.5
        return scores, head_relation, relation

    def relations(self, head: Tensor, dependent: Tensor) -> Tensor:
        """Scores of relations between words and their heads' states, axes (..., l)."""
        added = fn.leaky_relu(head + dependent, 0.1)
        return self.relation(self.dropout(torch.cat([added, head * dependent], -1)))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Network(nn.Module):
    """The whole network."""

    def __init__(self, inventory: Inventory, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, _SHAPE)
        self.ending = nn.Embedding(ENDINGS, _ENDING)
        self.start = nn.Embedding(STARTS, _START)
        self.corpus = nn.Embedding(len(CORPORA), _CORPUS)
        self.syntax_stack = _Stack(_WIDTH_SYNTAX, 2, 0, _DROPOUT)
        self.syntax = Syntax(inventory)
        self.names_stack = _Stack(_WIDTH_NAMES, 1, _CORPUS, _DROPOUT_NAMES)
        self.names = nn.Linear(_WIDTH_NAMES, len(inventory.labels["names"]))

    def lower(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """States after the frozen layers, axes (b, k, h)."""
        x = self.encoder.embed(pieces)
        for layer in self.encoder.layers[:FROZEN_LAYERS]:
            x = layer(x, mask)
        return x

    def upper(self, x: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """States after the frozen layers to what the stacks see, axes (b, w, 2h)."""
        taps: list[Tensor] = []
        for number in range(FROZEN_LAYERS, LAYERS):
            x = self.encoder.layers[number](x, mask)
            if number in _TAPS:
                taps.append(x)
        return _pick(torch.cat(taps, -1), first)

    def features(self, features: Tensor) -> Tensor:
        """Shape, ending and start, axes (b, w, 3), to vectors."""
        parts = (self.shape, self.ending, self.start)
        return torch.cat([part(features[..., at]) for at, part in enumerate(parts)], -1)

    def syntax_words(self, states: Tensor, features: Tensor, turned: Tensor) -> Tensor:
        """Word states for `syntax`."""
        return self.syntax_stack(states, self.features(features), turned)

    def name_scores(
        self, states: Tensor, features: Tensor, turned: Tensor, corpus: Tensor
    ) -> Tensor:
        """Scores of name tags, axes (b, w, l); `corpus` has axis (b)."""
        told = self.corpus(corpus)[:, None, :].expand(-1, features.shape[1], -1)
        seen = torch.cat([self.features(features), told], -1)
        return self.names(self.names_stack(states, seen, turned))
