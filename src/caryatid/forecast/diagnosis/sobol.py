"""Which single constants matter: Sobol's indices of 12-month survival, by scipy.

Survival is smooth in the constants where chance is the same for each set of them, so each set is
run through the same few draws of everything else, and their mean is what is analysed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import sobol_indices

from caryatid.errors import UsageError
from caryatid.executor import CHUNK_DRAWS, Executor
from caryatid.forecast.running import Run
from caryatid.model import Chunk, simulate_all
from caryatid.model.streams import spread
from caryatid.records import FloatArray
from caryatid.rng import block, stream_keys

__all__ = ["LEAST_SETS", "Index", "sobol"]

LEAST_SETS = 256
"""Sets of constants below which indices are refused: their errors would be as large as they are."""

_MONTHS = 12
_NOT_DRAWN = ("patron.", "money.", "negotiated.")
_CHANCES = 16
_RESAMPLES = 400
_EDGES = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Index:
    """Indices of one constant with their 90 % intervals.

    Attributes:
        name: The constant.
        first: Share of the variance that knowing it alone would remove.
        first_band: Its interval.
        total: Share that is left if all others are known.
        total_band: Its interval.
    """

    name: str
    first: float
    first_band: tuple[float, float]
    total: float
    total_band: tuple[float, float]


def sobol(
    run: Run, names: tuple[str, ...], *, executor: Executor, sets: int = 512
) -> tuple[Index, ...]:
    """Sobol's indices of constants, largest total first.

    Args:
        run: A run.
        names: Constants of the judgement, not those of patrons.
        executor: Runs the chunks.
        sets: Sets of constants, a power of two.

    Raises:
        UsageError: The sample cannot bear it, or a constant is unknown or of a patron.
    """
    _check(run, names, sets)
    table = run.specification.constants
    ends = np.array([[table[n].value, table[n].low, table[n].high] for n in names])
    keys = stream_keys(
        run.settings.seed, [(f"sobol/{side}/{n}", 0) for side in "ab" for n in names]
    )
    u = block(keys, np.arange(sets, dtype=np.int64))
    a, b = spread(u[: len(names)], ends), spread(u[len(names) :], ends)
    mixed = np.stack([_with_row(a, b, i) for i in range(len(names))])
    inputs = np.concatenate([a, b, *mixed], axis=1)
    found = _survival(run, names, inputs, executor).reshape(-1, sets)
    one, two, each = found[0], found[1], found[2:]
    numbers = np.arange(sets)
    picks = _picks(run.settings.seed, sets)
    bands = [_indices(one[p], two[p], each[:, p]) for p in picks]
    middle = _indices(one[numbers], two[numbers], each[:, numbers])
    low, high = np.quantile(np.stack(bands), _EDGES, axis=0)
    rows = [
        Index(name, middle[0, i], (low[0, i], high[0, i]), middle[1, i], (low[1, i], high[1, i]))
        for i, name in enumerate(names)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.name)))


def _check(run: Run, names: tuple[str, ...], sets: int) -> None:
    if sets < LEAST_SETS or sets & (sets - 1):
        raise UsageError(
            f"{sets} sets of constants cannot bear Sobol's indices",
            fix=f"use a power of two of at least {LEAST_SETS}",
        )
    for name in names:
        if name not in run.specification.constants or name.startswith(_NOT_DRAWN):
            raise UsageError(
                f"{name!r} is no constant that is drawn for the regime itself",
                fix="docs/model.md lists them; leave out patron., money. and negotiated.",
            )


def _with_row(a: FloatArray, b: FloatArray, i: int) -> FloatArray:
    mixed = a.copy()
    mixed[i] = b[i]
    return mixed


def _survival(
    run: Run, names: tuple[str, ...], inputs: FloatArray, executor: Executor
) -> FloatArray:
    """Mean survival of each set of constants, axis (set)."""
    draws = min(_CHANCES, run.base.h2.shape[0])
    per_chunk = CHUNK_DRAWS // draws
    chunks = []
    for start in range(0, inputs.shape[1], per_chunk):
        some = np.repeat(inputs[:, start : start + per_chunk], draws, axis=1)
        h2 = np.tile(run.base.h2[:draws], (some.shape[1] // draws, 1, 1))
        fixed = dict(zip(names, some, strict=True))
        chunks.append(Chunk(start * draws, h2, period=draws, fixed=fixed))
    done = simulate_all(run.specification, chunks, executor, engine=run.settings.engine)
    stands = np.exp(-done.h3[:, :_MONTHS].sum(axis=(1, 2)))
    mean: FloatArray = stands.reshape(-1, draws).mean(axis=1)
    return mean


def _indices(a: FloatArray, b: FloatArray, mixed: FloatArray) -> FloatArray:
    """First and total indices, axes (2, constant)."""
    found = sobol_indices(func={"f_A": a[None], "f_B": b[None], "f_AB": mixed[:, None]}, n=a.size)
    return np.stack([np.ravel(found.first_order), np.ravel(found.total_order)])


def _picks(seed: int, sets: int) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """Sets drawn with replacement, axes (resample, set)."""
    keys = stream_keys(seed, [("sobol/resample", i) for i in range(_RESAMPLES)])
    numbers = block(keys, np.arange(sets, dtype=np.int64))
    return (numbers * sets).astype(np.intp)
