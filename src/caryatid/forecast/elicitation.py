"""What an analyst's two numbers about a patron mean, in words and as what they imply."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from caryatid.terms.shifts import Constant

__all__ = ["BreakEven", "assumption", "break_even"]

_YEAR = 12.0


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where going on and leaving are worth the same to a patron.

    Attributes:
        rate: Exits a month.
        exit_12: Chance of exit within twelve months at that rate.
    """

    rate: float
    exit_12: float


def break_even(tau: float, horizon: float) -> BreakEven:
    """What a break-even survival implies.

    Args:
        tau: Chance of survival over the horizon, above 0 and at most 1.
        horizon: Months.
    """
    rate = -math.log(tau) / horizon
    return BreakEven(rate, -math.expm1(-_YEAR * rate))


def assumption(state: str, constants: Mapping[str, Constant]) -> str:
    """What is assumed of a patron, in one sentence.

    Args:
        state: ISO code or name.
        constants: Its numbers: tau, margin, horizon_months, offer.
    """
    tau, margin = constants["tau"], constants["margin"]
    words = (
        f"we assume that {state} goes on while it gives the regime better than "
        f"{_range(tau, 100.0)} % over {_range(constants['horizon_months'])} months, and that "
        f"talking to both sides is worth {_range(margin)} beside leaving"
    )
    offer = constants["offer"]
    if offer.high > 0.0:
        words += f"; an offer for leaving raises that by {_range(offer, 100.0)} points"
    return words


def _range(constant: Constant, scale: float = 1.0) -> str:
    low, high = scale * constant.low, scale * constant.high
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
