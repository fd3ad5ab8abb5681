"""From the facts of a case to its base hazard on rungs 1 and 2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from caryatid.errors import UsageError
from caryatid.history.bands import FIRST_YEAR, TYPES, tenure_band
from caryatid.history.counts import Counts, counts_between, own_months, without
from caryatid.history.coups import coup_tries
from caryatid.history.cutoff import Cutoff, cutoff_on
from caryatid.history.death import DeathLine, age_on, death_line, death_rates
from caryatid.history.mix import class_mix
from caryatid.history.moved import fit_factors, fit_words
from caryatid.history.printed import campaign_class, other_classes, own_class
from caryatid.history.provenance import provenance
from caryatid.history.regime import regime_exit
from caryatid.history.reported import Known, condition_draws, known_conditions
from caryatid.history.rung1 import rung1
from caryatid.history.rung2 import EFFECT_MONTHS, Moves, coefficients_to, moves, multipliers
from caryatid.history.shrinkage import Posterior, posterior, shapes
from caryatid.history.structure import index_of, structure_factor
from caryatid.records import (
    BaseHazard,
    CaseFacts,
    ClassCount,
    Condition,
    CoupTries,
    FloatArray,
)

__all__ = ["base_hazard"]

_DAYS_A_MONTH = 365.25 / 12

_EFFECT_DRAWS = 512
"""Draws over which the printed multipliers are averaged: enough for two figures."""


def base_hazard(
    facts: CaseFacts,
    conditions: tuple[Condition, ...],
    as_of: date,
    *,
    seed: int,
    draws: NDArray[np.int64],
    months: int,
) -> BaseHazard:
    """Monthly exit hazards of the case on rungs 1 and 2, with the classes they come from.

    Every number of a draw depends on the seed, its own number and a purpose alone, so results do
    not depend on how draws are cut into chunks.

    Args:
        facts: Leader, since when in office, born, regime type.
        conditions: Fitted conditions, reported or not.
        as_of: Cut-off; only whole years before it count.
        seed: The run's seed.
        draws: Draw numbers, axis (d).
        months: Length of axis t.

    Raises:
        UsageError: The regime type is not one of ours, the leader enters office after the day, or
            there is no history before it.
    """
    _check(facts, as_of)
    cutoff = cutoff_on(as_of)
    all_years, era = _counts(facts, cutoff)
    cells = posterior(all_years, era, facts.regime_type, shapes())
    line = death_line(cutoff.last_year)
    tenure = (as_of - facts.in_office_since).days / _DAYS_A_MONTH
    age = age_on(facts.born, as_of, line)
    rungs = _Rungs(facts, cells, line, age, tenure, as_of.year, cutoff, seed)
    known = known_conditions(conditions, unconfirmed=True)
    h1, moved = rungs.draw(draws, months)
    band = tenure_band(tenure)
    h2 = rungs.second(known, h1, moved, draws)
    return BaseHazard(
        h1=h1,
        h2=h2,
        h2_unconfirmed_off=rungs.second(
            known_conditions(conditions, unconfirmed=False), h1, moved, draws
        ),
        class_=own_class(cells, era, facts.regime_type, band, cutoff, moved=rungs.moved_by()),
        others=_others(facts, all_years, era, band, cutoff),
        regime=regime_exit(
            facts.regime_type, cutoff.last_year, seed=seed, draws=draws, months=months
        ),
        effects=rungs.effects(known),
        provenance=provenance(facts, cutoff, line, rungs.fitted, rungs.index.year),
        data_to=cutoff.data_to,
        hindsight=rungs.fitted.last_year > cutoff.last_year,
        coups=rungs.tries(h2, draws, cutoff),
    )


class _Rungs:
    """Rungs 1 and 2 of one case, for any draws."""

    def __init__(
        self,
        facts: CaseFacts,
        cells: Posterior,
        line: DeathLine,
        age: float,
        tenure: float,
        year: int,
        cutoff: Cutoff,
        seed: int,
    ) -> None:
        self._facts, self._cells, self._line = facts, cells, line
        self._age, self._tenure, self._year, self._seed = age, tenure, year, seed
        self.fitted = coefficients_to(cutoff.last_year)
        self.index = index_of(facts.country, facts.regime_type, year, self.fitted.last_year)
        self._mix = class_mix(facts.regime_type, max(cutoff.last_year, self.fitted.last_year))

    def draw(self, draws: NDArray[np.int64], months: int) -> tuple[FloatArray, Moves]:
        """Rung 1, axes (d, t, k), and the draws of the coefficients."""
        seed, kind, last = self._seed, self._facts.regime_type, self.fitted.last_year
        rates = self._rates(draws, months)
        moved = moves(self.fitted, self._mix, kind, seed=seed, draws=draws, months=months)
        factor = structure_factor(
            self._facts, self._tenure, self.index, last, seed=seed, draws=draws
        )
        hazards: FloatArray = rates * factor[:, None, :] * np.exp(moved.log_mean)
        return hazards, moved

    def _rates(self, draws: NDArray[np.int64], months: int) -> FloatArray:
        """The class's rates with death by age, axes (d, t, k)."""
        death = death_rates(self._line, self._age, seed=self._seed, draws=draws, months=months)
        return rung1(self._cells, death, self._tenure, seed=self._seed, draws=draws)

    def moved_by(self) -> str:
        """What the fit does to the class's rates, over draws that no caller chooses."""
        draws = np.arange(_EFFECT_DRAWS, dtype=np.int64)
        h1, _ = self.draw(draws, EFFECT_MONTHS)
        return fit_words(fit_factors(self._rates(draws, EFFECT_MONTHS), h1), self.index)

    def second(
        self, known: Mapping[str, Known], h1: FloatArray, moved: Moves, draws: NDArray[np.int64]
    ) -> FloatArray:
        """Rung 2, axes (d, t, k)."""
        hazards: FloatArray = h1 * moved.factor(
            condition_draws(known, self._mix, seed=self._seed, draws=draws)
        )
        return hazards

    def tries(self, h2: FloatArray, draws: NDArray[np.int64], cutoff: Cutoff) -> CoupTries:
        """How the coups of rung 2 come about."""
        kind, last = self._facts.regime_type, self.fitted.last_year
        return coup_tries(h2, kind, self._year, cutoff, last, seed=self._seed, draws=draws)

    def effects(self, known: Mapping[str, Known]) -> dict[str, float]:
        """Multipliers of the known conditions, over draws that no caller chooses."""
        draws = np.arange(_EFFECT_DRAWS, dtype=np.int64)
        h1, moved = self.draw(draws, EFFECT_MONTHS)
        return multipliers(known, self._mix, moved, h1, seed=self._seed, draws=draws)


