"""All draws of a world, a block at a time: small enough for what a core holds near."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from caryatid.model.compiled._beliefs import room_for
from caryatid.model.compiled._compile import compiled, kept
from caryatid.model.compiled._world import through_months
from caryatid.records import FloatArray

__all__ = ["walk_blocks"]

_BLOCK = 256

Keys = NDArray[np.uint64]
Marks = NDArray[np.int64]
_room_for = compiled(room_for)


@kept
def walk_blocks(
    draws: Keys,
    place: int,
    q: FloatArray,
    inside: FloatArray,
    patrons: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    threats: tuple[Marks, FloatArray, FloatArray, FloatArray],
    slopes: tuple[Marks, FloatArray, Marks, Marks],
    noise: tuple[FloatArray, Keys, Keys, Keys],
    h2: FloatArray,
    twin: tuple[bool, FloatArray, FloatArray],
    out: tuple[FloatArray, FloatArray, FloatArray, NDArray[np.int64], FloatArray],
) -> None:
    """Fills rates, states, pulse, counts of stances and sums of states.

    Args:
        draws: Draw numbers, axis (d).
        place: Where they begin on the axis (d) of paths.
        q: Parameters, axes (row, d).
        inside: States at the start, axes (row, d).
        patrons: Stances (i, d), whether they give (i, d), gifts (c, i, d), numbers (row, i, d).
        threats: Marks (trigger, row), chances (trigger, 2, d), state (row, d), waiting
            (branch, d).
        slopes: Ways that have slopes (w), slopes (w, x, d), the other ways, which there are (w, x).
        noise: Of income (t, d); keys of crowds' events (t), of due dates and of choices (t, i).
        h2: Rates of rung 2, axes (d, t, k).
        twin: Whether this is a run beside a twin, the twin's states (t, x, d) and pulse (t, d).
        out: What is filled, see `through_months`.
    """
    n_patrons = patrons[0].shape[0]
    for a in range(0, draws.size, _BLOCK):
        b = min(a + _BLOCK, draws.size)
        size = b - a
        mine = n_patrons * size
        own = (
            patrons[0][:, a:b].copy().reshape(mine),
            patrons[1][:, a:b].copy().reshape(mine),
            patrons[2][:, :, a:b].copy().reshape(3, mine),
            patrons[3][:, :, a:b].copy().reshape(patrons[3].shape[0], mine),
        )
        state, waiting = threats[2][:, a:b].copy(), threats[3][:, a:b].copy()
        edges = (threats[0], threats[1][:, :, a:b].copy(), state, waiting)
        by_way = (slopes[0], slopes[1][:, :, a:b].copy(), slopes[2], slopes[3])
        room = (
            np.empty((threats[0].shape[0] + waiting.shape[0], size)),
            np.empty(_room_for(slopes[0].size, mine)),
        )
        span = (draws[a:b], a, place + a)
        here, inner = q[:, a:b].copy(), inside[:, a:b].copy()
        through_months(here, inner, own, edges, by_way, noise, span, h2, twin, room, out)
