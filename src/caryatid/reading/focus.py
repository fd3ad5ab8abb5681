"""Which regime a set of texts is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from caryatid.reading.actors import find_actors
from caryatid.reading.segment import sentences
from caryatid.records.reading import Document, Reading
from caryatid.terms.regimes import REGIMES

__all__ = ["regime_shares"]


def regime_shares(texts: Sequence[Document | Reading]) -> list[tuple[str, float]]:
    """Shares of the mentions of contested regimes and their leaders, largest first.

    Args:
        texts: Documents, which are searched for actors, or readings, which have them.

    Returns:
        Pairs of ISO 3166 alpha-3 and share; shares sum to 1 unless nothing was found.
    """
    contested = {row.country for row in REGIMES}
    counts: Counter[str] = Counter()
    for text in texts:
        if isinstance(text, Reading):
            actors = text.actors
        else:
            actors = find_actors(text, sentences(text.body, text.title_span)).actors
        for actor in actors:
            if (
                actor.country
                and actor.country in contested
                and actor.kind in {"regime", "leader", "state"}
            ):
                counts[actor.country] += len(actor.mentions)
    total = sum(counts.values())
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    return [(c, counts[c] / total) for c in ranked if counts[c]]
