"""Puts other names of the same kind into sentences, so that names are not learned by heart."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from _lm.names import Named
from caryatid.reading.language._decode import TAGS, name_spans
from caryatid.reading.language._tokens import tokens

__all__ = ["listed_names", "mentioned", "renamed"]

Pool = Mapping[str, Sequence[tuple[str, ...]]]
"""Names, each a tuple of words, by kind."""

_SHARE = 0.7
"""Share of the names that give way. Source: judgement; some must stay with what is true of them."""


@cache
def listed_names() -> Pool:
    """The names of our own lists, cut into words."""
    lists = yaml.safe_load(Path(__file__).with_name("name_lists.yaml").read_text(encoding="utf-8"))
    return {
        kind: tuple(
            tuple(name[a:b] for a, b in tokens(name, 0, len(name))) for name in map(str, names)
        )
        for kind, names in lists.items()
    }


def mentioned(sentences: Iterable[Named]) -> Pool:
    """The names of a corpus, as often as they are mentioned."""
    out: dict[str, list[tuple[str, ...]]] = {"PER": [], "LOC": [], "ORG": []}
    for sentence in sentences:
        for start, end, kind in _spans(sentence):
            out[kind].append(sentence.words[start:end])
    return out


def renamed(sentence: Named, pools: Sequence[Pool], draw: random.Random) -> Named:
    """A sentence with most of its names replaced by names of the same kind.

    Args:
        sentence: With its names.
        pools: Where new names come from, each as likely.
        draw: Decides which, and by what.
    """
    words: list[str] = []
    tags: list[str] = []
    at = 0
    for start, end, kind in _spans(sentence):
        words.extend(sentence.words[at:start])
        tags.extend(sentence.tags[at:start])
        name = sentence.words[start:end]
        if draw.random() < _SHARE:
            name = draw.choice(draw.choice(pools)[kind])
        words.extend(name)
        tags.extend([f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)])
        at = end
    words.extend(sentence.words[at:])
    tags.extend(sentence.tags[at:])
    return Named(tuple(words), tuple(tags))


def _spans(sentence: Named) -> list[tuple[int, int, str]]:
    return list(name_spans(np.array([TAGS.index(tag) for tag in sentence.tags])))
