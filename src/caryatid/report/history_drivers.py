"""What moves a leader's hazard, in words and in units that people use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from caryatid.explain.names import CONDITION_NAMES
from caryatid.history.effects import YES_NO
from caryatid.history.fit.record import Driver

__all__ = ["driver_text"]

_LONG_AGO = 480.0
"""Months since an attempt beyond which the panel does not count."""

_NAMES: Mapping[str, str] = {
    "class_by_type_tenure_and_decade": "regime type, time in office and decade",
    "irregular_exits_10y": "irregular exits in 10 years",
    "coup_attempts_5y": "coup attempts in 5 years, the last one left out",
    "log_months_since_attempt": "time since a coup attempt, the last year left out",
    "log_income": "income a head",
    "log_population": "population",
    "log_infant_mortality": "infant mortality",
    "conflicts": "armed conflicts in the year before",
    "government_conflict": "armed conflict over government in the year before",
    "war": "war in the year before",
    **CONDITION_NAMES,
}


def driver_text(driver: Driver) -> str:
    """One line: the factor on the hazard, the feature, its value where it has one."""
    name = _NAMES.get(driver.name, driver.name.replace("_", " "))
    told = "" if driver.value is None else f" ({_value(driver.name, driver.value)})"
    return f"  x {np.exp(driver.adds):5.2f}  {name}{told}"


def _value(name: str, value: float) -> str:
    if name in (*YES_NO, "government_conflict", "war"):
        return "yes" if value else "no"
    unit = _UNITS.get(name)
    return f"{value:.4g}" if unit is None else unit(value)


def _since(value: float) -> str:
    months = float(np.expm1(value))
    return "40 years or more" if round(months) >= _LONG_AGO else f"{months:.0f} months"


_UNITS: Mapping[str, Callable[[float], str]] = {
    "log_months_since_attempt": _since,
    "log_income": lambda v: f"{np.exp(v):,.0f} dollars",
    "log_population": lambda v: f"{np.exp(v) / 1e6:,.1f} million",
    "log_infant_mortality": lambda v: f"{np.exp(v):.0f} of 1,000 births",
    "polyarchy": lambda v: f"{v:.2f} on a scale from 0 to 1",
}
