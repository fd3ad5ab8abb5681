"""The backtest: fits on the past only, rolls the origin, scores on rows it had not seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from caryatid.executor import Executor
from caryatid.history.bands import ERA_FIRST_YEAR, TYPES
from caryatid.history.fit.attempts import fit_attempts
from caryatid.history.fit.hazard import Hazard, monthly
from caryatid.history.fit.model import (
    DEATH,
    EXITS,
    Model,
    Tables,
    chance,
    fit_model,
    hazards,
    tables_of,
)
from caryatid.history.fit.published import (
    beger_dorff_ward,
    forecaster2,
    has_published,
    ward_beger,
)
from caryatid.history.fit.rates import rates_of
from caryatid.history.fit.summary import OURS, Scored, scored
from caryatid.history.fit.trials import Rows, rows_between, share_between
from caryatid.history.panel.panel import Panel
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

__all__ = ["FITS", "FIXED", "Fits", "backtest", "fit_years"]

FIXED = 2009
"""Last year of the fit of the fixed split."""

FITS = tuple(range(FIXED, 2020))
"""Cut-offs of the rolling origin: a year is forecast with data to the end of the one before."""

_AUTOCRACIES = np.array([i for i, kind in enumerate(TYPES) if kind != "democracy"])


@dataclass(frozen=True, slots=True)
class Fits:
    """Models by cut-off year."""

    models: Mapping[int, Model]
    attempts: Mapping[int, Hazard]


def fit_years(panel: Panel, tables: Tables, years: Sequence[int], executor: Executor) -> Fits:
    """Models of several cut-offs, each fitted on its own.

    Args:
        panel: The panel.
        tables: Its counts.
        years: Cut-offs.
        executor: Where the work is done.
    """
    found = executor.map(partial(_fit_year, panel, tables), years)
    pairs = list(zip(years, found, strict=True))
    return Fits({y: model for y, (model, _) in pairs}, {y: tries for y, (_, tries) in pairs})


def _fit_year(panel: Panel, tables: Tables, year: int) -> tuple[Model, Hazard]:
    return fit_model(panel, tables, year), fit_attempts(panel, year)


def backtest(panel: Panel, folder: Path, executor: Executor) -> list[Scored]:
    """All tests.

    Args:
        panel: The panel.
        folder: Folder of data; without published forecasts in it only our own tests are made.
        executor: Where the work is done.
    """
    tables = tables_of(panel.rows())
    fits = fit_years(panel, tables, FITS, executor)
    found: list[Scored] = []
    if has_published(folder):
        found += _published(panel, folder, fits)
    found += _own(panel, fits, "", lambda year: FIXED)
    found += _own(panel, fits, "_rolling", lambda year: year - 1)
    return executor.map(scored, found)


def _published(panel: Panel, folder: Path, fits: Fits) -> list[Scored]:
    found = []
    for name, title, rows, months in (
        ("ward_beger_6m", "Ward and Beger 2017, 6 months", ward_beger(folder, panel, 6), 6),
        ("ward_beger_1m", "Ward and Beger 2017, 1 month", ward_beger(folder, panel, 1), 1),
        (
            "beger_dorff_ward_test",
            "Beger, Dorff and Ward 2016, 1 month",
            beger_dorff_ward(folder, panel),
            1,
        ),
    ):
        first = int(panel.year[rows.places].min())
        constant = share_between(panel, first - 20, first - 1, months, ways=IRREGULAR)
        found.append(_exits(panel, fits, name, title, rows, constant, months))
    found.append(_attempts(panel, fits, forecaster2(folder, panel)))
    return found


def _exits(
    panel: Panel, fits: Fits, name: str, title: str, rows: Rows, constant: float, months: int
) -> Scored:
    forecasts = {
        OURS: _forecast(panel, fits, rows, months, ("irregular",), lambda year: year - 1),
        "class table": _table(panel, fits, rows, months, ("irregular",), lambda year: year - 1),
    }
    if rows.published is not None:
        forecasts["published"] = rows.published
    return Scored(name, title, rows, constant, forecasts)


def _attempts(panel: Panel, fits: Fits, rows: Rows) -> Scored:
    first = int(panel.year[rows.places].min())
    p = _by_year(
        panel,
        rows,
        lambda year: year - 1,
        lambda cut, places: -np.expm1(-monthly(fits.attempts[cut], panel, places, 12).sum(axis=1)),
    )
    forecasts = {OURS: p}
    if rows.published is not None:
        forecasts["published"] = rows.published
    title = "forecaster2, a coup attempt in the year"
    constant = _attempt_share(panel, first - 20, first - 1)
    return Scored("forecaster2_attempt", title, rows, constant, forecasts)


def _attempt_share(panel: Panel, first_year: int, last_year: int) -> float:
    """Share of country-years with an attempt, as the constant forecast."""
    here = (panel.type >= 0) & (panel.year >= first_year) & (panel.year <= last_year)
    years = panel.country[here] * 10_000 + panel.year[here]
    tried = panel.country[here & panel.attempt] * 10_000 + panel.year[here & panel.attempt]
    return len(set(tried.tolist())) / len(set(years.tolist()))


def _own(panel: Panel, fits: Fits, suffix: str, cut_of: Callable[[int], int]) -> list[Scored]:
    """Twelve months from every leader-month of 2010 on: irregular exits, any exit of autocrats."""
    found = []
    how = "fit to 2009" if not suffix else "refitted each year"
    for name, title, ways, kinds, types in (
        ("own_12m_irregular", "irregular exit, all leaders", IRREGULAR, ("irregular",), None),
        ("own_12m_any_autocracies", "any exit, autocracies", WAYS_OUT, EXITS, _AUTOCRACIES),
    ):
        rows = rows_between(panel, FIXED + 1, FITS[-1] + 2, 12, ways=ways)
        rows = _among(panel, rows, types, last_year=FITS[-1] + 1)
        constant = share_between(panel, ERA_FIRST_YEAR - 1, FIXED, 12, ways=ways, kinds=types)
        forecasts = {
            OURS: _forecast(panel, fits, rows, 12, kinds, cut_of),
            "class table": _table(panel, fits, rows, 12, kinds, cut_of),
        }
        title = f"{title}, 12 months, 2010 on, {how}"
        found.append(Scored(f"{name}{suffix}", title, rows, constant, forecasts))
    return found


def _among(panel: Panel, rows: Rows, types: NDArray[np.int64] | None, *, last_year: int) -> Rows:
    keep = panel.year[rows.places] <= last_year
    if types is not None:
        keep &= np.isin(panel.type[rows.places], types)
    return Rows(rows.places[keep], rows.y[keep], rows.country[keep], rows.event[keep])


def _forecast(
    panel: Panel,
    fits: Fits,
    rows: Rows,
    months: int,
    kinds: tuple[str, ...],
    cut_of: Callable[[int], int],
) -> FloatArray:
    return _by_year(
        panel,
        rows,
        cut_of,
        lambda cut, places: chance(hazards(fits.models[cut], panel, places, months), kinds, months),
    )


def _table(
    panel: Panel,
    fits: Fits,
    rows: Rows,
    months: int,
    kinds: tuple[str, ...],
    cut_of: Callable[[int], int],
) -> FloatArray:
    """What the class table alone says."""

    def of(cut: int, places: NDArray[np.int64]) -> FloatArray:
        model = fits.models[cut]
        leads = range(months)
        parts = [
            np.stack(
                [rates_of(panel, places, part.rates, t, list(part.form.ways)) for t in leads],
                axis=1,
            )
            for part in (model.irregular, model.regular)
        ]
        death = hazards(model, panel, places, months)[:, :, DEATH]
        return chance(np.stack([*parts, death], axis=2), kinds, months)

    return _by_year(panel, rows, cut_of, of)


def _by_year(
    panel: Panel,
    rows: Rows,
    cut_of: Callable[[int], int],
    of: Callable[[int, NDArray[np.int64]], FloatArray],
) -> FloatArray:
    """A forecast put together from the cut-offs that its years go with, axis (i)."""
    found = np.empty(rows.places.size)
    year = panel.year[rows.places]
    for one in np.unique(year):
        here = year == one
        found[here] = of(cut_of(int(one)), rows.places[here])
    return found
