"""A chunk of draws from rung 2 to rung 3: the twin first, then the run beside it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Semaphore

import numpy as np

from caryatid.executor import Executor, InProcess, open_threads
from caryatid.model.engines import Engine, engine_name, planner
from caryatid.model.room import Room, empty_path
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
        twin: The twins' paths where they are known already, else None.
        place: Where the chunk's draws begin on axis (d) of `twin`.
        afresh: Random numbers of purposes that begin so are drawn anew, see `Streams`.
        period: After so many draws chance begins again, 0 for never.
        fixed: Parameters by name that are not drawn but given, axis (d).
    """

    first: int
    h2: FloatArray
    twin: TwinPath | None = None
    place: int = 0
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
    return simulate_all(specification, (chunk,), InProcess(), engine=engine)


def simulate_all(
    specification: Specification,
    chunks: Sequence[Chunk],
    executor: Executor,
    *,
    engine: Engine = "auto",
) -> Ensemble:
    """Chunks on rung 3, in their order, as one.

    The compiled engine holds no lock while it walks, so it walks in threads, which copy nothing.

    Args:
        specification: What the model takes.
        chunks: At least one; of all of them the twin is known, at the places where they stand, or
            of none.
        executor: Says how many chunks are worked on at a time.
        engine: What walks the months.
    """
    name, alone = engine_name(engine), executor.workers == 1 or len(chunks) == 1
    if not alone and not name.startswith("numba"):
        return join(executor.map(partial(simulate, specification, engine=engine), _cut(chunks)))
    sizes = [chunk.h2.shape[0] for chunk in chunks]
    starts = [0, *itertools.accumulate(sizes)]
    h3 = np.empty((starts[-1], *chunks[0].h2.shape[1:]))
    known = chunks[0].twin
    path = empty_path(h3.shape[1], starts[-1]) if known is None else known

    def prepared(n: int) -> Callable[[], _Means]:
        place = starts[n] if known is None else chunks[n].place
        room = Room(h3[starts[n] : starts[n + 1]], path, place)
        return _prepare(specification, chunks[n], room, engine)

    means = _done(prepared, len(chunks), 1 if alone else executor.workers)
    share = np.array(sizes, dtype=np.float64) / starts[-1]
    return Ensemble(
        h3=h3,
        twin=path if known is None else _seen(path, chunks),
        states=_mean(share, [m.states for m in means]),
        stances=_mean(share, [m.stances for m in means]),
        failed_coups=_mean(share, [m.failed_coups for m in means]),
        engine=name,
    )


def _cut(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with no more of the known paths than they stand on, to be sent to other processes."""
    return [
        chunk if chunk.twin is None else replace(chunk, twin=_seen(chunk.twin, (chunk,)), place=0)
        for chunk in chunks
    ]


@dataclass(frozen=True, slots=True)
class _Means:
    """Means over the draws of a chunk, as in `Ensemble`."""

    states: FloatArray
    stances: FloatArray
    failed_coups: FloatArray


def _prepare(
    specification: Specification, chunk: Chunk, room: Room, engine: Engine
) -> Callable[[], _Means]:
    """Draws all that a chunk needs; what is left are the months of twin and run."""
    plan = planner(engine)
    h2 = chunk.h2.transpose(1, 2, 0)
    size, again = chunk.h2.shape[0], chunk.period
    streams = Streams(specification.seed, chunk.first, size, chunk.afresh, again)
    setting = set_up(specification, streams, h2, fixed=chunk.fixed)
    twin = None
    if chunk.twin is None:
        twin = plan(setting, twin_world(specification, setting), h2, None, room=room)
    run = plan(setting, world_of(specification, setting), h2, room.path, room=room)

    def go() -> _Means:
        if twin is None:
            own = slice(room.place, room.place + size)
            calm = room.path.states[:, :, own].mean(axis=2)
        else:
            calm = twin().means
        done = run()
        return _Means(np.stack([calm, done.means]), done.stances, done.failed_coups)

    return go


def _done(
    prepared: Callable[[int], Callable[[], _Means]], chunks: int, threads: int
) -> list[_Means]:
    """All chunks, prepared one after the other while those before them walk in threads.

    Threads that prepared their own would wait for each other all the time: that part holds the
    interpreter's lock.
    """
    if threads == 1:
        return [prepared(n)() for n in range(chunks)]
    free = Semaphore(2 * threads)  # so that few chunks wait, whatever the number of draws

    def jobs() -> Iterator[Callable[[], _Means]]:
        for n in range(chunks):
            free.acquire()
            yield prepared(n)

    def walk(job: Callable[[], _Means]) -> _Means:
        try:
            return job()
        finally:
            free.release()

    with open_threads(threads) as pool:
        return pool.map(walk, jobs())


def _seen(path: TwinPath, chunks: Sequence[Chunk]) -> TwinPath:
    """The part of known paths that chunks one after the other stand on."""
    own = slice(chunks[0].place, chunks[-1].place + chunks[-1].h2.shape[0])
    return TwinPath(path.states[:, :, own], path.pulse[:, own])


def _mean(share: FloatArray, parts: Sequence[FloatArray]) -> FloatArray:
    if len(parts) == 1:
        return parts[0]
    mean: FloatArray = np.tensordot(share, np.stack(parts), axes=1)
    return mean


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
        states=_mean(share, [part.states for part in parts]),
        stances=_mean(share, [part.stances for part in parts]),
        failed_coups=_mean(share, [part.failed_coups for part in parts]),
        engine=parts[0].engine,
    )
