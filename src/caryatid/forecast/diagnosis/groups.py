"""Where the spread of rung 3 comes from: groups of uncertain inputs, drawn anew in turn.

Each group's share is its Shapley effect: the variance that it explains, averaged over all orders
of getting to know the groups, so that shares add up to one whatever the groups have in common.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import factorial

import numpy as np

from caryatid.executor import CHUNK_DRAWS, Executor
from caryatid.forecast.running import Run
from caryatid.forecast.spread import exit_probability
from caryatid.history import base_hazard
from caryatid.model import Chunk, simulate_all
from caryatid.records import FloatArray, TwinPath

__all__ = ["GROUPS", "Share", "shapley_shares", "spread_by_group"]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "base_rate": (),
    "conditions": (),
    "reports": ("pillar/",),
    "judgement": ("judgement/", "prior/", "trigger/"),
    "chance": ("patron/", "income", "street/"),
}
"""Group -> purposes whose random numbers belong to it. The first two are in the rates."""

_RUN_ALONE = frozenset({"reports"})
"""Groups that no twin knows: with and without them drawn anew its path is the same."""

_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Share:
    """Share of the variance of the log-odds of exit within 12 months.

    Attributes:
        mean: A fraction; an estimate may lie a little below 0.
        se: Standard error over draws.
    """

    mean: float
    se: float


def spread_by_group(run: Run, *, executor: Executor) -> dict[str, Share]:
    """Shares of base rate, conditions, reports, judgement and chance; they add up to one.

    Args:
        run: A run.
        executor: Runs the chunks.
    """
    draws = run.ensemble.h3.shape[0]
    other = base_hazard(
        run.facts,
        run.situation.conditions,
        run.situation.as_of,
        seed=run.settings.seed,
        draws=np.arange(draws, 2 * draws, dtype=np.int64),
        months=run.settings.months,
    )
    rates = {"base_rate": (run.base.h1, other.h1)}
    rates["conditions"] = (_moved(run.base.h1, run.base.h2), _moved(other.h1, other.h2))

    found: dict[frozenset[str], FloatArray] = {}

    def outcome(afresh: frozenset[str]) -> FloatArray:
        if afresh not in found:
            twin = None
            for some in (afresh, afresh ^ _RUN_ALONE):
                h1, factor = (rates[name][name in some] for name in ("base_rate", "conditions"))
                purposes = tuple(p for name in GROUPS if name in some for p in GROUPS[name])
                found[some], twin = _log_odds(run, h1 * factor, purposes, executor, twin)
        return found.pop(afresh)

    return shapley_shares(tuple(GROUPS), outcome)


def _moved(h1: FloatArray, h2: FloatArray) -> FloatArray:
    factor: FloatArray = np.divide(h2, h1, out=np.ones_like(h1), where=h1 > 0.0)
    return factor


def _log_odds(
    run: Run,
    h2: FloatArray,
    afresh: tuple[str, ...],
    executor: Executor,
    twin: TwinPath | None,
) -> tuple[FloatArray, TwinPath]:
    chunks = [
        Chunk(a, h2[a : a + CHUNK_DRAWS], twin, place=a, afresh=afresh)
        for a in range(0, h2.shape[0], CHUNK_DRAWS)
    ]
    done = simulate_all(run.specification, chunks, executor, engine=run.settings.engine)
    p = np.clip(exit_probability(done.h3), _LEAST, 1.0 - _LEAST)
    odds: FloatArray = np.log(p) - np.log1p(-p)
    return odds, done.twin


def shapley_shares(
    names: tuple[str, ...], outcome: Callable[[frozenset[str]], FloatArray]
) -> dict[str, Share]:
    """Shapley effects of groups of inputs.

    Args:
        names: Of the groups.
        outcome: Of the draws with some groups drawn anew and the others as they are, axis (d).
    """
    everything = frozenset(names)
    plain = outcome(frozenset())
    centred = plain - plain.mean()
    variance = float((centred**2).mean())
    if variance <= 0.0:
        return {name: Share(0.0, 0.0) for name in names}
    # What a set of groups explains: the covariance of two runs that have it alone in common.
    explained = {}
    for known in _subsets(names):
        again = plain if known == everything else outcome(everything - known)
        explained[known] = centred * (again - again.mean()) / variance
    explained[frozenset()] = np.zeros_like(centred)
    return {name: _share(name, names, explained) for name in names}


def _subsets(names: tuple[str, ...]) -> Iterable[frozenset[str]]:
    for size in range(1, len(names) + 1):
        yield from map(frozenset, itertools.combinations(names, size))


def _share(
    name: str, names: tuple[str, ...], explained: Mapping[frozenset[str], FloatArray]
) -> Share:
    n, total = len(names), np.zeros_like(explained[frozenset()])
    for known, value in explained.items():
        if name not in known:
            weight = factorial(len(known)) * factorial(n - len(known) - 1) / factorial(n)
            total = total + weight * (explained[known | {name}] - value)
    return Share(float(total.mean()), float(total.std(ddof=1) / np.sqrt(total.size)))
