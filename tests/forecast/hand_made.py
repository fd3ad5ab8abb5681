"""A base hazard made by hand: gamma rates as history would give them, frailty and ageing inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from caryatid.records import BaseHazard, ClassCount, CoupTries, FloatArray, RegimeExit
from caryatid.rng import normal, uniform
from caryatid.terms.ways_out import WAYS_OUT

MEAN = np.array([0.0044, 0.0012, 0.0009, 0.0009, 0.0003, 0.0011, 0.0002])
"""Rates a month by way out, of the size that a class of personalist regimes has."""

_FRAILTY = 0.5
_CONDITION = 1.6


@dataclass(frozen=True)
class HandMade:
    """Stands in for `base_hazard` with the same call."""

    frailty: float = _FRAILTY
    spread: float = 0.3
    condition: float = _CONDITION
    coups: CoupTries | None = None

    def __call__(
        self,
        facts: Any,
        conditions: Any,
        as_of: date,
        *,
        seed: int,
        draws: np.ndarray[Any, Any],
        months: int,
    ) -> BaseHazard:
        h1 = self.rates(seed, draws, months)
        h2 = h1.copy()
        h2[:, :, :3] *= self.condition
        return BaseHazard(
            h1=h1,
            h2=h2,
            h2_unconfirmed_off=h1,
            class_=ClassCount("made by hand", 1000.0, {"coup": 3}),
            others=(ClassCount("a", 2000.0, {}), ClassCount("b", 3000.0, {})),
            regime=link(seed, draws, months),
            effects={"removal_protests_3m": self.condition},
            provenance={"leaders": "made by hand"},
            data_to=date(2018, 12, 31),
            coups=self.coups,
        )

    def rates(self, seed: int, draws: np.ndarray[Any, Any], months: int) -> FloatArray:
        """Axes (d, t, k)."""
        rates = np.empty((draws.size, months, len(WAYS_OUT)))
        for k, way in enumerate(WAYS_OUT):
            spread = np.exp(self.spread * normal(seed, draws, f"hand/{way}") - self.spread**2 / 2)
            rates[:, :, k] = (MEAN[k] * spread)[:, None]
        case = np.exp(self.frailty * normal(seed, draws, "hand/frailty") - self.frailty**2 / 2)
        living = [k for k, way in enumerate(WAYS_OUT) if way != "death"]
        rates[:, :, living] *= case[:, None, None]
        rates[:, :, WAYS_OUT.index("death")] *= 1.0 + 0.005 * np.arange(months)
        return rates


def link(seed: int, draws: np.ndarray[Any, Any], months: int) -> RegimeExit:
    """What links the regime's exit to the leader's."""
    rho = np.stack([uniform(seed, draws, f"hand/rho/{way}") for way in WAYS_OUT], axis=1)
    g0 = 0.001 * uniform(seed, draws, "hand/g0")
    q = np.exp(-0.004 * np.arange(months + 1)) * np.ones((draws.size, 1))
    return RegimeExit(rho, g0, q, {"coup": (3, 6)}, "made by hand")
