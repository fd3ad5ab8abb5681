"""Reads treebanks in CoNLL-U into sentences with the labels that we train on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Row", "Tree", "read_trees", "relation"]

_KEPT = frozenset((
    "nsubj:pass", "nmod:poss", "obl:agent", "aux:pass", "acl:relcl", "csubj:pass",
    "compound:prt", "nmod:unmarked", "obl:unmarked",
))  # fmt: skip
"""Subtypes that the reader's rules can use; the others fold into their relation.

Source: README of the training data.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One syntactic word of a treebank.

    Attributes:
        form: As written.
        lemma: As annotated.
        upos: Universal part of speech.
        xpos: Penn tag.
        feats: Morphological features, joined; "" for none.
        head: 1-based word of the sentence, 0 for the root.
        relation: Relation to the head, with the subtypes that we keep.
        space_after: Whether white space follows in the text.
        misc: Last column.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space_after: bool
    misc: str


@dataclass(slots=True)
class Tree:
    """One sentence.

    Attributes:
        rows: Its words.
        opens: Whether it opens a document.
        paragraph: Whether it opens a paragraph.
        text: As printed in the treebank's comment.
    """

    rows: list[Row] = field(default_factory=list)
    opens: bool = False
    paragraph: bool = False
    text: str = ""


def relation(name: str) -> str:
    """A relation with the subtypes that we keep, other subtypes cut off."""
    return name if name in _KEPT else name.split(":")[0]


def read_trees(path: Path) -> Iterator[Tree]:
    """Sentences of a CoNLL-U file in order; empty nodes are left out."""
    tree = Tree()
    joined: tuple[int, bool] = (0, True)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            if tree.rows:
                yield tree
                tree = Tree()
            joined = (0, True)
        elif line.startswith("#"):
            _comment(tree, line)
        else:
            joined = _row(tree, line.split("\t"), joined)


def _comment(tree: Tree, line: str) -> None:
    tree.opens = tree.opens or line.startswith("# newdoc")
    tree.paragraph = tree.paragraph or line.startswith("# newpar")
    if line.startswith("# text = "):
        tree.text = line[len("# text = ") :]


def _row(tree: Tree, cells: list[str], joined: tuple[int, bool]) -> tuple[int, bool]:
    """Add a line's word; `joined` is the last word of an open multiword token and its space."""
    number, spaced = cells[0], "SpaceAfter=No" not in cells[9]
    if "." in number:
        return joined
    if "-" in number:
        return int(number.split("-")[1]), spaced
    at, (last, last_spaced) = int(number), joined
    if at <= last:
        spaced = last_spaced if at == last else False
    feats = "" if cells[5] == "_" else cells[5]
    tree.rows.append(
        Row(cells[1], cells[2], cells[3], cells[4], feats, int(cells[6]), relation(cells[7]),
            spaced, cells[9])
    )  # fmt: skip
    return joined
