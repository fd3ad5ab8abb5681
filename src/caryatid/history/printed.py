"""The reference classes as they are printed: counts, 12-month chance of exit, why this class."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaincinv

from caryatid.history.bands import AUTOCRACIES, TENURE_NAMES, TYPE_NAMES, TYPES
from caryatid.history.counts import Counts
from caryatid.history.cutoff import Cutoff
from caryatid.history.shrinkage import Posterior
from caryatid.records import ClassCount, FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["chance_of_exit", "other_classes", "own_class"]

_MONTHS = 12
_INTERVAL = (0.05, 0.95)


def chance_of_exit(shape: float, rate: float) -> tuple[float, float, float]:
    """P(exit within 12 months) where the monthly rate is Gamma.

    Args:
        shape: Of the Gamma distribution.
        rate: Of the Gamma distribution, in months.

    Returns:
        Mean, 5 % and 95 % quantile.
    """
    mean = -np.expm1(-shape * np.log1p(_MONTHS / rate))
    low, high = -np.expm1(-_MONTHS * gammaincinv(shape, np.array(_INTERVAL)) / rate)
    return float(mean), float(low), float(high)


def own_class(
    cells: Posterior, era: Counts, regime_type: str, band: int, cutoff: Cutoff
) -> ClassCount:
    """The class of the case, its rates shrunken to the parent's, without the case's frailty.

    The ways' Gamma posteriors are summed by their first two moments.
    """
    place = TYPES.index(regime_type)
    mean = float(cells.mean[band].sum())
    variance = float((cells.shape[band] / cells.rate[band] ** 2).sum())
    p, lo, hi = chance_of_exit(mean**2 / variance, mean / variance)
    return ClassCount(
        name=f"{TYPE_NAMES[regime_type]}, {TENURE_NAMES[band]}, {cutoff.era}",
        leader_months=float(era.months[place, band]),
        exits=_exits(era.exits[place, band]),
        note="rates drawn towards those of the parent class",
        p12=p,
        p12_lo=lo,
        p12_hi=hi,
        rule="regime type, years in office and era of the case",
    )


def other_classes(
    all_years: Counts, era: Counts, regime_type: str, band: int, cutoff: Cutoff
) -> tuple[ClassCount, ...]:
    """Wider classes by counts alone: any tenure, any autocracy of that tenure, all years."""
    place = TYPES.index(regime_type)
    name = TYPE_NAMES[regime_type]
    kind = list(AUTOCRACIES) if regime_type in AUTOCRACIES else [regime_type]
    places = [TYPES.index(t) for t in kind]
    word = "autocracies" if regime_type in AUTOCRACIES else "democracies"
    found = [
        _plain(
            f"all {name}, {cutoff.era}",
            era.months[place].sum(),
            era.exits[place].sum(axis=0),
            "the same regime type at any tenure",
        )
    ]
    if len(places) > 1:
        found.append(
            _plain(
                f"all {word}, {TENURE_NAMES[band]}, {cutoff.era}",
                era.months[places, band].sum(),
                era.exits[places, band].sum(axis=0),
                "the same tenure in any autocracy",
            )
        )
    found.append(
        _plain(
            f"{name}, {TENURE_NAMES[band]}, 1950-{cutoff.last_year}",
            all_years.months[place, band],
            all_years.exits[place, band],
            "the same type and tenure in all years",
        )
    )
    return tuple(found)


def _plain(name: str, months: float, exits: FloatArray, rule: str) -> ClassCount:
    if months <= 0:
        return ClassCount(name, 0.0, {}, "no such leader in these years", rule=rule)
    p, lo, hi = chance_of_exit(float(exits.sum()) + 0.5, float(months))
    return ClassCount(name, float(months), _exits(exits), "", p, lo, hi, rule)


def _exits(counts: FloatArray) -> dict[str, int]:
    return {way: int(counts[k]) for k, way in enumerate(WAYS_OUT) if counts[k] > 0}
