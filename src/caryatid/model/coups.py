"""Coups in two steps: forces attempt one, and it succeeds or fails.

Rung 2 counts coups that succeed. With the class's chance of success s its rate of attempts is
h2 / s, and that of attempts that fail h2 (1 - s) / s. The slopes of the way out `coup` move
attempts; help from patrons and cohesion move the odds of success. What street coercion foils it
provokes as well: counterweights make success rarer and attempts not fewer (De Bruin 2018, 2020),
so it moves the failures alone. A failure is remembered for a while, after which more attempts
follow; the plotters are purged, and those who are left are more loyal and less of one mind.

Attempts are not sampled, as exits are not: each draw carries the chance of them.
Source: situation.md section 4, parameters.md section 1.6 and section 2, rows 1, 25 and 27.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from caryatid.model.states import Inside
from caryatid.model.tilt import Slopes
from caryatid.records import FloatArray
from caryatid.terms.judgement import STATES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = [
    "COUP",
    "SUCCESS",
    "Plots",
    "after_failures",
    "easier",
    "failing",
    "foiled",
    "odds_shift",
    "plots_of",
    "with_success",
]

COUP = WAYS_OUT.index("coup")
SUCCESS = "coup.success"

_SLOPE = "slope.coup_success."
_HELP, _COERCION, _COHESION = (STATES.index(s) for s in ("security_help", "coercion", "cohesion"))


@dataclass(frozen=True, slots=True)
class Plots:
    """What decides on the success of coups, axis (d).

    Attributes:
        success: Chance that an attempt succeeds in the class.
        against: Odds against it.
        security_help: Log odds of success for one unit of patrons' security help.
        cohesion: The same for cohesion.
        coercion: The same for street coercion, which provokes as many attempts as it foils.
    """

    success: FloatArray
    against: FloatArray
    security_help: FloatArray
    cohesion: FloatArray
    coercion: FloatArray


def plots_of(p: Mapping[str, FloatArray]) -> Plots:
    """What decides on the success of coups, from the parameters.

    Args:
        p: Parameters.
    """
    slopes = (p[f"{_SLOPE}{state}"] for state in ("security_help", "cohesion", "coercion"))
    return Plots(p[SUCCESS], (1.0 - p[SUCCESS]) / p[SUCCESS], *slopes)


def odds_shift(difference: FloatArray, plots: Plots) -> FloatArray:
    """Shift of the log odds of success against the twin's, street coercion apart, axis (d).

    Args:
        difference: x - x_twin, axes (x, d).
        plots: From `plots_of`.
    """
    shift: FloatArray = plots.security_help * difference[_HELP]
    shift += plots.cohesion * difference[_COHESION]
    return shift


def easier(shift: FloatArray, success: FloatArray) -> FloatArray:
    """Factor on the chance of success, axis (d); 1 exactly where nothing shifts its odds.

    Args:
        shift: Of the log odds.
        success: Chance of success in the class.
    """
    odds = np.exp(shift)
    factor: FloatArray = odds / (1.0 + success * (odds - 1.0))
    return factor


def foiled(shift: FloatArray, difference: FloatArray, plots: Plots) -> FloatArray:
    """The shift with what street coercion does, axis (d): it decides on failures alone.

    Args:
        shift: From `odds_shift`.
        difference: x - x_twin, axes (x, d).
        plots: From `plots_of`.
    """
    whole: FloatArray = shift + plots.coercion * difference[_COERCION]
    return whole


def failing(rate: FloatArray, plots: Plots, *, shift: FloatArray | None = None) -> FloatArray:
    """Chance that an attempt fails in a month, axis (d).

    Args:
        rate: Of coups that succeed.
        plots: From `plots_of`.
        shift: From `foiled`; None for the twin.
    """
    fails: FloatArray = rate * plots.against
    if shift is not None:
        fails *= np.exp(-shift)
    return np.minimum(fails, 1.0, out=fails)


def after_failures(inside: Inside, fails: FloatArray, p: Mapping[str, FloatArray]) -> Inside:
    """The states at the end of a month in which an attempt has failed with some chance.

    Args:
        inside: The states otherwise.
        fails: That chance, axis (d).
        p: Parameters.
    """
    purged = p["coup.purge"] * fails
    remembered = inside.failed + fails * (1.0 - inside.failed)
    return Inside(
        income=inside.income,
        forces=inside.forces + purged * (1.0 - inside.forces),
        street=inside.street,
        coercion=inside.coercion,
        cohesion=inside.cohesion * (1.0 - p["coup.split"] * fails),
        failed=remembered * (1.0 - p["coup.fade_per_month"]),
    )


def with_success(slopes: Slopes, p: Mapping[str, FloatArray]) -> Slopes:
    """The slopes with what help does to success, as patrons foresee it: to first order.

    Args:
        slopes: B.
        p: Parameters.
    """
    help_ = (1.0 - p[SUCCESS]) * p[f"{_SLOPE}security_help"]
    by_way = []
    for k, pairs in zip(slopes.ways, slopes.by_way, strict=True):
        own = dict(pairs)
        if k == COUP:
            own[_HELP] = own[_HELP] + help_ if _HELP in own else help_
        by_way.append(tuple(sorted(own.items(), key=lambda pair: pair[0])))
    return Slopes(slopes.ways, tuple(by_way))
