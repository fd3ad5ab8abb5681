"""Scores part by part: how a passage is built, what is counted, and where the docs say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from _scores.breakdown import Breakdown, scorer_of
from _scores.constructions import form_of, settings_of
from _scores.docs import put

from caryatid.reading import load_document, read_document, reading_to_json
from caryatid.reading.language import TrainedEnglish

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Turkey sent weapons to the army of Libya on Monday. Egypt did not condemn Libya.\n"


@pytest.mark.parametrize(
    ("text", "passage", "form"),
    [
        ("Turkey sent weapons to Libya.", "Turkey sent weapons", "verb"),
        ("Weapons were sent to Libya by Turkey.", "Weapons were sent to Libya", "passive"),
        ("The defection of two colonels shook Libya.", "The defection of two colonels", "noun"),
        ("Libya, which shelled the port, apologised.", "which shelled the port", "relative clause"),
    ],
)
def test_the_form_is_that_of_the_word_on_which_a_passage_hangs(
    text: str, passage: str, form: str
) -> None:
    start = text.index(passage)
    assert form_of(TrainedEnglish().parse(text), (start, start + len(passage))) == form


def test_settings_come_from_the_claim_and_from_where_it_stands() -> None:
    text = "“Turkey will send weapons to Libya,” the minister said.\n"
    reading = read_document(load_document(text.encode(), name="a.txt"), focus="LBY")
    claim = {"span": [1, 33], "modality": "conditional", "negated": True}
    found = set(settings_of(claim, reading, [(1, 33), (1, 33)]))
    assert found == {"quotation", "conditional", "negated", "several of one passage"}


@pytest.mark.skipif(not SHARED.exists(), reason="the scorer is not part of this project")
def test_what_the_reader_finds_counts_as_found() -> None:
    reading = read_document(load_document(TEXT.encode(), name="a.txt"), focus="LBY")
    gold: dict[str, Any] = reading_to_json(reading)
    claims = [{**claim, "core": True} for claim in gold["claims"]]
    lost = {**claims[0], "span": [52, 58], "act": "protest", "source": []}
    counts = Breakdown(scorer_of(SHARED))
    counts.add({**gold, "claims": [*claims, lost], "annotated_until": len(TEXT)}, reading)
    assert counts.told["challenge"] == 1
    assert counts.found["challenge"] == 0
    kept = sum(counts.told.values()) and [g for g in counts.printed if counts.printed[g]]
    assert kept
    for group in kept:
        assert counts.found[group] == counts.whole[group] == counts.named[group]
    assert not counts.faults
    assert any(line.startswith("  challenge") for line in counts.lines())


def test_a_table_goes_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x -->\nold\n<!-- /x -->\nb\n", encoding="utf-8")
    assert put(page, "x", "new \\1\n")
    assert page.read_text(encoding="utf-8") == "a\n<!-- x -->\n```\nnew \\1\n```\n<!-- /x -->\nb\n"
    assert not put(page, "x", "new \\1")
    with pytest.raises(ValueError, match="no part between <!-- y -->"):
        put(page, "y", "new")
