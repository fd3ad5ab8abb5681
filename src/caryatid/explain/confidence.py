"""How well founded a forecast is, by the four tests of the tradecraft rule.

Source: ontology.md section 1.2, after JP 2-0: number of independent chains, best Admiralty grade,
share of judgement in the spread, age of the evidence. The edges are judgement.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Literal

from caryatid.explain.explanation import Confidence
from caryatid.explain.percent import percent
from caryatid.forecast import Run
from caryatid.records import EventGroup
from caryatid.terms.pillars import display_name

__all__ = ["GLARING_GAPS", "confidence_of"]

GLARING_GAPS = ("security_forces",)
"""Pillars without which no view of a regime is well founded. Judgement."""

_CHAINS = (3, 6)
_SHARES = (0.5, 0.25)
_AGES = (180, 60)
_GRADES = ("C3", "B2")


def confidence_of(run: Run, carrying: Sequence[str]) -> Confidence:
    """Confidence with its reasons.

    Args:
        run: The forecast.
        carrying: Ids of the claims that carry the result.
    """
    groups = run.view.groups
    roots = {root for group in groups for root in group.roots}
    grade = _best_grade(groups)
    age = _median_age(run, groups)
    share = run.forecast.judgement_share
    checked = sum(run.view.status_of(c) in {"confirmed", "edited"} for c in carrying)
    gaps = [g for g in GLARING_GAPS if g in run.situation.gaps]
    marks = (
        _mark(-len(roots), (-_CHAINS[0], -_CHAINS[1])),
        _grade_mark(grade),
        _mark(share, _SHARES),
        _mark(age if age is not None else 10_000, _AGES),
    )
    weak = marks.count(0) + len(gaps)
    strong = marks.count(2) == len(marks) and not gaps and checked == len(carrying)
    level: Literal["low", "moderate", "high"] = "low" if weak >= 2 else "moderate"
    if strong and carrying:
        level = "high"
    reasons = [
        f"{_count(len(run.view.documents), 'document')}, {_count(len(roots), 'origin')}",
        _checked_words(checked, len(carrying)),
        _grade_words(grade),
        f"{percent(share)} % of the spread is judgement",
    ]
    if age is not None and age > _AGES[1]:
        reasons.append(f"half of the evidence is older than {age} days")
    reasons += [f"nobody reports on {display_name(g).lower()}" for g in gaps]
    return Confidence(
        level=level,
        reasons=tuple(r for r in reasons if r),
        n_documents=len(run.view.documents),
        n_origins=len(roots),
        n_carrying=len(carrying),
        n_checked=checked,
        best_grade=grade,
        judgement_share=share,
        age_days=age,
    )


def _best_grade(groups: Sequence[EventGroup]) -> str:
    # F is unknown, not worst, but an unknown source cannot vouch for a forecast.
    return min((f"{g.reliability}{g.credibility}" for g in groups), default="F6")


def _grade_mark(grade: str) -> int:
    letter, digit = grade[0], int(grade[1])
    if letter <= _GRADES[1][0] and digit <= int(_GRADES[1][1]):
        return 2
    return 1 if letter <= _GRADES[0][0] and digit <= int(_GRADES[0][1]) else 0


def _mark(value: float, edges: tuple[float, float]) -> int:
    """0 weak, 1 middling, 2 strong; smaller values are better, edges from weak to strong."""
    return 0 if value > edges[0] else 1 if value > edges[1] else 2


def _median_age(run: Run, groups: Sequence[EventGroup]) -> int | None:
    ages = [max(0, (run.view.as_of - group.when).days) for group in groups]
    return int(statistics.median(ages)) if ages else None


def _checked_words(checked: int, carrying: int) -> str:
    if not carrying:
        return "no claim carries this: it is history and priors"
    if carrying == 1:
        return f"the one claim that carries this is {'checked' if checked else 'not checked'}"
    return f"{checked} of the {carrying} claims that carry this are checked"


def _grade_words(grade: str) -> str:
    return "no source is graded" if grade[0] == "F" else f"best grade {grade}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
