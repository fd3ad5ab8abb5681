from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from caryatid.reading import _typed as typed
from caryatid.reading import load_document, read_document
from caryatid.reading._clues import BLOCKS, CONTENT, clues, named_acts, typed_words
from caryatid.reading._lines import lines
from caryatid.reading._sides import Parties
from caryatid.reading._typed import NONE, Judgement, Typer, shipped_typer
from caryatid.reading._weighed import NEW, NOTHING, doubted, unnamed
from caryatid.reading.actors import find_actors
from caryatid.reading.language import Parsed, TrainedEnglish
from caryatid.reading.lexicon import match_trigger
from caryatid.reading.segment import sentences
from caryatid.reading.tree_line import TreeLine
from caryatid.terms.acts import ACTS, GROUP_OF

TEXT = "Belarus sent rifles to the junta after the vote."


def line_of(text: str) -> tuple[TreeLine, Parsed]:
    document = load_document(text.encode(), name="made.txt")
    spots = sentences(document.body, document.title_span)
    parsed = TrainedEnglish().parse(document.body, [(s.start, s.end) for s in spots])
    index = find_actors(document, spots, None, parsed)
    return next(iter(lines(document.body, spots, index))), parsed


def constant(name: str, chance: float) -> Typer:
    """A classifier that says the same of every word."""
    shipped = shipped_typer()
    weights = {block: np.zeros_like(held) for block, held in shipped.weights.items()}
    bias = np.full(len(shipped.classes), -50.0, dtype=np.float32)
    bias[shipped.classes.index(name)] = np.log(chance)
    other = shipped.classes.index("provenance" if name == NONE else NONE)
    bias[other] = np.log(max(1 - chance, 1e-9))
    return Typer(shipped.classes, weights, bias)


def test_the_lexicon_speaks_for_the_head_of_its_phrase() -> None:
    text = "Oman opened a military base in the junta's port."
    named = named_acts(line_of(text)[0])
    assert named[text.index("military")] == named[text.index("base")] == {"mil_presence"}
    assert text.index("port") not in named


def test_columns_of_a_word() -> None:
    line, parsed = line_of(TEXT)
    (sentence,) = parsed
    places = typed_words(sentence)
    assert all(sentence.tokens[at].upos in CONTENT for at in places)
    columns = clues(sentence, places, named_acts(line))
    assert tuple(columns) == BLOCKS
    assert {len(held) for held in columns.values()} == {len(places)}
    first = places.index(next(at for at in places if sentence.tokens[at].text == "sent"))
    rifles = next(at for at, token in enumerate(sentence.tokens) if token.text == "rifles")
    np.testing.assert_allclose(columns["object"][first], sentence.states[rifles])
    assert not columns["head"][first].any()
    np.testing.assert_allclose(
        columns["head"][places.index(rifles)], sentence.states[places[first]]
    )


def test_chances_are_probabilities_over_acts_and_none() -> None:
    typer = shipped_typer()
    line, parsed = line_of(TEXT)
    (sentence,) = parsed
    chances = typer.chances(clues(sentence, typed_words(sentence), named_acts(line)))
    np.testing.assert_allclose(chances.sum(axis=1), 1.0, rtol=1e-5)
    assert set(typer.classes) <= {*ACTS, NONE}


def test_a_word_for_a_deed_is_judged_one_and_a_word_beside_it_none() -> None:
    line, parsed = line_of("Ankara lent the council 200 million dollars on a Tuesday.")
    judged = shipped_typer().judge(line, parsed)
    lent = next(found for start, found in judged.items() if start == len("Ankara "))
    assert GROUP_OF[lent.act] == "financial_support"
    assert lent.chance > lent.none


def test_nothing_is_judged_without_states() -> None:
    line, parsed = line_of(TEXT)
    bare = Parsed(tuple(type(s)(s.start, s.end, s.tokens, s.entities) for s in parsed.sentences))
    assert shipped_typer().judge(line, bare) == {}


@pytest.mark.parametrize(("chance", "gone"), [(NOTHING + 0.01, True), (NOTHING - 0.01, False)])
def test_a_deed_with_one_party_is_doubted(chance: float, gone: bool) -> None:
    line, parsed = line_of(TEXT)
    at = next(i for i, word in enumerate(line.tokens) if word.text == "rifles")
    (last, trigger), *_ = match_trigger(line.tokens, at)
    judged = constant(NONE, chance).judge(line, parsed)
    assert doubted(line, at, last, trigger, Parties(("blr",), ()), judged) is gone
    assert not doubted(line, at, last, trigger, Parties(("blr",), ("junta",)), judged)
    assert not doubted(line, at, last, trigger, Parties(("blr",), ()), {})


def test_a_word_that_the_lexicon_lacks_becomes_a_trigger_of_its_part_of_speech() -> None:
    line, _ = line_of("Belarus zibbled the junta with a zibble.")
    sure = Judgement("arms", NEW + 0.01, 0.0)
    verb, noun = line.tokens[1].start, line.tokens[6].start
    found = unnamed(line, 1, {verb: sure})
    assert found is not None
    assert (found.act, found.pattern, found.direction) == ("arms", "v", "completed")
    named = unnamed(line, 6, {noun: sure})
    assert named is not None
    assert named.pattern == "n"
    assert unnamed(line, 1, {verb: Judgement("arms", NEW - 0.01, 0.0)}) is None
    assert unnamed(line, 2, {line.tokens[2].start: sure}) is None


def test_a_reading_takes_new_words_only_between_two_parties() -> None:
    typer = constant("arms", 0.99)
    both = load_document(b"Belarus zibbled Kenya on Monday.", name="made.txt")
    one = load_document(b"Belarus zibbled on Monday.", name="made.txt")
    claims = read_document(both, focus=None, typer=typer).claims
    assert [(c.source, c.act, c.target) for c in claims] == [(("blr",), "arms", ("ken",))]
    assert not read_document(one, focus=None, typer=typer).claims


def test_a_missing_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typed, "files", lambda _: tmp_path)
    typed.shipped_typer.cache_clear()
    with pytest.raises(typed.DataError, match="make act-classifier"):
        shipped_typer()
    typed.shipped_typer.cache_clear()
