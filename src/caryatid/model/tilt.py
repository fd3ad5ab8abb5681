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

__all__ = ["FOREIGN", "THREAT_SLOPE", "Slopes", "slopes_of", "threat_tilt", "tilt"]

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


def threat_tilt(
    h_foreign: FloatArray, pulse: FloatArray, twin_pulse: FloatArray, slope: FloatArray
) -> FloatArray:
    """Log ratio by which threats move the foreign-imposed rate, axis (d).

    The elicited branches of a threat carry relative risks (rate of rung 2 + pulse). Their mean
    over the branches as they stand is anchored to rung 2, so the threat as it stands is inside
    the anchored total, and what departs from it moves the rate by
    (rate + pulse of the run) / (rate + pulse as it stands).

    Args:
        h_foreign: Rate of rung 2, axis (d).
        pulse: Rate that threats would add in the run, axis (d).
        twin_pulse: The same as things stand, axis (d).
        slope: How much of it counts.
    """
    before, after = h_foreign + twin_pulse, h_foreign + pulse
    ratio = np.divide(after, before, out=np.ones_like(before), where=before > 0.0)
    # A rate of 0 in rung 2 stays 0 whatever multiplies it; only the logarithm must exist.
    logs: FloatArray = slope * np.log(np.where(ratio > 0.0, ratio, 1.0))
    return logs
