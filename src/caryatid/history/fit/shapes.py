"""How strongly classes are drawn to their parents: shapes by the likelihood of the counts.

For each level the shape of the Gamma prior maximises the marginal (negative binomial) likelihood
of the children's counts given the parent's rates, over counts to 2009, so that it is no
hindsight in a forecast as of 2010 or later.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from caryatid.history.bands import AUTOCRACIES, ERA_FIRST_YEAR, FIRST_YEAR, TYPES
from caryatid.history.counts import Counts, counts_between
from caryatid.history.shrinkage import Shapes, band_ratios, level
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["LAST_YEAR", "best_shape", "fit_shapes"]

LAST_YEAR = 2009
"""Choices are made on windows before 2010; later years test them."""

_BOUNDS = (np.log(0.3), np.log(300.0))
_KIND = [TYPES.index(t) for t in AUTOCRACIES]
_POLITICAL = [k for k, way in enumerate(WAYS_OUT) if way != "death"]


def best_shape(exits: FloatArray, expected: FloatArray) -> float:
    """Shape of the Gamma prior under which the counts are most likely.

    Args:
        exits: Counts.
        expected: What the parent's rates lead to expect, same axes; cells of 0 are left out.

    Returns:
        Between 0.3 and 300.
    """
    some = expected > 0
    n, mean = exits[some], expected[some]

    def loss(log_shape: float) -> float:
        a = np.exp(log_shape)
        terms = gammaln(a + n) - gammaln(a) - (a + n) * np.log(a + mean) + a * np.log(a)
        return -float(terms.sum() + (n * np.log(mean)).sum())

    found = minimize_scalar(loss, bounds=_BOUNDS, method="bounded")
    return float(np.exp(found.x))


def fit_shapes(cells: FloatArray) -> Shapes:
    """Shapes of the four levels, autocracies only.

    Args:
        cells: The class table as an array, from `caryatid.history.counts.by_year`.
    """
    eras = [
        counts_between(FIRST_YEAR, ERA_FIRST_YEAR - 1, of=cells),
        counts_between(ERA_FIRST_YEAR, LAST_YEAR, of=cells),
    ]
    everything = counts_between(FIRST_YEAR, LAST_YEAR, of=cells)
    top = level(everything, _KIND, np.ones(len(WAYS_OUT)), 0.5).mean
    era = _fit([(e.exits[_KIND].sum(axis=(0, 1)), e.months[_KIND].sum() * top) for e in eras])
    levels = [level(e, _KIND, top, era).mean for e in eras]
    by_type = _fit(
        [
            (e.exits.sum(axis=1)[i], e.months[i].sum() * m)
            for e, m in _each(eras, levels)
            for i in _KIND
        ]
    )
    months, exits = everything.months[_KIND].sum(axis=0), everything.exits[_KIND].sum(axis=0)
    band = _fit([(exits, months[:, None] * exits.sum(axis=0) / months.sum())])
    ratios = band_ratios(months, exits, band).mean
    cell = _fit(
        [
            (e.exits[i], e.months[i][:, None] * ratios * level(e, [i], m, by_type).mean)
            for e, m in _each(eras, levels)
            for i in _KIND
        ]
    )
    return Shapes(era, by_type, band, cell)


def _each(eras: list[Counts], levels: list[FloatArray]) -> list[tuple[Counts, FloatArray]]:
    return list(zip(eras, levels, strict=True))


def _fit(pairs: list[tuple[FloatArray, FloatArray]]) -> float:
    exits = np.concatenate([n[..., _POLITICAL].ravel() for n, _ in pairs])
    expected = np.concatenate([mean[..., _POLITICAL].ravel() for _, mean in pairs])
    return round(best_shape(exits, expected), 2)
