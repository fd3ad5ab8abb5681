"""Rates of a class, shrunken to its parents' rates by Gamma priors.

A class of few exits borrows from its parent: the prior of a way's monthly rate is Gamma with the
parent's rate as mean and a shape that says how alike children are (chosen by the marginal
likelihood of the counts, docs/history.md). The chain is: all years of the kind of regime
(autocracies or democracies) -> its era -> the regime type in the era -> the tenure band of the
type, where the parent's rate is scaled by how much the band differs in the kind as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.history._data import table
from caryatid.history.bands import AUTOCRACIES, TYPES
from caryatid.history.counts import Counts
from caryatid.records import FloatArray

__all__ = ["Posterior", "Shapes", "band_ratios", "both", "level", "posterior", "shapes", "shrink"]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes of the Gamma priors: the larger, the more a child is taken to be like its parent.

    Attributes:
        era: An era around all years.
        type: A regime type around its kind.
        band: A tenure band of the kind around no difference.
        cell: A type's tenure band around its parent's rate times the band's ratio.
    """

    era: float
    type: float
    band: float
    cell: float


@dataclass(frozen=True, slots=True)
class Posterior:
    """Gamma posterior of monthly rates.

    Attributes:
        shape: Axes (..., k).
        rate: Same axes, in leader-months.
    """

    shape: FloatArray
    rate: FloatArray

    @property
    def mean(self) -> FloatArray:
        """Posterior mean, per month."""
        return self.shape / self.rate


def shapes() -> Shapes:
    """The shapes that ship, chosen on counts to 2009 and so no hindsight after it."""
    found = table("coefficients")["shapes"]
    return Shapes(*(float(found[name]) for name in ("era", "type", "band", "cell")))


def shrink(
    exits: FloatArray, months: FloatArray, prior_mean: FloatArray, shape: FloatArray | float
) -> Posterior:
    """Gamma posterior of rates around a prior mean.

    Args:
        exits: Axes (..., k).
        months: Leader-months, broadcastable to `exits`.
        prior_mean: Rates per month, broadcastable to `exits`, all above 0.
        shape: Shape of the prior; towards 0 the counts alone rule, towards infinity the parent.
    """
    rate = np.broadcast_to(shape / prior_mean + months, exits.shape)
    return Posterior(shape + exits, rate)


def both(*parts: FloatArray | float) -> FloatArray:
    """Shape of a product of independent factors: their squared relative errors (1/shape) add."""
    total = np.zeros(1)
    for part in parts:
        total = total + 1.0 / np.asarray(part)
    inverse: FloatArray = 1.0 / total
    return inverse


def band_ratios(months: FloatArray, exits: FloatArray, shape: float) -> Posterior:
    """How much each tenure band differs from all bands of the kind, shrunken to 1.

    Args:
        months: Axis (band).
        exits: Axes (band, k).
        shape: Pseudo-exits at no difference.

    Returns:
        Axes (band, k); the mean is the ratio.
    """
    rate = (exits.sum(axis=0) + 0.5) / months.sum()
    return Posterior(exits + shape, months[:, None] * rate + shape)


def level(
    counts: Counts, types: list[int], prior_mean: FloatArray, shape: FloatArray | float
) -> Posterior:
    """Posterior of the rates of some types taken together, all tenure bands.

    Args:
        counts: Of one era.
        types: Places in TYPES.
        prior_mean: The parent's rates, axis (k), per month.
        shape: Shape of the Gamma prior around them.

    Returns:
        Axis (k), per month.
    """
    exits: FloatArray = counts.exits[types].sum(axis=(0, 1))
    return shrink(exits, counts.months[types].sum(), prior_mean, shape)


def posterior(all_years: Counts, era: Counts, regime_type: str, chosen: Shapes, /) -> Posterior:
    """Rates of a regime type by tenure band in an era.

    What is uncertain about the parent widens the child's prior (`both`).

    Args:
        all_years: Counts of all years to the cut-off.
        era: Counts of the era.
        regime_type: One of TYPES.
        chosen: How strongly each level is drawn to its parent.

    Returns:
        Axes (band, k), per month.
    """
    kind = [TYPES.index(t) for t in (AUTOCRACIES if regime_type in AUTOCRACIES else (regime_type,))]
    place = TYPES.index(regime_type)
    months, exits = all_years.months[kind].sum(axis=0), all_years.exits[kind].sum(axis=0)
    top = (exits.sum(axis=0) + 0.5) / months.sum()
    above = level(era, kind, top, chosen.era)
    if len(kind) > 1:
        above = level(era, [place], above.mean, both(chosen.type, above.shape))
    ratios = band_ratios(months, exits, chosen.band)
    return shrink(
        era.exits[place],
        era.months[place][:, None],
        above.mean * ratios.mean,
        both(chosen.cell, above.shape, ratios.shape),
    )
