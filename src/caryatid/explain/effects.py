"""Paired changes of survival and the words for their size."""

from __future__ import annotations

import numpy as np

from caryatid.explain.explanation import Change, SizeWord
from caryatid.records import FloatArray

__all__ = ["LARGE", "MODERATE", "NONE", "STANDARD_ERRORS", "VISIBLE", "paired_change", "size_word"]

LARGE = 10.0
"""Points of 12-month survival from which an effect is called large. Judgement: one in ten of the
futures that stood falls; range 8 to 15."""

MODERATE = 3.0
"""Points from which an effect is called moderate. Judgement: about what a month of news moves;
range 2 to 5."""

STANDARD_ERRORS = 2.0
"""Standard errors of the paired mean that an effect must exceed. Source: situation.md section 8."""

VISIBLE = 0.05
"""Points below which an effect prints as 0.0 and so is not told from none."""

NONE: SizeWord = "not distinguishable from none"


def paired_change(before: FloatArray, after: FloatArray) -> Change:
    """Change of survival between two runs with the same random numbers.

    Args:
        before: Survival without the change, axis (d), fractions.
        after: Survival with it, axis (d), the same draws in the same order.

    Returns:
        Mean, 90 % interval and standard error in points.
    """
    difference = 100.0 * (after - before)
    mean = float(difference.mean())
    spread = float(difference.std(ddof=1)) if difference.size > 1 else 0.0
    se = spread / float(np.sqrt(difference.size))
    low, high = (float(q) for q in np.quantile(difference, [0.05, 0.95]))
    return Change(mean, low, high, se, size_word(mean, se))


def size_word(mean: float, se: float) -> SizeWord:
    """Size of an effect in a word; below two standard errors it is not told from none."""
    size = abs(mean)
    if size < VISIBLE or size < STANDARD_ERRORS * se:
        return NONE
    if size >= LARGE:
        return "large"
    return "moderate" if size >= MODERATE else "small"
