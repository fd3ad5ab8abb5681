"""One leader on one day: record, hazards by way out and horizon, drivers, rank among leaders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.errors import UsageError
from caryatid.history.bands import TYPES
from caryatid.history.effects import CONDITIONS
from caryatid.history.fit.design import (
    condition_columns,
    structure_columns,
    structure_names,
)
from caryatid.history.fit.hazard import Hazard, monthly, origins_to
from caryatid.history.fit.model import EXITS, Model, chance, hazards
from caryatid.history.fit.rates import rates_of
from caryatid.history.panel.months import text_of
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.structure import COUNTRY_FEATURES
from caryatid.history.structure import LEADER_FEATURES
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = ["HORIZONS", "Driver", "LeaderRecord", "place_of", "record_of"]

HORIZONS = (1, 6, 12)

_CLASS = "class_by_type_tenure_and_decade"


@dataclass(frozen=True, slots=True)
class Driver:
    """What one feature adds to the log hazard of irregular exit, against an average leader.

    Attributes:
        name: The feature.
        value: As it stands in the panel, None if unknown.
        adds: To the log hazard in the first month.
    """

    name: str
    value: float | None
    adds: float


@dataclass(frozen=True, slots=True)
class LeaderRecord:
    """A leader on the first day of a month.

    Attributes:
        country: Gleditsch and Ward number.
        leader: Name in the lists.
        month: "2019-03".
        since: Month of entry.
        type: Regime type.
        born: Year of birth, None if unknown.
        fitted_to: Last year of the fit.
        chances: Horizon in months -> way out -> chance; "any" and "irregular" beside the ways.
        tried: Horizon in months -> chance that a coup is tried, from the coups and their success.
        attempt: The same from the hazard fitted to listed attempts alone.
        success: Chance that an attempt ends the leader's time, with its 90 % interval.
        drivers: What moves irregular exit most, strongest first.
        rank: Place among all leaders of the month by irregular exit in 12 months, 1 the highest.
        leaders: How many those are.
        outcome: What happened within 12 months, as far as the data tell.
    """

    country: int
    leader: str
    month: str
    since: str
    type: str
    born: int | None
    fitted_to: int
    chances: dict[int, dict[str, float]]
    tried: dict[int, float]
    attempt: dict[int, float]
    success: tuple[float, float, float]
    drivers: tuple[Driver, ...]
    rank: int
    leaders: int
    outcome: str


def place_of(panel: Panel, country: int, month: int) -> int:
    """The leader-month of a country and month.

    Raises:
        UsageError: Nobody of a known regime type was in office on its first day.
    """
    here = np.flatnonzero((panel.country == country) & (panel.month == month) & (panel.type >= 0))
    if not here.size:
        span = panel.month[panel.country == country]
        told = (
            f"; it has {text_of(int(span.min()))} to {text_of(int(span.max()))}"
            if span.size
            else ""
        )
        raise UsageError(
            f"the panel has no leader on the first day of {text_of(month)}{told}",
            where=f"country {country}",
            fix="choose another month",
        )
    return int(here[0])


def record_of(panel: Panel, model: Model, attempts: Hazard, place: int) -> LeaderRecord:
    """The record of one leader-month.

    Args:
        panel: The panel.
        model: Fitted to the years before.
        attempts: Of coups, fitted to the same.
        place: From `place_of`.
    """
    month = int(panel.month[place])
    everyone = np.flatnonzero((panel.month == month) & (panel.type >= 0))
    said = chance(hazards(model, panel, everyone, HORIZONS[-1]), ("irregular",), HORIZONS[-1])
    mine = said[everyone == place][0]
    success = model.success.chance(int(panel.type[place]), int(panel.year[place]))
    return LeaderRecord(
        country=int(panel.country[place]),
        leader=str(panel.leader[place]),
        month=text_of(month),
        since=text_of(int(panel.start[place])),
        type=TYPES[panel.type[place]],
        born=None if np.isnan(panel.born[place]) else int(panel.born[place]),
        fitted_to=model.last_year,
        chances=_chances(panel, model, place),
        tried=_tried(panel, model.irregular, place, success[0]),
        attempt=_attempt(panel, attempts, place),
        success=success,
        drivers=_drivers(panel, model.irregular, place),
        rank=1 + int((said > mine).sum()),
        leaders=int(everyone.size),
        outcome=_outcome(panel, place),
    )


def _chances(panel: Panel, model: Model, place: int) -> dict[int, dict[str, float]]:
    at = np.array([place])
    ahead = hazards(model, panel, at, HORIZONS[-1])
    shares = _shares(panel, model.irregular, place)
    found = {}
    for months in HORIZONS:
        by_kind = {kind: float(chance(ahead, (kind,), months)[0]) for kind in EXITS}
        split = {
            way: by_kind["irregular"] * float(s) for way, s in zip(IRREGULAR, shares, strict=True)
        }
        parts = {"regular": by_kind["regular"], **split, "death": by_kind["death"]}
        found[months] = {
            **{way: parts[way] for way in WAYS_OUT},
            "irregular": by_kind["irregular"],
            "any": float(chance(ahead, EXITS, months)[0]),
        }
    return found


def _shares(panel: Panel, hazard: Hazard, place: int) -> FloatArray:
    """Shares of the irregular ways in the class's irregular exits, axis (IRREGULAR)."""
    at = np.array([place])
    ways = [WAYS_OUT.index(way) for way in IRREGULAR]
    rates = np.array([rates_of(panel, at, hazard.rates, 0.0, [k])[0] for k in ways])
    shares: FloatArray = rates / rates.sum()
    return shares


