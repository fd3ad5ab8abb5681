"""A chunk of draws from rung 2 to rung 3: the twin first, then the run beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from caryatid.model.setting import as_twin, set_up, world_of
from caryatid.model.streams import Streams
from caryatid.model.walk import walk
from caryatid.records import Ensemble, FloatArray, Specification, TwinPath

__all__ = ["Chunk", "join", "simulate"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some draws of a run, numbered one after the other.

    Attributes:
        first: Number of the first.
        h2: Their rates on rung 2, axes (d, t, k).
        twin: The twin's path where it is known already, else None.
    """

    first: int
    h2: FloatArray
    twin: TwinPath | None = None


def simulate(specification: Specification, chunk: Chunk) -> Ensemble:
    """The draws of a chunk on rung 3.

    Args:
        specification: What the model takes.
        chunk: Draw numbers and rates of rung 2. A twin's path in it must come from a
            specification with the same twin (`as_twin`).
    """
    h2 = np.ascontiguousarray(chunk.h2.transpose(1, 2, 0))
    streams = Streams(specification.seed, chunk.first, chunk.h2.shape[0])
    setting = set_up(specification, streams, h2)
    twin = chunk.twin
    if twin is None:
        twin = walk(setting, world_of(as_twin(specification), setting), h2, None).path
    done = walk(setting, world_of(specification, setting), h2, twin)
    return Ensemble(
        h3=np.ascontiguousarray(done.rates.transpose(2, 0, 1)),
        twin=twin,
        states=np.stack([twin.states.mean(axis=2), done.path.states.mean(axis=2)]),
        stances=done.stances,
    )


def join(parts: Sequence[Ensemble]) -> Ensemble:
    """The chunks of a run in one, in their order.

    Args:
        parts: At least one.
    """
    if len(parts) == 1:
        return parts[0]
    n = np.array([part.h3.shape[0] for part in parts], dtype=np.float64)
    share = n / n.sum()
    return Ensemble(
        h3=np.concatenate([part.h3 for part in parts]),
        twin=TwinPath(
            np.concatenate([part.twin.states for part in parts], axis=2),
            np.concatenate([part.twin.pulse for part in parts], axis=1),
        ),
        states=np.tensordot(share, np.stack([part.states for part in parts]), axes=1),
        stances=np.tensordot(share, np.stack([part.stances for part in parts]), axes=1),
    )
