"""How corpora are read for training, on lines of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from _lm.corpora import Corpora, trees_dev
from _lm.inventory import IGNORED, count_labels, load_inventory, save_inventory
from _lm.lemma_tables import base_forms, count_lemmas, lemma_score
from _lm.names import read_columns, read_gum
from _lm.treebanks import read_trees, relation
from _lm.windows import name_windows, tree_windows

from caryatid.errors import DataError
from caryatid.reading.language._pieces import Pieces

SPLITTER = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "banks", "do", "n", "##t", "lend"])

TREES = """\
# newdoc id = one
# newpar
# text = Banks don't lend.
1\tBanks\tbank\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod:lmod\t_\t_
4\tlend\tlend\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tlend\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Banks lend.
1\tBanks\tbank\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tlend\tlend\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""

NAMED = """\
1\tPresident\tPresident\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(1-person-new-nnnnn-cf1-2-sgl
2\tObua\tObua\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\tEntity=(2-organization-new-nnnnn-cf2-2,4-sgl
5\tBank\tBank\tPROPN\tNNP\t_\t2\tnmod\t_\t_
6\tof\tof\tADP\tIN\t_\t7\tcase\t_\t_
7\tLira\tLira\tPROPN\tNNP\t_\t5\tnmod\t_\tEntity=(3-place-new-nnnnn-cf3-1-sgl)2)
8\tmet\tmeet\tVERB\tVBD\t_\t1\tdep\t_\t_
9\tit\tit\tPRON\tPRP\t_\t8\tobj\t_\tEntity=(2-organization-giv-nnnnn-cf2-1-ana)

"""


def written(folder: Path, text: str) -> Path:
    path = folder / "part.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_trees_keep_words_and_leave_empty_nodes_out(tmp_path: Path) -> None:
    first, second = read_trees(written(tmp_path, TREES))
    assert [row.form for row in first.rows] == ["Banks", "do", "n't", "lend", "."]
    assert [row.space_after for row in first.rows] == [True, False, True, False, True]
    assert [row.head for row in first.rows] == [4, 4, 4, 0, 4]
    assert (first.opens, first.paragraph, first.text) == (True, True, "Banks don't lend.")
    assert not second.opens


@pytest.mark.parametrize(
    ("name", "kept"), [("nsubj:pass", "nsubj:pass"), ("advmod:lmod", "advmod"), ("obj", "obj")]
)
def test_only_some_subtypes_are_kept(name: str, kept: str) -> None:
    assert relation(name) == kept


def test_names_are_read_off_entities_with_a_proper_noun(tmp_path: Path) -> None:
    (sentence,) = read_gum(written(tmp_path, NAMED))
    assert sentence.tags == (
        "O", "B-PER", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O",
    )  # fmt: skip


def test_kinds_of_other_corpora_become_ours(tmp_path: Path) -> None:
    text = (
        "Lira I-LOC\nvotes O\n\nthe O\nUnity B-politicalparty\nParty I-politicalparty\nx B-event\n"
    )
    first, second = read_columns(written(tmp_path, text))
    assert first.tags == ("B-LOC", "O")
    assert second.tags == ("O", "B-ORG", "I-ORG", "O")


def test_windows_shift_heads_and_number_labels(tmp_path: Path) -> None:
    trees = list(read_trees(written(tmp_path, TREES)))
    inventory = count_labels(trees * 10)
    (window,) = tree_windows(trees, SPLITTER, inventory, seed=None)
    assert window.labels["head"].tolist() == [4, 4, 4, 0, 4, 7, 0, 7]
    assert window.labels["starts"].tolist() == [1, 0, 0, 0, 0, 1, 0, 0]
    assert window.labels["sentence"].tolist() == [0] * 5 + [1] * 3
    upos = [inventory.labels["upos"][k] for k in window.labels["upos"]]
    assert upos[:4] == ["NOUN", "AUX", "PART", "VERB"]
    assert inventory.number("relation", "orphan") == IGNORED


def test_an_inventory_survives_the_disk(tmp_path: Path) -> None:
    inventory = count_labels(list(read_trees(written(tmp_path, TREES))) * 20)
    save_inventory(inventory, tmp_path / "inventory.json")
    assert load_inventory(tmp_path / "inventory.json") == inventory


def test_named_sentences_are_read_alone_when_measured(tmp_path: Path) -> None:
    sentences = list(read_gum(written(tmp_path, NAMED * 3)))
    inventory = count_labels([])
    assert len(name_windows(sentences, SPLITTER, inventory, corpus=1, seed=None)) == 3


def test_lemma_tables_say_what_they_were_counted_from(tmp_path: Path) -> None:
    trees = list(read_trees(written(tmp_path, TREES))) * 3
    table = count_lemmas(trees, frozenset())
    assert table.lemma("n't", "RB") == "not"
    assert table.lemma("Banks", "NNS") == "bank"
    assert lemma_score(table, trees) == 100.0
    assert base_forms(trees) == {"bank", "lend"}


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="en_ewt-ud-dev"):
        trees_dev(Corpora(tmp_path), "ewt")
