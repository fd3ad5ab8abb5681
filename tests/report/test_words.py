from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from caryatid.explain import Explanation
from caryatid.records import Decision
from caryatid.report import brief_text
from caryatid.report.naming import outlet_name
from caryatid.report.words import (
    confidence_sentence,
    forecast_text,
    headline,
    rung_rows,
    ways,
)
from caryatid.terms.icd203 import phrase


def test_blocks_come_in_the_order_in_which_a_reader_asks(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    text = brief_text(sample_run, sample_explanation)
    marks = [
        "TLP:AMBER",
        "TESTLAND",
        "in office on 4 Mar 2020",
        "Confidence: low.",
        "Leader in office   ",
        "Regime in place",
        "1 history",
        "other class",
        "2 + conditions",
        "3 + our judgement",
        "Ways out in 12 months",
        "Stress:",
        "Recorded, not modelled: recognition (1).",
        "Gaps",
        "Watch:",
        "To check first: caryatid review (2 events)",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_lines_fit_the_width(sample_run: Any, sample_explanation: Explanation, width: int) -> None:
    lines = brief_text(sample_run, sample_explanation, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_ways_out_add_up_to_what_the_headline_leaves(sample_run: Any) -> None:
    exit_ = sample_run.forecast.leader_exit.horizons[12]["rung2"].p
    total = sum(value for _, value in ways(sample_run))
    assert round(total, 1) == round(100 * exit_, 1) == 12.3
    assert "(88 %" in headline(sample_run)


def test_the_headline_uses_the_words_of_the_scale(sample_run: Any) -> None:
    estimate = sample_run.forecast.leader_exit.horizons[12]["rung2"]
    words = phrase(1 - estimate.p, 1 - estimate.hi, 1 - estimate.lo)
    assert headline(sample_run).lower().startswith(words.lower())


def test_unconfirmed_conditions_are_named_with_the_number_without_them(sample_run: Any) -> None:
    assert "94 % if nobody confirms: removal protests in 3 months (2 events)." in headline(
        sample_run
    )


def test_a_confirmed_condition_leaves_the_headline_alone(sample_run: Any) -> None:
    situation = sample_run.situation
    sure = tuple(replace(c, confirmed=True) for c in situation.conditions)
    sample_run.situation = replace(situation, conditions=sure)
    assert "if nobody confirms" not in headline(sample_run)


def test_confidence_and_likelihood_never_share_a_sentence(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    words = r"likely|chance|even odds|certain|probab"
    assert not re.search(words, confidence_sentence(sample_explanation))
    assert "confidence" not in headline(sample_run).lower()


def test_effects_that_are_not_told_from_none_carry_no_number(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    text = brief_text(sample_run, sample_explanation)
    (line,) = [x for x in text.splitlines() if "Russia: money" in x]
    assert "not distinguishable from none" in line
    assert not re.search(r"[+-]\d", line)


def test_a_quote_is_named_by_the_number_of_its_claim(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    assert '"Moscow promised the palace a loan of $2 billion" [1]' in brief_text(
        sample_run, sample_explanation
    )


def test_the_class_by_itself_stands_beside_rung_1(sample_run: Any) -> None:
    class_ = replace(sample_run.base.class_, p12=0.08, p12_lo=0.05, p12_hi=0.12)
    sample_run.base = replace(sample_run.base, class_=class_)
    label, _, words = rung_rows(sample_run)[0]
    assert label == "1 history"
    assert words.endswith("; the class by itself: 92 [88-95]")


def test_a_long_name_of_a_pillar_is_never_cut(
    sample_run: Any, sample_explanation: Explanation
) -> None:
    first = replace(sample_explanation.stress[0], name="United Arab Emirates: security")
    told = replace(sample_explanation, stress=(first, *sample_explanation.stress[1:]))
    assert "  United Arab Emirates: security\n" in brief_text(sample_run, told)


def test_a_document_without_an_outlet_goes_by_its_name(sample_run: Any) -> None:
    view = sample_run.view
    nameless = replace(view.documents[0], outlet=None, name="cables.txt")
    view = replace(view, documents=(nameless, *view.documents[1:]))
    assert outlet_name(view, nameless.id) == "cables.txt"
    assert outlet_name(view, "Test Wire") == "Test Wire"


def test_the_first_line_says_when_a_later_decision_counts(sample_run: Any) -> None:
    assert "nothing later used" in forecast_text(sample_run)
    claim = sample_run.view.claims[0].id
    later = Decision(claim, "confirmed", "ada", datetime(2019, 5, 1, tzinfo=UTC))
    sample_run.view = replace(sample_run.view, decisions=(later,))
    assert "no later report used" in forecast_text(sample_run)
