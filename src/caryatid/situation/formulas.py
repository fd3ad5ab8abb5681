"""The formulas of a pillar on a day, apart from where their numbers come from.

Source: situation.md sections 1 and 2. All on the logit scale unless said otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caryatid.records import Shift
from caryatid.records.situation import Trend
from caryatid.terms.shifts import CLIP, HALF_LIFE_MONTHS, WORDS_CAP

__all__ = [
    "DAYS_A_MONTH",
    "Level",
    "capped_sum",
    "decay",
    "logistic",
    "logit",
    "months_between",
    "posterior_sd",
    "trend_of",
]

DAYS_A_MONTH = 365.25 / 12


def logistic(x: float) -> float:
    """1 / (1 + e^-x), without overflow."""
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    grown = math.exp(x)
    return grown / (1.0 + grown)


def logit(p: float) -> float:
    """ln(p / (1 - p)) for p inside (0, 1)."""
    return math.log(p / (1.0 - p))


def months_between(earlier: date, later: date) -> float:
    """Months from one day to another, never negative."""
    return max(0.0, (later - earlier).days / DAYS_A_MONTH)


def decay(age_months: float, durability: str) -> float:
    """2 ** (-age / H), in (0, 1]. `durability` is words, deeds or stocks."""
    return float(2.0 ** (-age_months / HALF_LIFE_MONTHS[durability].value))


@dataclass(frozen=True, slots=True)
class Level:
    """A capped sum of shifts.

    Attributes:
        move: z - m_p.
        bound: Which cap bound, in words; "" if none did.
    """

    move: float
    bound: str


def capped_sum(prior_mean: float, shifts: Iterable[Shift]) -> Level:
    """Sum of the parts, words held to a tenth of the level, the whole clipped.

    Args:
        prior_mean: m_p.
        shifts: With their decay; those of size 0 add nothing.
    """
    held = tuple(shifts)
    deeds = math.fsum(shift.part for shift in held if not shift.words)
    words = math.fsum(shift.part for shift in held if shift.words)
    bounds: list[str] = []
    total = deeds
    if words:
        without = logistic(prior_mean + deeds)
        wanted = logistic(prior_mean + deeds + words)
        cap = WORDS_CAP.value
        if abs(wanted - without) > cap:
            allowed = without + math.copysign(cap, words)
            total = logit(allowed) - prior_mean
            bounds.append(f"words alone may move the level by at most {cap:.2f}")
        else:
            total = deeds + words
    if abs(total) > CLIP.value:
        total = math.copysign(CLIP.value, total)
        bounds.append(f"all reports together may move it by at most {CLIP.value} on the log scale")
    return Level(total, "; ".join(bounds))


def posterior_sd(prior_sd: float, kappas: Iterable[float], doubt: float) -> float:
    """sqrt(1 / (1/s^2 + sum of decayed kappas) + variance of contradictions)."""
    precision = 1.0 / prior_sd**2 + math.fsum(kappas)
    return math.sqrt(1.0 / precision + doubt)


def trend_of(difference: float, sd_then: float, sd_now: float, *, news: bool) -> Trend:
    """rising, steady or falling.

    Steady inside one sd of the paired difference, for which we take what a change of evidence
    from `sd_then` to `sd_now` lets a mean move: Var(move) = |sd_then^2 - sd_now^2|. Without a
    new event it is steady: old reports that fade are no news.
    """
    if not news or abs(difference) <= math.sqrt(abs(sd_then**2 - sd_now**2)):
        return "steady"
    return "rising" if difference > 0 else "falling"
