"""The labels that the network tells apart, counted from the training portions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from _lm.treebanks import Tree
from caryatid.reading.language._decode import TAGS

__all__ = ["IGNORED", "Inventory", "count_labels", "load_inventory", "save_inventory"]

IGNORED = -100
"""Stands for a label that is not learned; no loss counts it."""

_LEAST = {"upos": 1, "xpos": 10, "feats": 10, "relation": 15}
"""Times that a label must occur to be learned. Source: judgement; rarer ones cannot be."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Labels by kind (upos, xpos, feats, relation, names), the number being the place."""

    labels: dict[str, tuple[str, ...]]

    def number(self, kind: str, label: str) -> int:
        """Number of a label, or `IGNORED`."""
        known = self.labels[kind]
        return known.index(label) if label in known else IGNORED


def count_labels(trees: Iterable[Tree]) -> Inventory:
    """Labels that occur often enough, the frequent first."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _LEAST}
    for tree in trees:
        for row in tree.rows:
            counts["upos"][row.upos] += 1
            counts["xpos"][row.xpos] += 1
            counts["feats"][row.feats] += 1
            counts["relation"][row.relation] += 1
    labels = {
        kind: tuple(
            label
            for label, n in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            if n >= _LEAST[kind]
        )
        for kind, counter in counts.items()
    }
    return Inventory({**labels, "names": TAGS})


def save_inventory(inventory: Inventory, path: Path) -> None:
    path.write_text(json.dumps(inventory.labels, indent=1) + "\n", encoding="utf-8")


def load_inventory(path: Path) -> Inventory:
    held = json.loads(path.read_text(encoding="utf-8"))
    return Inventory({kind: tuple(labels) for kind, labels in held.items()})
