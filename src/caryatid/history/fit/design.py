"""What stands on the right of a hazard: names, scales, values.

Source: docs/history.md section 6.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from caryatid.history.bands import TYPES
from caryatid.history.effects import CONDITIONS, fades, scaled
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.structure import COUNTRY_FEATURES
from caryatid.history.structure import LEADER_FEATURES, TREND_FROM, leader_values
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = [
    "ATTEMPT",
    "IRREGULAR_EXIT",
    "PIECES",
    "REGULAR_EXIT",
    "Form",
    "Scale",
    "condition_columns",
    "entered",
    "scale_of",
    "structure_columns",
    "structure_names",
]

PIECES: tuple[tuple[int, int], ...] = ((0, 1), (1, 3), (3, 6), (6, 12), (12, 24))
"""Months after an origin, in pieces in which the hazard is taken as even."""

_TURNOVER = ("exits_5y",)


def _without(*names: str) -> tuple[str, ...]:
    return tuple(name for name in COUNTRY_FEATURES if name not in (*names, *_TURNOVER))


@dataclass(frozen=True, slots=True)
class Form:
    """One hazard's form.

    Attributes:
        ways: Places in WAYS_OUT that it sums over.
        countries: Country features.
        conditions: Conditions, each with the kind of regime it is for ("" for all, else
            "autocracy" or "democracy").
        trend: Whether it moves with the calendar year.
        table: Whether the class rate is its offset.
    """

    ways: tuple[int, ...]
    countries: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    trend: bool
    table: bool


_PROTESTS = (("removal_protests_3m", ""), ("removal_protests_12m", ""))
_COUP = ("coup_attempt_12m", "")
_CONFLICT = ("conflict_began_12m", "")

IRREGULAR_EXIT = Form(
    ways=tuple(WAYS_OUT.index(way) for way in IRREGULAR),
    countries=_without("growth_3y"),
    conditions=(*_PROTESTS, _COUP, ("election_due_12m", ""), _CONFLICT),
    trend=True,
    table=True,
)
REGULAR_EXIT = Form(
    ways=(WAYS_OUT.index("regular"),),
    countries=_TURNOVER,
    conditions=(
        *_PROTESTS,
        _COUP,
        ("election_due_12m", "autocracy"),
        ("election_due_12m", "democracy"),
    ),
    trend=False,
    table=True,
)
ATTEMPT = Form(
    ways=(),
    countries=_without("log_irregular_exits_10y"),
    conditions=(_COUP, _CONFLICT),
    trend=True,
    table=False,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Means and standard deviations on the years before a cut-off.

    Attributes:
        mean: Country and leader features, axis (f).
        sd: The same.
        condition_mean: Conditions as they enter, axis (c).
        condition_sd: The same.
        last_year: Beyond it the trend stands still.
    """

    mean: FloatArray
    sd: FloatArray
    condition_mean: FloatArray
    condition_sd: FloatArray
    last_year: int


def scale_of(panel: Panel, places: NDArray[np.int64], last_year: int) -> Scale:
    """The scale of some leader-months; a feature that never varies has standard deviation 1."""
    features = _features(panel, places)
    x = entered(panel, places)
    return Scale(_mean(features), _spread(features), _mean(x), _spread(x), last_year)


def _mean(values: FloatArray) -> FloatArray:
    known = ~np.isnan(values)
    total: FloatArray = np.where(known, values, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return total


def _spread(values: FloatArray) -> FloatArray:
    known = ~np.isnan(values)
    squares = np.where(known, np.square(values - _mean(values)), 0.0).sum(axis=0)
    sd = np.sqrt(squares / np.maximum(known.sum(axis=0) - 1, 1))
    positive: FloatArray = np.where(sd > 0, sd, 1.0)
    return positive


def _features(panel: Panel, places: NDArray[np.int64]) -> FloatArray:
    leader = leader_values(panel.type[places], panel.tenure[places].astype(np.float64))
    return np.concatenate([panel.countries[places], leader], axis=1)


def entered(panel: Panel, places: NDArray[np.int64]) -> FloatArray:
    """Conditions as they enter, axes (i, c); nan where not known."""
    values = panel.conditions[places]
    return np.stack([scaled(values[:, c], name) for c, name in enumerate(CONDITIONS)], axis=1)


def structure_columns(
    form: Form, panel: Panel, places: NDArray[np.int64], scale: Scale
) -> FloatArray:
    """Standardised country features and leader features, 0 where unknown; then the trend.

    Returns:
        Axes (i, p), columns as `structure_names`.
    """
    z = (_features(panel, places) - scale.mean) / scale.sd
    names = (*COUNTRY_FEATURES, *LEADER_FEATURES)
    keep = [names.index(name) for name in (*form.countries, *LEADER_FEATURES)]
    columns = np.nan_to_num(z[:, keep], nan=0.0)
    if not form.trend:
        return columns
    trend = (np.minimum(panel.year[places], scale.last_year) - TREND_FROM) / 10.0
    return np.concatenate([columns, trend[:, None]], axis=1)


def structure_names(form: Form) -> tuple[str, ...]:
    """Names of the columns of `structure_columns`."""
    return (*form.countries, *LEADER_FEATURES, *(("decades_since_1990",) if form.trend else ()))


def condition_columns(
    form: Form, panel: Panel, places: NDArray[np.int64], scale: Scale, piece: tuple[int, int]
) -> FloatArray:
    """Conditions times how much of them still tells in a piece of months, axes (i, p)."""
    x = entered(panel, places)
    x = np.where(np.isnan(x), scale.condition_mean, x)
    fade = fades(piece[1])[piece[0] :].mean(axis=0)
    democracy = panel.type[places] == TYPES.index("democracy")
    columns = []
    for name, kind in form.conditions:
        c = CONDITIONS.index(name)
        among = (
            democracy if kind == "democracy" else ~democracy if kind else np.ones_like(democracy)
        )
        columns.append(x[:, c] * fade[c] * among)
    return np.stack(columns, axis=1)
