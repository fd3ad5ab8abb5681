"""What rungs 2 and 3 would have said of a past year, and their log scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from caryatid.forecast.value.coding import PastYear, specification_of
from caryatid.history import base_hazard
from caryatid.model import Chunk, incidence, simulate
from caryatid.records import CaseFacts, Condition, FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["MONTHS", "Scored", "log_score", "score_year"]

MONTHS = 12
"""Horizon of the test: the headline's."""

_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Scored:
    """A past year with its log scores: the logarithm of the probability given to what happened.

    Attributes:
        year: The past year.
        history: Of rung 2.
        pillars: Of rung 3 with all codings; the same as `history` where none holds.
        alone: Coding -> of rung 3 with this coding alone.
        history_way: Of rung 2, on how it ended and not only on whether.
        pillars_way: Of rung 3, likewise.
    """

    year: PastYear
    history: float
    pillars: float
    alone: Mapping[str, float]
    history_way: float
    pillars_way: float


def score_year(year: PastYear, *, seed: int, draws: int) -> Scored:
    """A past year scored on both rungs, with the data of the years before it alone.

    Args:
        year: The past year.
        seed: Seed of the run.
        draws: Number of draws.
    """
    numbers = np.arange(draws, dtype=np.int64)
    base = base_hazard(
        _facts(year),
        _conditions(year),
        date(year.year, 1, 1),
        seed=seed,
        draws=numbers,
        months=MONTHS,
    )
    history, history_way = log_score(base.h2, year.exit)
    alone: dict[str, float] = {}
    pillars, pillars_way = history, history_way
    if year.codings:
        pillars, pillars_way = _third(year, base.h2, year.codings, seed)
        alone = {name: _third(year, base.h2, (name,), seed)[0] for name in year.codings}
    return Scored(year, history, pillars, alone, history_way, pillars_way)


def _third(
    year: PastYear, h2: FloatArray, codings: tuple[str, ...], seed: int
) -> tuple[float, float]:
    spec = specification_of(year, seed=seed, months=MONTHS, codings=codings)
    return log_score(simulate(spec, Chunk(0, h2)).h3, year.exit)


def log_score(h: FloatArray, way: str) -> tuple[float, float]:
    """Log of the probability of what happened: whether the leader left, and by which way.

    Args:
        h: Monthly rates, axes (d, t, k).
        way: Way out within the months, "" for none.
    """
    left = incidence(h)[:, -1].mean(axis=0)
    stays = 1.0 - float(left.sum())
    if not way:
        return float(np.log(stays)), float(np.log(stays))
    by_way = max(float(left[WAYS_OUT.index(way)]), _LEAST)
    return float(np.log(max(1.0 - stays, _LEAST))), float(np.log(by_way))


def _facts(year: PastYear) -> CaseFacts:
    return CaseFacts(
        country=str(year.country),
        country_name=str(year.country),
        leader=year.leader,
        leader_id=year.leader,
        in_office_since=year.in_office_since,
        born=year.born,
        regime_type=year.regime_type,
    )


def _conditions(year: PastYear) -> tuple[Condition, ...]:
    return tuple(
        Condition(name, value, "analyst", confirmed=True) for name, value in year.conditions.items()
    )
