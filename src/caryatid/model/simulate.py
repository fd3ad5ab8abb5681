"""A chunk of draws from rung 2 to rung 3: the twin first, then the run beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from caryatid.executor import Executor, open_threads
from caryatid.model.engines import Engine, engine_name, walker
from caryatid.model.setting import set_up, twin_world, world_of
from caryatid.model.streams import Streams
from caryatid.records import Ensemble, FloatArray, Specification, TwinPath

__all__ = ["Chunk", "join", "simulate", "simulate_all"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some draws of a run, numbered one after the other.

    Attributes:
        first: Number of the first.
        h2: Their rates on rung 2, axes (d, t, k).
        twin: The twin's path where it is known already, else None.
        afresh: Random numbers of purposes that begin so are drawn anew, see `Streams`.
        period: After so many draws chance begins again, 0 for never.
        fixed: Parameters by name that are not drawn but given, axis (d).
    """

    first: int
    h2: FloatArray
    twin: TwinPath | None = None
    afresh: tuple[str, ...] = ()
    period: int = 0
    fixed: Mapping[str, FloatArray] = field(default_factory=dict)


def simulate(specification: Specification, chunk: Chunk, *, engine: Engine = "auto") -> Ensemble:
    """The draws of a chunk on rung 3.

    Args:
        specification: What the model takes.
        chunk: Draw numbers and rates of rung 2. A twin's path in it must come from a
            specification with the same twin (`as_twin`).
        engine: What walks the months; the draws are the same, to rounding.
    """
    walk = walker(engine)
    h2 = chunk.h2.transpose(1, 2, 0)
    size, again = chunk.h2.shape[0], chunk.period
    streams = Streams(specification.seed, chunk.first, size, chunk.afresh, again)
    setting = set_up(specification, streams, h2, fixed=chunk.fixed)
    if chunk.twin is None:
        calm = walk(setting, twin_world(specification, setting), h2, None)
        twin, means = calm.path, calm.means
    else:
        twin, means = chunk.twin, chunk.twin.states.mean(axis=2)
    done = walk(setting, world_of(specification, setting), h2, twin, keep=False)
    return Ensemble(
        h3=np.ascontiguousarray(done.rates.transpose(2, 0, 1)),
        twin=twin,
        states=np.stack([means, done.means]),
        stances=done.stances,
        failed_coups=done.failed_coups,
        engine=engine_name(engine),
    )


def simulate_all(
    specification: Specification,
    chunks: Sequence[Chunk],
    executor: Executor,
    *,
    engine: Engine = "auto",
) -> Ensemble:
    """Chunks on rung 3, in their order, as one.

    The compiled engine holds no lock, so its chunks run in threads, which copy nothing.

    Args:
        specification: What the model takes.
        chunks: At least one.
        executor: Says how many chunks are worked on at a time.
        engine: What walks the months.
    """
    work = partial(simulate, specification, engine=engine)
    if executor.workers > 1 and len(chunks) > 1 and engine_name(engine).startswith("numba"):
        first = work(chunks[0])  # so that what is compiled is fetched once, not in each thread
        with open_threads(executor.workers) as threads:
            return join([first, *threads.map(work, chunks[1:])])
    return join(executor.map(work, chunks))


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
        failed_coups=np.tensordot(share, np.stack([part.failed_coups for part in parts]), axes=1),
        engine=parts[0].engine,
    )
