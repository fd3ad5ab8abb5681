"""The tables that ship, each as a plain object ready to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from _history.campaigns import count_campaigns
from _history.mixing import count_mix
from _history.regimes import count_regimes, democracies, load_autocracies
from _history.shipping import coefficients_of, structure_table
from caryatid.history.bands import AGE_EDGES, TENURE_EDGES
from caryatid.history.coups import SUCCESS_TERMS
from caryatid.history.effects import TERMS
from caryatid.history.fit.model import Model, Tables, fit_model, tables_of
from caryatid.history.fit.success import count_tries
from caryatid.history.panel.counting import Counts, LeaderMonth, count_ages, count_classes
from caryatid.history.panel.months import text_of, year_of
from caryatid.history.panel.panel import Panel, Raw, load_raw, panel_of
from caryatid.history.panel.spells import Regime, Spell
from caryatid.history.structure import LEADER_FEATURES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = [
    "Sources",
    "build_all",
    "campaign_table",
    "class_table",
    "coefficients",
    "condition_table",
    "coup_table",
    "death_table",
    "fit_all",
    "load",
    "regime_table",
    "structure",
]

LEADERS = (
    "counted by us from leaders' spells: Archigos 4.1 (Goemans, Gleditsch and Chiozza 2009) to "
    "2015-12, the REIGN leader list of March 2021 (Bell, Besaw and Frank) after it; ways out "
    "after 2015 coded by us"
)
CONDITIONS_SOURCE = (
    "protests demanding removal: Mass Mobilization (Clark and Regan), 1990 to 2020-03; coup "
    "attempts: Powell and Thyne, version of November 2022; elections held as scheduled: REIGN "
    "election list of March 2021; beginnings of armed conflict: UCDP/PRIO 22.1"
)
FIRST_CUTOFF = 2009
"""First year to which coefficients are fitted: before it protest data are too short."""

REGIMES = "regime types: REIGN regime list of March 2021, in the sense of Geddes, Wright and Frantz"


@dataclass(frozen=True, slots=True)
class Sources:
    """What is counted, loaded once.

    Attributes:
        data: Folder of the data sets.
        raw: The data sets as records.
        panel: The leader-months.
        tables: Their counts.
    """

    data: Path
    raw: Raw
    panel: Panel
    tables: Tables


def load(data: Path) -> Sources:
    """Everything that tables are made of."""
    raw = load_raw(data)
    panel = panel_of(raw)
    return Sources(data, raw, panel, tables_of(panel.rows()))


def build_all(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and content of every table."""
    sources = load(data)
    rows = sources.panel.rows()
    yield "classes", class_table(count_classes(rows), rows)
    yield "death", death_table(rows)
    yield "regimes", regime_table(data, sources.raw.spells, sources.raw.regimes)
    yield "conditions", condition_table(sources)
    yield "campaigns", campaign_table(sources)
    yield "coups", coup_table(sources)
    models = fit_all(sources)
    yield "coefficients", coefficients(sources, models)
    yield "structure", structure(sources, models)


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
        "months, with a conflict begun in 12 months, [[place in pairs, leader-months], ...]]",
        "source": CONDITIONS_SOURCE,
        **count_mix(sources.panel.rows(), sources.panel.conditions),
    }


def campaign_table(sources: Sources) -> dict[str, Any]:
    """Leader-months and exits in years of a campaign, coded with hindsight."""
    return {
        "about": "[year, leader-months, exits by way out] of each autocratic type in calendar "
        "years with so many protests demanding removal",
        "source": f"{LEADERS}; {REGIMES}; {CONDITIONS_SOURCE}",
        "ways": list(WAYS_OUT),
        **count_campaigns(sources.panel.rows(), sources.raw.protests),
    }


def coup_table(sources: Sources) -> dict[str, Any]:
    """Coups that were tried, and those that succeeded, by type and year."""
    return {
        "about": "[year, tries, tries that succeeded] by regime type; a try is a leader-month with "
        "a listed attempt or with an exit by a coup, and succeeds if the leader leaves by a coup "
        "in it",
        "source": "attempts: Powell and Thyne, version of November 2022; exits: " + LEADERS,
        "types": count_tries(sources.panel),
    }


def fit_all(sources: Sources) -> dict[int, Model]:
    """Models by cut-off year."""
    last = year_of(int(sources.panel.month.max()))
    return {
        year: fit_model(sources.panel, sources.tables, year)
        for year in range(FIRST_CUTOFF, last + 1)
    }


def coefficients(sources: Sources, models: dict[int, Model]) -> dict[str, Any]:
    """What is fitted to the tables."""
    return {
        "about": "shapes: of the Gamma priors that draw a class to its parent, by the marginal "
        "likelihood of the counts to 2009; by_last_year: fitted to the years to it: coefficients "
        "of the conditions with the lower triangle of their covariance, distinct exits, the factor "
        "on the slopes of irregular exits (in them already), the logit of a coup's success, then "
        "for each kind of exit level, leader features and trend with theirs",
        "source": f"{LEADERS}; {CONDITIONS_SOURCE}",
        "shapes": asdict(sources.tables.shapes),
        "terms": [term.name for term in TERMS],
        "coup_success": list(SUCCESS_TERMS),
        "leader": ["level", *LEADER_FEATURES, "decades_since_1990"],
        "by_last_year": {str(year): coefficients_of(model) for year, model in models.items()},
    }


def structure(sources: Sources, models: dict[int, Model]) -> dict[str, Any]:
    """What countries' structure adds to log hazards."""
    return {
        "about": "hundredths of log hazard: [irregular exits, standard deviation, regular exits, "
        "standard deviation] of a country on the first day of a year, against the average of the "
        "fit; classes: by last year of the fit, the average of each type",
        "source": "one number for each kind of exit, computed by us from income and "
        "population, infant mortality (World Bank), polyarchy (V-Dem), coup attempts (Powell and "
        "Thyne), exits in ten and five years, armed conflict (UCDP)",
        **structure_table(sources.raw, sources.panel, models),
    }
