"""How large a run is and which random numbers it uses."""

from __future__ import annotations

from dataclasses import dataclass

from caryatid.errors import UsageError
from caryatid.model import Engine

__all__ = ["HORIZONS", "Settings"]

HORIZONS: tuple[int, ...] = (1, 3, 6, 12, 24)
"""Months at which probabilities are given."""

_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """Size and seed of a run.

    Attributes:
        seed: Seed of all random numbers.
        draws: Number of draws, at least 2.
        months: Longest horizon, at least 12: the headline's.
        engine: What walks the months of rung 3: auto, numpy or compiled. The draws are the same.

    Raises:
        UsageError: Too few draws or months.
    """

    seed: int = 1
    draws: int = 4096
    months: int = 24
    engine: Engine = "auto"

    def __post_init__(self) -> None:
        if self.draws < 2:
            raise UsageError(f"{self.draws} draws", fix="use at least 2; 4096 is usual")
        if self.months < _SHORTEST:
            raise UsageError(
                f"{self.months} months", fix=f"use at least {_SHORTEST}: the headline's horizon"
            )

    @property
    def horizons(self) -> tuple[int, ...]:
        """The horizons that the run reaches."""
        return tuple(h for h in HORIZONS if h <= self.months)
