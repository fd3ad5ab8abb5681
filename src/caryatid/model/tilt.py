"""From states to hazards: slopes and how far the run's states lie from the twin's.

`log h3_k = log h2_k + B_k . (x - x_twin)`. Source: situation.md section 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from caryatid.records import FloatArray
from caryatid.terms.judgement import STATES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["FOREIGN", "THREAT_SLOPE", "Slopes", "slopes_of", "threatened", "tilt"]

FOREIGN = WAYS_OUT.index("foreign_imposed")
THREAT_SLOPE = "slope.foreign_imposed.threat"


@dataclass(frozen=True, slots=True)
class Slopes:
    """Slopes by way out, only those that there are.

    Attributes:
        ways: Indices on axis k that have slopes, ascending.
        by_way: For each of them, (index on axis x, slope with axis (d)).
    """

    ways: tuple[int, ...]
    by_way: tuple[tuple[tuple[int, FloatArray], ...], ...]


def slopes_of(p: Mapping[str, FloatArray]) -> Slopes:
    """The slopes among the parameters.

    Args:
        p: Parameters; slopes are called `slope.<way out>.<state>`.
    """
    found: dict[int, list[tuple[int, FloatArray]]] = {}
    for k, way in enumerate(WAYS_OUT):
        for x, state in enumerate(STATES):
            slope = p.get(f"slope.{way}.{state}")
            if slope is not None:
                found.setdefault(k, []).append((x, slope))
    return Slopes(tuple(found), tuple(tuple(pairs) for pairs in found.values()))


def tilt(slopes: Slopes, difference: FloatArray) -> FloatArray:
    """B . (x - x_twin) for the ways out that have slopes, axes (k, d).

    Summed term by term, so that a draw's number does not depend on the draws beside it.

    Args:
        slopes: With axis (d).
        difference: x - x_twin, axes (x, d).
    """
    logs = np.zeros((len(slopes.ways), difference.shape[1]))
    for row, pairs in enumerate(slopes.by_way):
        for x, slope in pairs:
            logs[row] += slope * difference[x]
    return logs


def threatened(
    rate: FloatArray,
    pulse: FloatArray,
    certain: FloatArray,
    twin_pulse: FloatArray,
    slope: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """How threats move the foreign-imposed rate: a factor and a term, both with axis (d).

    The threat as it stands is inside the anchored total: pulse and twin's pulse are equal there,
    the factor is 1 and the term 0. The class's own exits of this kind are the other part of the
    risk, so what makes the threat likelier or less likely to be carried out moves the rate in
    proportion, (rate + pulse) / (rate + pulse as it stands). What comes true counts in full, as
    far as it goes beyond what was expected.

    Args:
        rate: Of rung 2.
        pulse: Rate that threats would add in the run.
        certain: The part of it whose antecedent is certain.
        twin_pulse: Rate that threats would add as things stand.
        slope: How much of it counts; 0 for none.
    """
    still_open = pulse - certain
    expected = np.maximum(twin_pulse - still_open, 0.0)
    before, after = rate + twin_pulse, rate + still_open + np.minimum(certain, expected)
    ratio = np.divide(after, before, out=np.ones_like(before), where=before > 0.0)
    term: FloatArray = slope * np.maximum(certain - expected, 0.0)
    return ratio**slope, term