def _check(facts: CaseFacts, as_of: date) -> None:
    if facts.regime_type not in TYPES:
        raise UsageError(
            f"no class for the regime type {facts.regime_type!r}",
            where=facts.country,
            fix=f"use one of {', '.join(TYPES)}",
        )
    if facts.in_office_since > as_of:
        raise UsageError(
            f"{facts.leader} enters office on {facts.in_office_since.isoformat()}, after "
            f"{as_of.isoformat()}",
            where=facts.country,
            fix="correct in_office_since, or choose a later day",
        )


def _others(
    facts: CaseFacts, all_years: Counts, era: Counts, band: int, cutoff: Cutoff
) -> tuple[ClassCount, ...]:
    found = other_classes(all_years, era, facts.regime_type, band, cutoff)
    campaign = campaign_class(facts.regime_type, facts.country, facts.in_office_since, cutoff)
    return found if campaign is None else (*found, campaign)


def _counts(facts: CaseFacts, cutoff: Cutoff) -> tuple[Counts, Counts]:
    """Counts of all years and of the era, the case's own leader left out."""
    found = []
    for first in (FIRST_YEAR, cutoff.era_first):
        own = own_months(facts.in_office_since, first_year=first, last_month=cutoff.data_to)
        found.append(without(counts_between(first, cutoff.last_year), facts.regime_type, own))
    return found[0], found[1]
