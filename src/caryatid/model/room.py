"""Where the draws of a run go: arrays for all of them, of which each chunk fills its part.

What is joined afterwards would be written twice, and by one thread while others wait.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.records import FloatArray, TwinPath
from caryatid.terms.judgement import STATES

__all__ = ["Room", "empty_path"]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a chunk's numbers go.

    Attributes:
        rates: Of the chunk, axes (d, t, k), filled by a run.
        path: Of all twins, filled by a twin and read by a run.
        place: Where the chunk's draws begin on the path's axis (d).
    """

    rates: FloatArray
    path: TwinPath
    place: int


def empty_path(months: int, draws: int) -> TwinPath:
    """A path to be filled.

    Args:
        months: How many.
        draws: How many.
    """
    return TwinPath(np.empty((months, len(STATES), draws)), np.empty((months, draws)))
