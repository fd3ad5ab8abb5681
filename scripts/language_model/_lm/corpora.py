"""Which corpora train, which choose, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from _lm.names import Named, read_columns, read_gum
from _lm.treebanks import Tree, read_trees
from caryatid.errors import DataError

__all__ = ["CORPORA", "Corpora", "names_dev", "names_train", "trees_dev", "trees_train"]

CORPORA = ("gum", "wikigold", "btc", "crossner")
"""Corpora of names. Each names things its own way, and the network is told which one it reads;
in use it is told the last."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """Folder with the corpora; its README says where they come from.

    Attributes:
        root: The folder that holds ud_ewt, gum_open and ner_open.
    """

    root: Path

    def path(self, name: str) -> Path:
        """One file, which must be there."""
        path = self.root / name
        if not path.is_file():
            raise DataError(
                f"no file {name}", where=str(self.root),
                fix="name the folder with the corpora with --data DIR",
            )  # fmt: skip
        return path


def trees_train(corpora: Corpora) -> list[Tree]:
    """Sentences of the training portions of EWT and GUM."""
    return _trees(corpora, "ud_ewt/en_ewt-ud-train.conllu", "gum_open/gum_open-train.conllu")


def trees_dev(corpora: Corpora, name: str) -> list[Tree]:
    """Sentences of the development portion of "ewt" or "gum", never trained on."""
    files = {"ewt": "ud_ewt/en_ewt-ud-dev.conllu", "gum": "gum_open/gum_open-dev.conllu"}
    return _trees(corpora, files[name])


def _trees(corpora: Corpora, *names: str) -> list[Tree]:
    return [tree for name in names for tree in read_trees(corpora.path(name))]


def names_train(corpora: Corpora) -> dict[str, list[Named]]:
    """Sentences with names by corpus; the development portions are not among them."""
    folder = "ner_open/"
    return {
        "gum": list(read_gum(corpora.path("gum_open/gum_open-train.conllu"))),
        "wikigold": list(read_columns(corpora.path(folder + "wikigold.conll.txt"))),
        "btc": [
            sentence
            for part in ("btc_f.conll", "btc_g.conll")
            for sentence in read_columns(corpora.path(folder + part))
        ],
        "crossner": list(read_columns(corpora.path(folder + "crossner_politics_train.txt"))),
    }


def names_dev(corpora: Corpora, name: str) -> list[Named]:
    """Sentences of the development portion of "crossner" or "uner", never trained on."""
    if name == "uner":
        path = corpora.path("ner_open/uner_en_ewt-ud-dev.iob2")
        return list(read_columns(path, word=1, tag=2))
    return list(read_columns(corpora.path("ner_open/crossner_politics_dev.txt")))
