"""All windows that training and choosing need."""

from __future__ import annotations

from dataclasses import dataclass, replace

from _lm.corpora import CORPORA, Corpora, names_dev, names_train, trees_dev, trees_train
from _lm.encoder import vocabulary
from _lm.inventory import Inventory, count_labels
from _lm.windows import Window, name_windows, tree_windows
from caryatid.reading.language._pieces import Pieces

__all__ = ["Material", "gather"]

_TIMES = {"gum": 1, "wikigold": 1, "btc": 1, "crossner": 3}
"""How often each corpus of names is read in a pass. Source: judgement; the one on politics is
small and the nearest to what analysts read."""


@dataclass(frozen=True, slots=True)
class Material:
    """Windows by use.

    Attributes:
        inventory: Labels, counted from the training portions.
        syntax: To train tags, sentences and trees.
        names: To train names.
        syntax_dev: To choose, by treebank.
        names_dev: To choose, by corpus.
    """

    inventory: Inventory
    syntax: list[Window]
    names: list[Window]
    syntax_dev: dict[str, list[Window]]
    names_dev: dict[str, list[Window]]


def gather(corpora: Corpora) -> Material:
    """Read all corpora and cut them into windows, the same each time."""
    splitter = Pieces(vocabulary())
    trees = trees_train(corpora)
    inventory = count_labels(trees)
    names: list[Window] = []
    for corpus, sentences in names_train(corpora).items():
        for time in range(_TIMES[corpus]):
            number = CORPORA.index(corpus)
            names.extend(
                name_windows(sentences, splitter, inventory, corpus=number, seed=11 + time)
            )
    told = len(CORPORA) - 1
    return Material(
        inventory=inventory,
        syntax=tree_windows(trees, splitter, inventory, seed=7),
        names=[replace(window, order=place) for place, window in enumerate(names)],
        syntax_dev={
            name: tree_windows(trees_dev(corpora, name), splitter, inventory, seed=None)
            for name in ("ewt", "gum")
        },
        names_dev={
            name: name_windows(
                names_dev(corpora, name), splitter, inventory, corpus=told, seed=None
            )
            for name in ("crossner", "uner")
        },
    )
