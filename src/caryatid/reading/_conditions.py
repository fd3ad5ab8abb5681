"""Whether a word stands under a condition."""

from __future__ import annotations

from caryatid.reading.clauses import Line

__all__ = ["CONDITION_MARKS", "inside_condition"]

CONDITION_MARKS = frozenset({"if", "unless", "should"})


def inside_condition(line: Line, at: int) -> bool:
    """Whether "if" or "unless" governs the clause of word `at` or opens the sentence."""
    lows = [w.low for w in line.tokens]
    marks = [i for i, low in enumerate(lows) if low in {"if", "unless"} and not _whether(lows, i)]
    if not marks:
        return False
    if marks[0] <= 1:
        return True
    return any(mark < at for mark in marks) or any(
        low in {"would", "could", "will", "may", "might"} for low in lows[max(0, at - 4) : at]
    )


def _whether(lows: list[str], i: int) -> bool:
    """“to see if”, "asked if", "as if", “even if” set no condition of the deed."""
    return i > 0 and lows[i - 1] in {
        "see",
        "asked",
        "as",
        "wonder",
        "know",
        "ask",
        "wondered",
        "only",
    }
