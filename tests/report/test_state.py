"""The pillars as lines: words for what the files call by ids."""

from __future__ import annotations

from typing import Any

from caryatid.report.state import state_text


def test_conditions_and_gaps_stand_in_words(sample_run: Any) -> None:
    text = state_text(sample_run.situation, sample_run.view)
    ids = [condition.id for condition in sample_run.situation.conditions]
    assert ids
    assert not [ident for ident in ids if ident in text]
    assert "condition  removal protests in 3 months: " in text
    assert "_" not in text.rpartition("gaps  ")[2]
