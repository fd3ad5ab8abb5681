"""Natural death and ill health in office by age: a Gompertz line through the counts.

log rate = level + slope * (age - 65). Two numbers, fitted to all leaders to the cut-off by
Poisson regression on the age table; draws from their normal approximation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from caryatid import rng
from caryatid.history._data import table
from caryatid.records import FloatArray

__all__ = ["DeathLine", "age_on", "death_line", "death_rates", "fit_line"]

_CENTRE = 65.0
_OLDEST = 95.0
"""Age beyond which the line is held: nobody in the table governed at a higher one."""

_STEPS = 50


@dataclass(frozen=True, slots=True)
class DeathLine:
    """The fitted line.

    Attributes:
        level: log of the monthly rate at 65.
        slope: Change of the log rate per year of age.
        root: Lower Cholesky factor of their covariance, axes (2, 2).
        mean_age: Average age of leaders in office, in years.
        deaths: Deaths counted.
        leader_months: Leader-months counted.
    """

    level: float
    slope: float
    root: FloatArray
    mean_age: float
    deaths: int
    leader_months: float

    def rate(self, age: FloatArray) -> FloatArray:
        """Monthly rate at an age in years, at the best estimate."""
        rates: FloatArray = np.exp(self.level + self.slope * (np.minimum(age, _OLDEST) - _CENTRE))
        return rates


def death_line(last_year: int, /) -> DeathLine:
    """The line fitted to the years to `last_year`."""
    rows = [
        np.sum([row[1:] for row in years if row[0] <= last_year] or [[0.0] * 3], axis=0)
        for _, years in sorted(table("death")["cells"].items(), key=lambda item: int(item[0]))
    ]
    cells = np.array([row for row in rows if row[0] > 0], dtype=np.float64)
    return fit_line(cells[:, 0], cells[:, 1], cells[:, 2] / cells[:, 0])


def fit_line(months: FloatArray, deaths: FloatArray, age: FloatArray) -> DeathLine:
    """Poisson regression of deaths on age, by Newton's method.

    Args:
        months: Leader-months, axis (age band).
        deaths: Deaths, axis (age band).
        age: Mean age in the band, years.
    """
    x = np.stack([np.ones_like(age), age - _CENTRE], axis=1)
    beta = np.array([np.log((deaths.sum() + 0.5) / months.sum()), 0.0])
    information = np.eye(2)
    for _ in range(_STEPS):
        expected = months * np.exp(x @ beta)
        information = x.T @ (x * expected[:, None])
        step = np.linalg.solve(information, x.T @ (deaths - expected))
        beta = beta + np.clip(step, -1.0, 1.0)
        if np.abs(step).max() < 1e-10:
            break
    return DeathLine(
        level=float(beta[0]),
        slope=float(beta[1]),
        root=np.linalg.cholesky(np.linalg.inv(information)),
        mean_age=float(np.average(age, weights=months)),
        deaths=int(deaths.sum()),
        leader_months=float(months.sum()),
    )


def age_on(born: date | None, day: date, line: DeathLine) -> float:
    """Age in years; the average leader's where the birth is not known."""
    return line.mean_age if born is None else (day - born).days / 365.25


def death_rates(
    line: DeathLine, age: float, *, seed: int, draws: NDArray[np.int64], months: int
) -> FloatArray:
    """Draws of the monthly rate while the leader ages.

    Args:
        line: The fitted line.
        age: Age in years on the as-of day.
        seed: The run's seed.
        draws: Draw numbers, axis (d).
        months: Length of axis t.

    Returns:
        Axes (d, t), per month.
    """
    z = np.stack([rng.normal(seed, draws, f"history/death/{i}") for i in (0, 1)], axis=1)
    moved = z @ line.root.T
    ages = np.minimum(age + (np.arange(months) + 0.5) / 12, _OLDEST) - _CENTRE
    log_rate = line.level + moved[:, :1] + (line.slope + moved[:, 1:]) * ages[None, :]
    rates: FloatArray = np.exp(log_rate)
    return rates
