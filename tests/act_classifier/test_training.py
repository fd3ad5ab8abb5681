from __future__ import annotations

import numpy as np
import pytest
from act_classifier import training
from act_classifier.evaluation import report
from act_classifier.example_set import Example, Told, load_examples
from act_classifier.lexicon_rows import bare_sentences
from act_classifier.shipping import SHIPPED, train
from act_classifier.training import Rows, fit, joined, lexicon_rows, rows_of

from caryatid.reading._clues import BLOCKS
from caryatid.reading._typed import NONE, load_typer
from caryatid.terms.acts import ACTS


def example(text: str, at: str, act: str, wording: str = "made/one") -> Example:
    start = text.index(at)
    told = Told((start, start + len(at)), act, (), (), "completed", negated=False)
    return Example(wording, text, (told,))


GIVEN = [
    example("Minsk zibbled rifles to the junta in the wet month of May.", "zibbled", "arms"),
    Example("made/two", "The choir sang a song about the long winter.", ()),
]


def test_the_head_of_the_words_has_the_act_and_what_hangs_on_it_teaches_nothing() -> None:
    rows = rows_of(GIVEN)
    assert rows.acts.tolist().count("arms") == 1
    assert set(rows.acts) == {"arms", NONE}
    near = rows_of([GIVEN[0]])
    assert 1 <= len(near.acts) < len([w for w in GIVEN[0].text.split() if len(w) > 3])


def test_columns_that_tell_classes_apart_are_learnt_and_folded_back() -> None:
    rng = np.random.default_rng(3)
    acts = np.array(["arms", NONE] * 40)
    columns = {block: rng.normal(size=(80, 2)).astype(np.float32) for block in BLOCKS}
    columns["word"][:, 0] = np.where(acts == "arms", 7.0, 5.0)
    rows = Rows(columns, acts, np.array(["made/one"] * 80))
    typer = fit(rows)
    found = np.array(typer.classes)[typer.chances(columns).argmax(axis=1)]
    assert (found == acts).all()
    same = fit(rows)
    assert all((same.weights[b] == typer.weights[b]).all() for b in BLOCKS)


def test_every_act_of_the_lexicon_has_bare_sentences() -> None:
    made = list(bare_sentences())
    assert {act for _, _, act in made} <= set(ACTS)
    assert len({act for _, _, act in made}) > 70
    assert all(text[slice(*at)].strip() for text, at, _ in made)


def test_scores_count_what_is_right() -> None:
    rows = Rows(
        {"lexicon": np.array([[1.0], [0.0], [1.0]], dtype=np.float32)},
        np.array(["arms", "arms", NONE]),
        np.array(["a", "b", "c"]),
    )
    classes = [*ACTS, NONE]
    chances = np.zeros((3, len(classes)))
    chances[0, classes.index("troops")] = 1.0
    chances[1, classes.index("arms")] = 1.0
    chances[2, classes.index(NONE)] = 1.0
    said = list(report(rows, classes, chances))
    assert said[0] == "3 words, 2 of them deeds"
    assert said[1] == "accuracy 0.667, by group 1.000"
    assert any("doubted from" in line and "1, rightly 1.00" in line for line in said)
    assert any("new words" in line and "1, rightly 1.00" in line for line in said)
    assert said[-1].split() == ["arms", "2", "1.00", "0.50", "0.67"]


@pytest.mark.slow
def test_what_ships_is_what_the_script_makes() -> None:
    made, shipped = train(load_examples()), load_typer(SHIPPED)
    assert made.classes == shipped.classes
    for block in BLOCKS:
        wide = np.abs(shipped.weights[block]).max()
        np.testing.assert_allclose(made.weights[block], shipped.weights[block], atol=0.02 * wide)


def test_lexicon_rows_teach_by_the_word_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    few = list(bare_sentences())[:20]
    monkeypatch.setattr(training, "bare_sentences", lambda: iter(few))
    rows = rows_of(GIVEN)
    lexicon = lexicon_rows(rows)
    assert lexicon.acts.tolist() == [act for _, _, act in few]
    assert set(lexicon.wordings) == {""}
    assert not lexicon.columns["lexicon"].any()
    for block in ("sentence", "head", "object", "grammar"):
        held = lexicon.columns[block]
        np.testing.assert_allclose(held, np.repeat(held[:1], len(held), axis=0))
    assert len(joined([rows, lexicon]).acts) == len(rows.acts) + len(lexicon.acts)
