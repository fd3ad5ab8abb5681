"""One way to run heavy work: `map(function, items)`, in this process or in several.

Results come back in the order of the items, so sums over chunks are the same on any number of
workers.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from caryatid.errors import UsageError

__all__ = ["CHUNK_DRAWS", "Executor", "InProcess", "open_executor", "open_threads"]

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK_DRAWS = 1024
"""Draws in one piece of work, fixed so that the number of workers cannot matter."""


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


@contextmanager
def open_executor(workers: int = 1) -> Iterator[Executor]:
    """An executor on this machine.

    Args:
        workers: Number of processes; 1 stays in this one.

    Raises:
        UsageError: `workers` is less than one.
    """
    if workers < 1:
        raise UsageError(f"{workers} workers", fix="give --workers a number of 1 or more")
    if workers == 1:
        yield InProcess()
        return
    context = multiprocessing.get_context("spawn")  # fork is unsafe beside BLAS threads
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        yield _Pool(pool, workers)


@contextmanager
def open_threads(workers: int) -> Iterator[Executor]:
    """An executor in this process, for work that holds no lock: nothing is copied to and fro.

    Args:
        workers: Number of threads.
    """
    with ThreadPoolExecutor(max_workers=workers) as pool:
        yield _Pool(pool, workers)
