"""One way to run heavy work: `map(function, items)`, in this process, in several, or on a cluster.

Results come back in the order of the items, so sums over chunks are the same on any number of
workers.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from caryatid.errors import UsageError

__all__ = [
    "CHUNK_DRAWS",
    "LOCAL_CLUSTER",
    "Executor",
    "InProcess",
    "open_cluster",
    "open_executor",
    "open_threads",
]

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK_DRAWS = 1024
"""Draws in one piece of work, fixed so that the number of workers cannot matter."""

LOCAL_CLUSTER = "local"
"""Name of a dask cluster that is started on this machine and ends with the work."""

_WAIT_SECONDS = 10.0
"""Seconds after which an address that does not answer is given up."""


class Executor(Protocol):
    """Anything that maps a function over items and keeps their order."""

    @property
    def workers(self) -> int:
        """How many items are worked on at a time."""
        ...

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """Results of `function` for each item, in the items' order."""
        ...


class InProcess:
    """Runs the work here, one item after the other."""

    workers = 1

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """Results of `function` for each item, in the items' order."""
        return [function(item) for item in items]


class _Pool:
    def __init__(self, pool: ProcessPoolExecutor | ThreadPoolExecutor, workers: int) -> None:
        self._pool = pool
        self.workers = workers

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        return list(self._pool.map(function, items))


class _Cluster:
    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def workers(self) -> int:
        return sum(self._client.nthreads().values())

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        sent = self._client.scatter(function, broadcast=True)
        futures = [self._client.submit(_call, sent, item, pure=False) for item in items]
        found: list[Result] = self._client.gather(futures)
        return found


def _call(function: Callable[[Item], Result], item: Item) -> Result:
    """Runs on a worker, which has the function, and what it carries, already."""
    return function(item)


@contextmanager
def open_executor(workers: int = 1, *, cluster: str = "") -> Iterator[Executor]:
    """An executor on this machine, or on a cluster.

    Args:
        workers: Number of processes; 1 stays in this one. A running cluster has its own.
        cluster: Address of a running dask scheduler ("tcp://10.0.0.5:8786"), or LOCAL_CLUSTER; ""
            for none.

    Raises:
        UsageError: `workers` is less than one, dask is not installed, or nothing answers at the
            address.
    """
    if workers < 1:
        raise UsageError(f"{workers} workers", fix="give --workers a number of 1 or more")
    if cluster:
        with open_cluster(cluster, workers) as found:
            yield found
        return
    if workers == 1:
        yield InProcess()
        return
    context = multiprocessing.get_context("spawn")  # fork is unsafe beside BLAS threads
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        yield _Pool(pool, workers)


@contextmanager
def open_cluster(address: str, workers: int) -> Iterator[Executor]:
    """An executor on a dask cluster.

    Args:
        address: Of its scheduler, or LOCAL_CLUSTER.
        workers: Processes of a cluster that is started here.

    Raises:
        UsageError: dask is not installed, or nothing answers at the address.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(
            "a cluster needs dask.distributed",
            fix="install it with: pip install 'caryatid[cluster]'",
        ) from error
    if address == LOCAL_CLUSTER:
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,
            Client(local) as client,
        ):
            yield _Cluster(client)
        return
    try:
        client = Client(address, timeout=_WAIT_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no dask scheduler answers at {address!r} ({error})",
            fix="give --cluster the address that `dask scheduler` prints, or local",
        ) from error
    with client:
        yield _Cluster(client)


@contextmanager
def open_threads(workers: int) -> Iterator[Executor]:
    """An executor in this process, for work that holds no lock: nothing is copied to and fro.

    Args:
        workers: Number of threads.
    """
    with ThreadPoolExecutor(max_workers=workers) as pool:
        yield _Pool(pool, workers)
