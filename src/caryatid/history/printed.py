"""The reference classes as they are printed: counts, 12-month chance of exit, why this class."""

from __future__ import annotations

from datetime import date

import numpy as np
from scipy.special import gammaincinv

from caryatid.history._data import table
from caryatid.history.bands import AUTOCRACIES, TENURE_NAMES, TYPE_NAMES, TYPES
from caryatid.history.counts import Counts, month_number
from caryatid.history.cutoff import Cutoff
from caryatid.history.shrinkage import Posterior
from caryatid.records import ClassCount, FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["campaign_class", "chance_of_exit", "other_classes", "own_class"]

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
    cells: Posterior, era: Counts, regime_type: str, band: int, cutoff: Cutoff, *, moved: str = ""
) -> ClassCount:
    """The class of the case, its rates shrunken to the parent's, without the case's frailty.

    The ways' Gamma posteriors are summed by their first two moments.

    Args:
        cells: Posterior of the class by tenure band.
        era: Counts of the era.
        regime_type: One of TYPES.
        band: The case's tenure band.
        cutoff: Years that count.
        moved: What else moves its rates in the case, for the note.
    """
    place = TYPES.index(regime_type)
    mean = float(cells.mean[band].sum())
    variance = float((cells.shape[band] / cells.rate[band] ** 2).sum())
    p, lo, hi = chance_of_exit(mean**2 / variance, mean / variance)
    return ClassCount(
        name=f"{TYPE_NAMES[regime_type]}, {TENURE_NAMES[band]}, {cutoff.era}",
        leader_months=float(era.months[place, band]),
        exits=_exits(era.exits[place, band]),
        note="; ".join(filter(None, ("rates drawn towards those of the parent class", moved))),
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


def campaign_class(
    regime_type: str, country: str, since: date, cutoff: Cutoff
) -> ClassCount | None:
    """The type in years of a campaign to remove the leader; None if there is no such year.

    Args:
        regime_type: One of TYPES.
        country: ISO 3166 alpha-3; its own leader's months are left out.
        since: His first day in office.
        cutoff: Years that count.
    """
    shared = table("campaigns")
    rows = [row for row in shared["types"].get(regime_type, []) if row[0] <= cutoff.last_year]
    if not rows:
        return None
    start, end = month_number(since), month_number(cutoff.data_to)
    own = sum(
        start < 12 * year + month <= end
        for year in shared["years"].get(country, [])
        for month in range(12)
    )
    total = np.sum([row[1:] for row in rows], axis=0).astype(np.float64)
    return _plain(
        f"{TYPE_NAMES[regime_type]} in a campaign year, {rows[0][0]}-{rows[-1][0]}",
        max(total[0] - own, total[1:].sum()),
        total[1:],
        f"calendar years with {shared['min_protests']} or more protests for the leader's removal",
        note="coded with hindsight",
    )


def _plain(name: str, months: float, exits: FloatArray, rule: str, *, note: str = "") -> ClassCount:
    if months <= 0:
        return ClassCount(name, 0.0, {}, "no such leader in these years", rule=rule)
    p, lo, hi = chance_of_exit(float(exits.sum()) + 0.5, float(months))
    return ClassCount(name, float(months), _exits(exits), note, p, lo, hi, rule)


def _exits(counts: FloatArray) -> dict[str, int]:
    return {way: int(counts[k]) for k, way in enumerate(WAYS_OUT) if counts[k] > 0}