def _tried(panel: Panel, hazard: Hazard, place: int, success: float) -> dict[int, float]:
    """Coups over their chance to succeed, as a forecast has them."""
    coups = _shares(panel, hazard, place)[IRREGULAR.index("coup")]
    total = monthly(hazard, panel, np.array([place]), HORIZONS[-1])[0].cumsum() * coups / success
    return {months: float(-np.expm1(-total[months - 1])) for months in HORIZONS}


def _attempt(panel: Panel, attempts: Hazard, place: int) -> dict[int, float]:
    total = monthly(attempts, panel, np.array([place]), HORIZONS[-1])[0].cumsum()
    return {months: float(-np.expm1(-total[months - 1])) for months in HORIZONS}


def _drivers(panel: Panel, hazard: Hazard, place: int) -> tuple[Driver, ...]:
    at = np.array([place])
    form, scale = hazard.form, hazard.scale
    structure = structure_columns(form, panel, at, scale)[0] * hazard.structure * hazard.slope
    now = condition_columns(form, panel, at, scale, (0, 1))[0]
    usual = np.array([scale.condition_mean[CONDITIONS.index(name)] for name, _ in form.conditions])
    conditions = (now - usual) * hazard.conditions * hazard.slope
    names = (*structure_names(form), *(name for name, _ in form.conditions))
    adds = {_CLASS: _class_part(panel, hazard, place)}
    for name, part in zip(names, np.concatenate([structure, conditions]), strict=True):
        group = _group(name)
        adds[group] = adds.get(group, 0.0) + float(part)
    found = [Driver(name, _value(panel, name, place), part) for name, part in adds.items()]
    return tuple(sorted(found, key=lambda d: -abs(d.adds)))


def _class_part(panel: Panel, hazard: Hazard, place: int) -> float:
    """Log of the class's rate against the average leader's of the fit's years."""
    ways = list(hazard.form.ways)
    usual = rates_of(panel, origins_to(panel, hazard.last_year), hazard.rates, 0.0, ways)
    own = rates_of(panel, np.array([place]), hazard.rates, 0.0, ways)[0]
    return float(np.log(own) - np.log(usual).mean())


def _group(name: str) -> str:
    """Features that say one thing together.

    What the fit adds for type, tenure and decade stands beside the class's rate, which holds them
    already; told apart each would look like what it is not.
    """
    if name in LEADER_FEATURES or name.startswith("decades"):
        return _CLASS
    for together in ("polyarchy", "irregular_exits_10y"):
        if name.removeprefix("log_").startswith(together):
            return together
    return name


def _value(panel: Panel, name: str, place: int) -> float | None:
    if name in COUNTRY_FEATURES:
        value = panel.countries[place, COUNTRY_FEATURES.index(name)]
    elif name in CONDITIONS:
        value = panel.conditions[place, CONDITIONS.index(name)]
    else:
        return None
    return None if np.isnan(value) else float(value)


_LEFT = {
    "regular": "left in a regular way",
    "death": "died or left in ill health",
    "foreign_imposed": "was removed by foreign force",
    "other": "was killed or removed in another way",
}
"""How a leader went, in words, where "left by" and the way do not say it."""


def _outcome(panel: Panel, place: int) -> str:
    end, way, month = int(panel.end[place]), int(panel.way[place]), int(panel.month[place])
    if end >= month + HORIZONS[-1]:
        return "in office twelve months later"
    if way < 0:
        return f"in office in {text_of(end)}, beyond which the lists do not follow him"
    name = WAYS_OUT[way]
    return f"{_LEFT.get(name, f'left by {name}')} in {text_of(end)}"
