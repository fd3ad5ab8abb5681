"""All windows that training and choosing need."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from _lm.corpora import CORPORA, Corpora, names_dev, names_train, trees_dev, trees_train
from _lm.encoder import vocabulary
from _lm.inventory import Inventory, count_labels
from _lm.names import Named
from _lm.renaming import listed_names, mentioned, renamed
from _lm.windows import Window, name_windows, tree_windows
from caryatid.reading.language._pieces import Pieces

__all__ = ["Material", "gather"]

_TIMES = {"gum": (1, 1), "wikigold": (1, 2), "btc": (1, 0), "crossner": (1, 5)}
"""How often each corpus of names is read in a pass, as it is and with other names in it.

Source: judgement; the one on politics is small and the nearest to what analysts read.
"""


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
    for corpus, sentences in _readings(names_train(corpora)):
        number = CORPORA.index(corpus)
        names.extend(name_windows(sentences, splitter, inventory, corpus=number, seed=len(names)))
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


def _readings(held: dict[str, list[Named]]) -> Iterator[tuple[str, list[Named]]]:
    """Each corpus as often as it is read, at first as it is, then with other names in it."""
    edited = [s for corpus, sentences in held.items() if corpus != "btc" for s in sentences]
    pools = (mentioned(edited), listed_names())
    for corpus, sentences in held.items():
        plain, changed = _TIMES[corpus]
        for _ in range(plain):
            yield corpus, sentences
        for number in range(changed):
            draw = random.Random(number)
            yield corpus, [renamed(sentence, pools, draw) for sentence in sentences]
