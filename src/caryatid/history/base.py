"""From the facts of a case to its base hazard on rungs 1 and 2."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from caryatid.errors import UsageError
from caryatid.history._data import table
from caryatid.history.bands import FIRST_YEAR, TYPES, tenure_band
from caryatid.history.counts import Counts, counts_between, own_months, without
from caryatid.history.cutoff import Cutoff, cutoff_on
from caryatid.history.death import DeathLine, age_on, death_line, death_rates
from caryatid.history.printed import other_classes, own_class
from caryatid.history.regime import regime_exit
from caryatid.history.rung1 import rung1
from caryatid.history.shrinkage import posterior, shapes
from caryatid.records import BaseHazard, CaseFacts, Condition

__all__ = ["base_hazard"]

_DAYS_A_MONTH = 365.25 / 12


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
    death = death_rates(
        line, age_on(facts.born, as_of, line), seed=seed, draws=draws, months=months
    )
    h1 = rung1(cells, death, tenure, seed=seed, draws=draws)
    band = tenure_band(tenure)
    return BaseHazard(
        h1=h1,
        h2=h1,
        h2_unconfirmed_off=h1,
        class_=own_class(cells, era, facts.regime_type, band, cutoff),
        others=other_classes(all_years, era, facts.regime_type, band, cutoff),
        regime=regime_exit(
            facts.regime_type, cutoff.last_year, seed=seed, draws=draws, months=months
        ),
        effects={},
        provenance=_provenance(facts, cutoff, line),
        data_to=cutoff.data_to,
    )


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


def _counts(facts: CaseFacts, cutoff: Cutoff) -> tuple[Counts, Counts]:
    """Counts of all years and of the era, the case's own leader left out."""
    found = []
    for first in (FIRST_YEAR, cutoff.era_first):
        own = own_months(facts.in_office_since, first_year=first, last_month=cutoff.data_to)
        found.append(without(counts_between(first, cutoff.last_year), facts.regime_type, own))
    return found[0], found[1]


def _provenance(facts: CaseFacts, cutoff: Cutoff, line: DeathLine) -> dict[str, str]:
    age = "" if facts.born else f"; year of birth not known: taken as {line.mean_age:.0f}"
    return {
        "leaders": table("classes")["source"],
        "history": f"history to {cutoff.data_to.isoformat()[:7]}"
        + (f", {cutoff.age_months} months old" if cutoff.age_months else ", nothing later counted"),
        "death": f"by age: {line.deaths} deaths and exits for ill health in "
        f"{line.leader_months:,.0f} leader-months{age}",
        "regime": table("regimes")["source"],
    }
