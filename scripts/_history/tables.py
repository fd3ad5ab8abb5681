"""The tables that ship, each as a plain object ready to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from _history.campaigns import count_campaigns
from _history.counting import Counts, LeaderMonth, count_ages, count_classes, leader_months
from _history.events import Events, load_coups, load_elections, load_protests
from _history.features import condition_values
from _history.fitting import Fit, fit
from _history.landmarks import class_rates, landmarks
from _history.mixing import count_mix
from _history.months import text_of, year_of
from _history.regimes import count_regimes, democracies, load_autocracies
from _history.shapes import fit_shapes
from _history.spells import Regime, Spell, load_regimes, load_spells
from caryatid.history.bands import AGE_EDGES, TENURE_EDGES
from caryatid.history.counts import by_year
from caryatid.history.effects import TERMS, prior_sds
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = [
    "Sources",
    "build_all",
    "campaign_table",
    "class_table",
    "coefficients",
    "condition_table",
    "death_table",
    "load",
    "regime_table",
]

LEADERS = (
    "counted by us from leaders' spells: Archigos 4.1 (Goemans, Gleditsch and Chiozza 2009) to "
    "2015-12, the REIGN leader list of March 2021 (Bell, Besaw and Frank) after it; ways out "
    "after 2015 coded by us"
)
CONDITIONS_SOURCE = (
    "protests demanding removal: Mass Mobilization (Clark and Regan), 1990 to 2020-03; coup "
    "attempts: Powell and Thyne, version of November 2022; elections held as scheduled: REIGN "
    "election list of March 2021"
)
FIRST_CUTOFF = 2009
"""First year to which coefficients are fitted: before it protest data are too short."""

REGIMES = "regime types: REIGN regime list of March 2021, in the sense of Geddes, Wright and Frantz"


@dataclass(frozen=True, slots=True)
class Sources:
    """What is counted, loaded once.

    Attributes:
        data: Folder of the data sets.
        spells: Leaders' spells.
        regimes: Regimes' spans.
        months: Leader-months.
        values: Conditions of the leader-months, axes (i, c).
        protests: Protest events demanding removal.
    """

    data: Path
    spells: list[Spell]
    regimes: list[Regime]
    months: list[LeaderMonth]
    values: FloatArray
    protests: Events


def load(data: Path) -> Sources:
    """Everything that tables are made of."""
    spells, regimes = load_spells(data), load_regimes(data)
    months = leader_months(spells, regimes)
    protests = load_protests(data)
    values = condition_values(months, protests, load_coups(data), load_elections(data))
    return Sources(data, spells, regimes, months, values, protests)


def build_all(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and content of every table."""
    sources = load(data)
    classes = class_table(count_classes(sources.months), sources.months)
    yield "classes", classes
    yield "death", death_table(sources.months)
    yield "regimes", regime_table(data, sources.spells, sources.regimes)
    yield "conditions", condition_table(sources)
    yield "campaigns", campaign_table(sources)
    yield "coefficients", coefficients(sources, classes)


def class_table(counts: Counts, months: list[LeaderMonth]) -> dict[str, Any]:
    """Leader-months and exits by type and tenure band, by year."""
    return {
        "about": "[year, leader-months, exits by way out] of each regime type / tenure band",
        "source": f"{LEADERS}; {REGIMES}",
        "data_to": text_of(max(row.month for row in months)),
        "ways": list(WAYS_OUT),
        "tenure_edges_months": list(TENURE_EDGES),
        "cells": {
            f"{kind}/{band}": [[year, *cell] for year, cell in sorted(years.items())]
            for (kind, band), years in counts.items()
        },
    }


def death_table(months: list[LeaderMonth]) -> dict[str, Any]:
    """Deaths and exits for ill health by age band, by year, all leaders."""
    return {
        "about": "[year, leader-months, deaths or exits for ill health, sum of ages] by age band",
        "source": f"{LEADERS}; exits for ill health are known to 2015 only",
        "age_edges_years": list(AGE_EDGES),
        "cells": {
            str(band): [
                [year, *(round(v, 1) for v in cell)] for year, cell in sorted(years.items())
            ]
            for band, years in count_ages(months).items()
        },
    }


def regime_table(data: Path, spells: list[Spell], regimes: list[Regime]) -> dict[str, Any]:
    """How regimes' ends go with leaders' exits, by type and year."""
    spans, last = load_autocracies(data)
    return {
        "about": "[year, leader-months, regime ends without an exit, successor's first-year "
        "leader-months, ends in them, successor's later leader-months, ends in them, then for "
        "each way out: regime ended, leader exits] by regime type",
        "source": "ends of autocratic regimes to 2010: Geddes, Wright and Frantz 2014; of "
        "democracies: REIGN regime list; joined by month to the exits of leaders (Archigos 4.1)",
        "last_year": year_of(last),
        "ways": list(WAYS_OUT),
        "types": count_regimes(spells, [*spans, *democracies(regimes, last)]),
    }


def condition_table(sources: Sources) -> dict[str, Any]:
    """How conditions are spread over the leader-months of each type."""
    return {
        "about": "pairs: protest events demanding removal in 3 and 12 months, binned; types: "
        "[year, leader-months, with a coup attempt in 12 months, with an election due in 12 "
        "months, [[place in pairs, leader-months], ...]]",
        "source": CONDITIONS_SOURCE,
        **count_mix(sources.months, sources.values),
    }


def campaign_table(sources: Sources) -> dict[str, Any]:
    """Leader-months and exits in years of a campaign, coded with hindsight."""
    return {
        "about": "[year, leader-months, exits by way out] of each autocratic type in calendar "
        "years with so many protests demanding removal",
        "source": f"{LEADERS}; {REGIMES}; {CONDITIONS_SOURCE}",
        "ways": list(WAYS_OUT),
        **count_campaigns(sources.months, sources.protests),
    }


def coefficients(sources: Sources, classes: dict[str, Any]) -> dict[str, Any]:
    """What is fitted to the tables."""
    cells = by_year(classes["cells"])
    shapes = fit_shapes(cells)
    last = year_of(max(row.month for row in sources.months))
    fits = {}
    for year in range(FIRST_CUTOFF, last + 1):
        rates = class_rates(cells, year, shapes)
        fits[str(year)] = _fitted(
            fit(landmarks(sources.months, sources.values, rates, year), prior_sds())
        )
    return {
        "about": "shapes: of the Gamma priors that draw a class to its parent, by the marginal "
        "likelihood of the counts to 2009; by_last_year: coefficients of the conditions fitted "
        "to the years to it, with the lower triangle of their covariance and the distinct exits",
        "source": f"{LEADERS}; {CONDITIONS_SOURCE}",
        "shapes": asdict(shapes),
        "terms": [term.name for term in TERMS],
        "by_last_year": fits,
    }


def _fitted(found: Fit) -> dict[str, Any]:
    lower = found.covariance[np.tril_indices(len(found.beta))]
    return {
        "beta": [round(float(b), 4) for b in found.beta],
        "covariance_lower": [round(float(v), 5) for v in lower],
        "exits": found.exits,
    }
