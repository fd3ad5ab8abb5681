"""What the network in training says of windows, to score it on the development portions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from _lm.batches import Batch, batches, padded
from _lm.corpora import CORPORA
from _lm.network import Network
from _lm.scoring import Predicted
from _lm.windows import Ints, Window
from caryatid.reading.language._decode import bounds, heads_within, tag_path

__all__ = ["predict_names", "predict_syntax"]

_WORDS_AT_ONCE = 3000


def _states(network: Network, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        middle = network.lower(batch.pieces, batch.mask)
        states = network.upper(middle, batch.mask, batch.first)
    return states.float()


@torch.no_grad()
def predict_syntax(
    network: Network, windows: Sequence[Window]
) -> Iterator[tuple[Window, Predicted]]:
    """Tags, starts, heads and relations; words and sentences are given."""
    network.eval()
    for group in batches(windows, _WORDS_AT_ONCE, draw=None):
        batch = padded(group)
        words = network.syntax_words(_states(network, batch), batch.features, batch.turned)
        tags = {kind: head(words).argmax(-1).numpy() for kind, head in network.syntax.tags.items()}
        tags["starts"] = network.syntax.starts(words).argmax(-1).numpy()
        scores, head, dependent = network.syntax.arcs(words)
        heads = np.zeros(batch.first.shape, dtype=np.int64)
        for row, window in enumerate(group):
            n = len(window.first)
            given = bounds(window.labels["starts"] == 1)
            heads[row, :n] = heads_within(scores[row, :n, : n + 1].numpy(), given)
        picked = torch.from_numpy(heads)[:, :, None].expand(-1, -1, head.shape[-1])
        relations = network.syntax.relations(head.gather(1, picked), dependent).argmax(-1).numpy()
        for row, window in enumerate(group):
            n = len(window.first)
            labels: dict[str, Ints] = {kind: held[row, :n] for kind, held in tags.items()}
            yield (
                window,
                Predicted({**labels, "head": heads[row, :n], "relation": relations[row, :n]}),
            )


@torch.no_grad()
def predict_names(
    network: Network, windows: Sequence[Window]
) -> Iterator[tuple[Window, Predicted]]:
    """Names, the network being told the corpus that it is told in use."""
    network.eval()
    for group in batches(windows, _WORDS_AT_ONCE, draw=None):
        batch = padded(group)
        told = torch.full((len(group),), len(CORPORA) - 1)
        scores = network.name_scores(_states(network, batch), batch.features, batch.turned, told)
        for row, window in enumerate(group):
            path = tag_path(scores[row, : len(window.first)].numpy())
            yield window, Predicted({"names": path})
