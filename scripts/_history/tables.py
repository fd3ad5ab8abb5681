"""The tables that ship, each as a plain object ready to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from _history.counting import Counts, LeaderMonth, count_ages, count_classes, leader_months
from _history.months import text_of, year_of
from _history.regimes import count_regimes, democracies, load_autocracies
from _history.shapes import fit_shapes
from _history.spells import Regime, Spell, load_regimes, load_spells
from caryatid.history.bands import AGE_EDGES, TENURE_EDGES
from caryatid.history.counts import by_year
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["build_all", "class_table", "coefficients", "death_table", "regime_table"]

LEADERS = (
    "counted by us from leaders' spells: Archigos 4.1 (Goemans, Gleditsch and Chiozza 2009) to "
    "2015-12, the REIGN leader list of March 2021 (Bell, Besaw and Frank) after it; ways out "
    "after 2015 coded by us"
)
REGIMES = "regime types: REIGN regime list of March 2021, in the sense of Geddes, Wright and Frantz"


def build_all(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and content of every table."""
    spells, regimes = load_spells(data), load_regimes(data)
    months = leader_months(spells, regimes)
    classes = class_table(count_classes(months), months)
    yield "classes", classes
    yield "death", death_table(months)
    yield "regimes", regime_table(data, spells, regimes)
    yield "coefficients", coefficients(classes)


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
        "source": f"{LEADERS}; autocratic regimes to 2010: Geddes, Wright and Frantz 2014; "
        "democracies: REIGN regime list",
        "last_year": year_of(last),
        "ways": list(WAYS_OUT),
        "types": count_regimes(spells, [*spans, *democracies(regimes, last)]),
    }


def coefficients(classes: dict[str, Any]) -> dict[str, Any]:
    """What is fitted to the tables."""
    return {
        "about": "shapes: of the Gamma priors that draw a class to its parent, by the marginal "
        "likelihood of the counts to 2009",
        "shapes": asdict(fit_shapes(by_year(classes["cells"]))),
    }
