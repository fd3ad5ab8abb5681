"""A what-if beside the run that it varies: paired differences, because chance is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from caryatid.forecast.running import Run, rerun
from caryatid.model import incidence
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["Comparison", "compare", "comparison_text"]

_MONTHS = 12
_STANDARD_ERRORS = 2.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The leader's exit within 12 months on rung 3, before and after a change.

    Attributes:
        before: Probability of exit as it is.
        after: With the change.
        points: Mean paired difference, in points of 100.
        se: Its standard error.
        by_way: Way out -> difference in points; they sum to `points`.
    """

    before: float
    after: float
    points: float
    se: float
    by_way: Mapping[str, float]


def compare(
    run: Run, *, pillar_z: Mapping[str, float], patrons_out: tuple[str, ...] = ()
) -> Comparison:
    """What a change does.

    Args:
        run: A run.
        pillar_z: Pillar -> level on the logit scale.
        patrons_out: Patrons that are out from the first month.

    Raises:
        UsageError: There is no such pillar or patron.
    """
    varied = rerun(run, pillar_z=pillar_z, patrons_out=patrons_out)
    before, after = (_left(r) for r in (run, varied))
    change = 100.0 * (after - before)
    paired = change.sum(axis=1)
    return Comparison(
        before=float(before.sum(axis=1).mean()),
        after=float(after.sum(axis=1).mean()),
        points=float(paired.mean()),
        se=float(paired.std(ddof=1) / np.sqrt(paired.size)),
        by_way=dict(zip(WAYS_OUT, change.mean(axis=0).tolist(), strict=True)),
    )


def _left(run: Run) -> FloatArray:
    """Probability of having left by each way, axes (d, k)."""
    left: FloatArray = incidence(run.ensemble.h3[:, :_MONTHS])[:, -1]
    return left


def comparison_text(found: Comparison) -> str:
    """The comparison in words."""
    told = abs(found.points) >= _STANDARD_ERRORS * found.se and round(found.points, 1) != 0.0
    change = (
        f"{found.points:+.1f} points (± {_STANDARD_ERRORS * found.se:.1f})"
        if told
        else "not distinguishable from none"
    )
    moved = [f"{way} {points:+.1f}" for way, points in found.by_way.items() if abs(points) >= 0.05]
    lines = [
        "What-if on rung 3, the leader's exit within 12 months, of 100:",
        f"as it is {100 * found.before:.1f}, with the change {100 * found.after:.1f}: {change}",
    ]
    if told and moved:
        lines.append(f"by way out: {', '.join(moved)}")
    return "\n".join(lines)
