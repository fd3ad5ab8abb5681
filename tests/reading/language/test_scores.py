"""How scores are counted, by hand, and what the shipped files reach."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from _lm.corpora import Corpora, names_dev, trees_dev
from _lm.inventory import Inventory
from _lm.judging import given_names, given_syntax
from _lm.scoring import Predicted, name_scores, syntax_scores
from _lm.windows import Window

from caryatid.reading.language._decode import TAGS
from caryatid.reading.language._engine import engine

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "data" / "text"

INVENTORY = Inventory({"relation": ("nsubj", "nsubj:pass", "root"), "names": TAGS})


def window(**labels: list[int]) -> Window:
    held = {kind: np.array(values) for kind, values in labels.items()}
    n = len(next(iter(held.values())))
    empty = np.zeros(n, dtype=np.int64)
    return Window(empty, empty, empty.reshape(-1, 1), labels=held)


def test_a_relation_counts_with_its_head_and_without_its_subtype() -> None:
    tags = {kind: [0, 1, 2] for kind in ("upos", "xpos", "feats")}
    gold = window(**tags, starts=[1, 0, 1], head=[2, 0, 1], relation=[0, 2, 0])
    got = {**gold.labels, "starts": np.array([1, 1, 1])}
    got["head"], got["relation"] = np.array([2, 0, 2]), np.array([1, 2, 0])
    scores = syntax_scores([(gold, Predicted(got))], INVENTORY)
    assert scores["upos"] == 100.0
    assert scores["uas"] == pytest.approx(200 / 3)
    assert scores["las"] == pytest.approx(200 / 3)
    assert scores["las_sub"] == pytest.approx(100 / 3)
    assert scores["starts"] == pytest.approx(200 / 3)


def test_a_name_is_right_only_as_a_whole() -> None:
    tag = TAGS.index
    gold = window(names=[tag("B-PER"), tag("I-PER"), tag("O"), tag("B-LOC")])
    got = Predicted({"names": np.array([tag("B-PER"), tag("O"), tag("O"), tag("B-LOC")])})
    scores = name_scores([(gold, got)])
    assert (scores["all"], scores["PER"], scores["LOC"]) == (50.0, 0.0, 100.0)
    assert (scores["precision"], scores["recall"]) == (50.0, 50.0)


@pytest.mark.slow
@pytest.mark.skipif(not CORPORA.is_dir(), reason="no corpora in ../shared/data/text")
def test_the_shipped_files_reach_what_is_asked_of_them() -> None:
    corpora, held = Corpora(CORPORA), engine()
    assert given_syntax(held, trees_dev(corpora, "ewt"))["las"] >= 85.0
    assert given_syntax(held, trees_dev(corpora, "gum"))["las"] >= 84.0
    assert given_names(held, names_dev(corpora, "crossner"))["all"] >= 80.0
