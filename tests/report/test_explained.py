from __future__ import annotations

from dataclasses import replace
from typing import Any

from caryatid.explain import Explanation, Trace, TraceLine
from caryatid.report.explained import explanation_text, trace_text


def test_the_explanation_holds_every_item_to_watch_and_to_check(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    text = explanation_text(sample_run, sample_explanation)
    for item in sample_explanation.watch:
        assert item.what in text
    for key in sample_explanation.key_claims:
        assert key.effect_words in text
    assert "Effects rest on 1,024 draws." in text


def test_what_was_not_tried_is_said(sample_run: Any, sample_explanation: Explanation) -> None:
    capped = replace(sample_explanation, outlets_left_out=("Far Post",), notes=("capped at 12",))
    text = explanation_text(sample_run, capped)
    assert "not tried: Far Post" in text
    assert "capped at 12" in text


def test_a_trace_shows_part_unit_mark_quote_and_source() -> None:
    trace = Trace(
        "fiscal",
        "strained",
        (
            TraceLine("prior", "mean of the class", part=0.6, unit="z", source="ours", mark="J"),
            TraceLine("claim", "a loan", -0.5, "z", "d/c1", "no  cash\nat all", "Post, Title"),
            TraceLine("total", "conditions", part=-7.31, unit="points"),
        ),
    )
    assert trace_text(trace).splitlines() == [
        "fiscal: strained",
        "   +0.60 z  prior: mean of the class [J]",
        "            ours",
        "   -0.50 z  claim: a loan",
        '            "no cash at all"',
        "            d/c1, Post, Title",
        "      -7.3  total: conditions",
    ]
