"""What a patron expects when it decides: survival over its horizon, others going on or not.

Axis letters: i patrons, d draws, j pairs of a patron and a draw that decide this month, n how
many of the others go on, c channels, k ways out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from caryatid.model.choice import OUT, choose, mean_belief, utilities
from caryatid.model.patrons import Patrons
from caryatid.model.states import Means
from caryatid.model.tilt import Slopes
from caryatid.records import FloatArray
from caryatid.terms.judgement import STATES

__all__ = ["Outlook", "decide", "expected_survival"]

_FORCES = STATES.index("forces")
_HELP = tuple(STATES.index(name) for name in ("resources", "security_help", "cover"))
"""States that help from outside moves at once, in the order of the channels."""

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What all patrons see in a month.

    Attributes:
        rates: Exit rates by way out, axes (k, d).
        slopes: B.
        means: What income and help give.
        argument: Of the logistic in the forces' loyalty target, axis (d).
        gifts: Help that each gives while it stays, axes (c, i, d).
        given: Help that each gives now, axes (c, i, d).
        total: Help that all give now, axes (c, d).
    """

    rates: FloatArray
    slopes: Slopes
    means: Means
    argument: FloatArray
    gifts: FloatArray
    given: FloatArray
    total: FloatArray


def decide(
    patrons: Patrons,
    stances: FloatArray,
    outlook: Outlook,
    *,
    due: FloatArray,
    choice: FloatArray,
    p: Mapping[str, FloatArray],
) -> FloatArray:
    """Stances after this month's decisions, axes (i, d). Who is out stays out.

    Patrons that decide in the same month do so at the same time, on what they saw before.

    Args:
        patrons: All patrons.
        stances: Before, axes (i, d).
        outlook: What they see.
        due: Uniform numbers: whether a decision is due, axes (i, d).
        choice: Uniform numbers of the choice, axes (i, d).
        p: Parameters.
    """
    i, d = np.nonzero((due < patrons.numbers["decide_per_month"]) & (stances < OUT))
    if i.size == 0:
        return stances
    survival = expected_survival(patrons, stances, outlook, pairs=(i, d), p=p)
    own = {name: patrons.numbers[name][i, d] for name in ("tau", "margin", "hedged_part", "noise")}
    stay, hedge = utilities(survival, own["tau"], own["margin"], own["hedged_part"])
    later = stances.copy()
    later[i, d] = choose(stay, hedge, own["noise"], choice[i, d])
    return later


def expected_survival(
    patrons: Patrons,
    stances: FloatArray,
    outlook: Outlook,
    *,
    pairs: tuple[Places, Places],
    p: Mapping[str, FloatArray],
) -> FloatArray:
    """Survival over a patron's horizon if it goes on itself, axis (j).

    Today's rates are taken to last: a cautious and cheap view of the future.

    Args:
        patrons: All patrons.
        stances: Axes (i, d).
        outlook: What they see.
        pairs: Indices on axes i and d of those that decide; none of them is out.
        p: Parameters.
    """
    i, d = pairs
    now = outlook.given[:, i, d]
    own = outlook.gifts[:, i, d] - now
    others = outlook.total[:, d] - now
    active = patrons.gives & (stances < OUT)
    m = (active.sum(axis=0)[d] - active[i, d]).astype(np.float64)
    n = np.arange(int(m.max()) + 1, dtype=np.float64)[:, None]
    share = np.where(m > 0.0, np.minimum(n / np.maximum(m, 1.0), 1.0), 1.0)
    rates = _rates_after(own, others, share, outlook, d, p)
    rates *= -patrons.numbers["horizon_months"][i, d]
    return mean_belief(np.exp(rates, out=rates), m)


def _rates_after(
    own: FloatArray,
    others: FloatArray,
    share: FloatArray,
    outlook: Outlook,
    d: Places,
    p: Mapping[str, FloatArray],
) -> FloatArray:
    """Summed exit rate with other help and the loyalty that follows from it, axes (n, j).

    Args:
        own: Help that the patron would add by going on, axes (c, j).
        others: Help of the others now, axes (c, j).
        share: Part of it that goes on, axes (n, j).
        outlook: What they see.
        d: Draw of each pair.
        p: Parameters.
    """
    lost = share - 1.0
    resources = lost * others[0]
    resources += outlook.means.resources[d] + own[0]
    resources /= p["income.forces_share"][d]
    pay = np.minimum(1.0, resources, out=resources)
    pay -= outlook.means.pay[d]
    pay /= p["forces.spread"][d]
    argument = outlook.argument[d]
    pay += lost * others[1]
    pay += argument + own[1]
    forces = expit(pay, out=pay)
    forces -= expit(argument)
    rates, rest = np.zeros_like(lost), np.zeros_like(argument)
    slopes = dict(zip(outlook.slopes.ways, outlook.slopes.by_way, strict=True))
    for k, rate in enumerate(outlook.rates):
        by_state = {x: slope[d] for x, slope in slopes.get(k, ()) if x in (_FORCES, *_HELP)}
        if by_state:
            moved = _moved(by_state, own, others, lost, forces)
            np.exp(moved, out=moved)
            moved *= rate[d]
            rates += moved
        else:
            rest += rate[d]
    rates += rest
    return rates


def _moved(
    by_state: Mapping[int, FloatArray],
    own: FloatArray,
    others: FloatArray,
    lost: FloatArray,
    forces: FloatArray,
) -> FloatArray:
    """Log ratio of one way out, axes (n, j)."""
    held = [(by_state[x], c) for c, x in enumerate(_HELP) if x in by_state]
    moved: FloatArray = lost * sum(slope * others[c] for slope, c in held)
    moved += sum(slope * own[c] for slope, c in held)
    if _FORCES in by_state:
        moved += by_state[_FORCES] * forces
    return moved
