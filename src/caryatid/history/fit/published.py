"""Rows of published forecasts with their outcomes, joined to the panel.

A row is joined to the leader in office on the first day of its month or, where nobody was (an
interregnum), to the last one in the year before. This is the only module
that reads published forecasts; the specification (docs/history.md section 6) was fixed before it
was written.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from caryatid.errors import DataError
from caryatid.history.fit.trials import Rows
from caryatid.history.panel.months import month_of
from caryatid.history.panel.panel import Panel
from caryatid.history.panel.spells import same_code
from caryatid.records import FloatArray
from caryatid.terms.countries import find_country

__all__ = ["FOLDER", "beger_dorff_ward", "forecaster2", "has_published", "ward_beger"]

FOLDER = "benchmarks"
"""Folder of published forecasts inside a folder of data."""

_BDW_TEST = (month_of(2012, 5), month_of(2014, 3))
"""Months of the test of Beger, Dorff and Ward 2016."""


def has_published(folder: Path) -> bool:
    """Whether the published forecasts are there."""
    return (folder / FOLDER).is_dir()


def ward_beger(folder: Path, panel: Panel, months: int) -> Rows:
    """Rows of Ward and Beger 2017 at 6 months or at 1."""
    name = "ward_beger_2017_pr_test6" if months == 6 else "ward_beger_2017_pr_test"
    table = pd.read_parquet(_file(folder, f"{name}.parquet"))
    table = table[table["y"].notna()]
    month = table["date"].dt.year * 12 + table["date"].dt.month - 1
    return _joined(
        panel,
        table["gwcode"].to_numpy(dtype=np.int64),
        month.to_numpy(dtype=np.int64),
        table["y"].to_numpy() > 0,
        table["ebma"].to_numpy(dtype=np.float64),
        apart=months,
    )


def beger_dorff_ward(folder: Path, panel: Panel) -> Rows:
    """Rows of the test of Beger, Dorff and Ward 2016, one month ahead."""
    table = pd.read_parquet(_file(folder, "beger_dorff_ward_ilc_2001_2014_predictions.parquet"))
    month = table["date"].dt.year * 12 + table["date"].dt.month - 1
    table = table.assign(month=month)[month.between(*_BDW_TEST) & table["irr.t"].notna()]
    country = [
        _number(str(name), int(m)) for name, m in zip(table["country"], table["month"], strict=True)
    ]
    return _joined(
        panel,
        np.array(country),
        table["month"].to_numpy(dtype=np.int64),
        table["irr.t"].to_numpy() > 0,
        table["ch.Ensemble"].to_numpy(dtype=np.float64),
        apart=1,
    )


def forecaster2(folder: Path, panel: Panel) -> Rows:
    """Rows of the yearly forecasts of coup attempts, from January of the year they are for."""
    table = pd.read_csv(_file(folder, "forecaster2_coup_predictions_2011_2020.csv"))
    table = table[(table["outcome"] == "attempt") & table["observed"].notna()]
    month = table["for_year"].to_numpy(dtype=np.int64) * 12
    return _joined(
        panel,
        table["gwcode"].to_numpy(dtype=np.int64),
        month,
        table["observed"].to_numpy() > 0,
        table["p"].to_numpy(dtype=np.float64),
        apart=1,
    )


def _file(folder: Path, name: str) -> Path:
    path = folder / FOLDER / name
    if not path.is_file():
        raise DataError(
            "no such published forecasts", where=str(path), fix="see docs/history.md section 7"
        )
    return path


def _number(name: str, month: int) -> int:
    """Gleditsch and Ward number of a country's English name, -1 if there is none."""
    country = find_country(_OTHER_NAMES.get(name, name))
    return -1 if country is None or country.gw is None else same_code(country.gw, month)


_OTHER_NAMES = {"Congo, DRC": "Democratic Republic of the Congo", "Solomon Is.": "Solomon Islands"}


def _joined(
    panel: Panel,
    country: NDArray[np.int64],
    month: NDArray[np.int64],
    y: NDArray[np.bool_],
    published: FloatArray,
    *,
    apart: int,
) -> Rows:
    """Rows with a leader of a known type.

    Args:
        panel: The panel.
        country: Axis (i).
        month: Axis (i).
        y: Outcomes.
        published: Probabilities.
        apart: Outcomes of one country that follow within so many months are one event.
    """
    at = {
        (int(c), int(m)): i
        for i, (c, m, kind) in enumerate(zip(panel.country, panel.month, panel.type, strict=True))
        if kind >= 0
    }
    places = np.array(
        [_place(at, int(c), int(m)) for c, m in zip(country, month, strict=True)], dtype=np.int64
    )
    keep = places >= 0
    return Rows(
        places=places[keep],
        y=y[keep],
        country=country[keep],
        event=_events(country, month, y, apart)[keep],
        published=published[keep],
        left_out=int((~keep).sum()),
    )


def _place(at: dict[tuple[int, int], int], country: int, month: int) -> int:
    """The leader-month of a row: its month's, else the country's last in the year before; or -1."""
    found = (at.get((country, month - back), -1) for back in range(13))
    return next((place for place in found if place >= 0), -1)


def _events(
    country: NDArray[np.int64], month: NDArray[np.int64], y: NDArray[np.bool_], apart: int
) -> NDArray[np.int64]:
    """Number of the run of outcomes that a row belongs to, -1 for none, axis (i)."""
    number = np.full(y.size, -1)
    found, start = 0, 0
    last: tuple[int, int] | None = None
    for i in sorted(np.flatnonzero(y).tolist(), key=lambda i: (country[i], month[i])):
        here = (int(country[i]), int(month[i]))
        runs_on = last is not None and here[0] == last[0] and here[1] - last[1] == 1
        if not runs_on or here[1] - start >= apart:
            found, start = found + 1, here[1]
        last = here
        number[i] = found
    return number
