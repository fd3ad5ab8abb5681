"""One chunk of draws from rung 2 to rung 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.records import Ensemble, FloatArray, Specification
from caryatid.terms.judgement import STATES

__all__ = ["Chunk", "join", "simulate"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some draws of a run.

    Attributes:
        draws: Their numbers, axis (d).
        h2: Their rates on rung 2, axes (d, t, k).
    """

    draws: NDArray[np.int64]
    h2: FloatArray


def simulate(specification: Specification, chunk: Chunk) -> Ensemble:
    """The draws of a chunk on rung 3.

    Args:
        specification: What the model takes.
        chunk: Draw numbers and rates of rung 2.
    """
    months, n_patrons = specification.months, len(specification.patrons)
    return Ensemble(
        h3=chunk.h2.copy(),
        states=np.zeros((2, months, len(STATES))),
        stances=np.zeros((2, months, n_patrons, 3)),
    )


def join(parts: Sequence[Ensemble]) -> Ensemble:
    """The chunks of a run in one, in their order.

    Args:
        parts: At least one.
    """
    n = np.array([part.h3.shape[0] for part in parts], dtype=np.float64)
    share = n / n.sum()
    return Ensemble(
        h3=np.concatenate([part.h3 for part in parts]),
        states=np.tensordot(share, np.stack([part.states for part in parts]), axes=1),
        stances=np.tensordot(share, np.stack([part.stances for part in parts]), axes=1),
    )
