"""The network as it is shipped: what it takes and gives is fixed, and its tables are in bytes."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from _lm.corpora import CORPORA
from _lm.network import Network, Syntax

__all__ = ["INPUTS", "OUTPUTS", "Labeller", "Served", "example", "shrink_embeddings"]

INPUTS = ("pieces", "first", "features", "turned")
OUTPUTS = (
    "upos", "xpos", "feats", "starts", "arcs", "head_states", "word_states", "names",
)  # fmt: skip

_FAR = -1e4


class _ByteRows(nn.Module):
    """A table of vectors, each held in bytes with a factor of its own."""

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        factor = rows.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127.0
        self.register_buffer("rows", torch.round(rows / factor).to(torch.int8))
        self.register_buffer("factor", factor)

    def forward(self, numbers: Tensor) -> Tensor:
        rows, factor = self.get_buffer("rows"), self.get_buffer("factor")
        return rows[numbers].float() * factor[numbers]


def shrink_embeddings(network: Network, most_pieces: int) -> None:
    """Put the network's large tables into bytes and drop places that no window reaches."""
    for name in ("ending", "start"):
        table = getattr(network, name)
        setattr(network, name, _ByteRows(table.weight.detach()))
    network.encoder.pieces = _ByteRows(network.encoder.pieces.weight.detach())  # type: ignore[assignment]
    places = network.encoder.places.weight.detach()[:most_pieces].clone()
    network.encoder.places = nn.Embedding.from_pretrained(places)


class Served(nn.Module):
    """Windows to scores; the corpus of names is fixed to the one told in use."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, first: Tensor, features: Tensor, turned: Tensor
    ) -> tuple[Tensor, ...]:
        network = self.network
        mask = (pieces == 0).float()[:, None, None, :] * _FAR
        states = network.upper(network.lower(pieces, mask), mask, first)
        words = network.syntax_words(states, features, turned)
        syntax: Syntax = network.syntax
        tags = [syntax.tags[kind](words).argmax(-1) for kind in ("upos", "xpos", "feats")]
        starts = torch.softmax(syntax.starts(words), -1)[..., 1]
        arcs, head_states, word_states = syntax.arcs(words)
        told = torch.full_like(pieces[:, 0], len(CORPORA) - 1)
        names = network.name_scores(states, features, turned, told)
        return (*tags, starts, arcs, head_states, word_states, names)


class Labeller(nn.Module):
    """Pairs of a head and a word to the number of their relation."""

    def __init__(self, syntax: Syntax) -> None:
        super().__init__()
        self.syntax = syntax

    def forward(self, head: Tensor, word: Tensor) -> Tensor:
        return self.syntax.relations(head, word).argmax(-1)


def example() -> tuple[Tensor, ...]:
    """A batch of two windows to trace the network with."""
    pieces = torch.randint(1000, 5000, (2, 13))
    first = torch.arange(1, 10)[None].expand(2, -1).contiguous()
    features = torch.ones(2, 9, 3, dtype=torch.long)
    turned = torch.arange(8, -1, -1)[None].expand(2, -1).contiguous()
    return pieces, first, features, turned
