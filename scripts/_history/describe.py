"""The shipped tables in Markdown, as docs/history.md shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from caryatid.history._data import table
from caryatid.history.bands import ERA_FIRST_YEAR, FIRST_YEAR, TENURE_NAMES, TYPE_NAMES, TYPES
from caryatid.history.counts import counts_between
from caryatid.history.coups import success_draws, tries_counted
from caryatid.history.death import death_line
from caryatid.history.effects import TERMS
from caryatid.history.regime import regime_counts
from caryatid.history.rung2 import coefficients_to
from caryatid.records import FloatArray
from caryatid.terms.ways_out import WAYS_OUT

__all__ = [
    "coefficient_table",
    "coup_table",
    "death_rows",
    "exit_table",
    "link_table",
    "tables",
    "tenure_table",
]

_DRAWS = 20_000

LAST_YEAR = 2020
"""Last whole year of the data."""


def tables() -> tuple[str, ...]:
    """All tables, in the order of the document."""
    return (
        exit_table(FIRST_YEAR, ERA_FIRST_YEAR - 1),
        exit_table(ERA_FIRST_YEAR, LAST_YEAR),
        tenure_table(ERA_FIRST_YEAR, LAST_YEAR),
        death_rows(LAST_YEAR),
        coefficient_table(2009, LAST_YEAR),
        link_table(),
        coup_table(2009, LAST_YEAR),
    )


def exit_table(first_year: int, last_year: int) -> str:
    """Leader-months and exits of each type."""
    counts = counts_between(first_year, last_year)
    rows = [
        [TYPE_NAMES[kind], _n(counts.months[i].sum()), *map(_n, counts.exits[i].sum(axis=0))]
        for i, kind in enumerate(TYPES)
    ]
    return _table([f"{first_year}-{last_year}", "leader-months", *map(_word, WAYS_OUT)], rows)


def tenure_table(first_year: int, last_year: int) -> str:
    """Exits / leader-months of each type and tenure band."""
    counts = counts_between(first_year, last_year)
    rows = [
        [TYPE_NAMES[kind], *_pairs(counts.exits[i].sum(axis=1), counts.months[i])]
        for i, kind in enumerate(TYPES)
    ]
    names = [name.removesuffix(" in office") for name in TENURE_NAMES]
    return _table([f"{first_year}-{last_year}", *names], rows)


def death_rows(last_year: int) -> str:
    """Yearly rate of natural death and ill health by age."""
    line = death_line(last_year)
    ages = (45, 55, 65, 75, 85)
    rates = [f"{1200 * float(line.rate(np.array([float(age)]))[0]):.1f}" for age in ages]
    return _table(["age", *map(str, ages)], [["of 100 leaders in a year", *rates]])


def coefficient_table(*years: int) -> str:
    """Coefficients with standard errors, by last year of the data."""
    fits = [coefficients_to(year) for year in years]
    rows = []
    for i, term in enumerate(TERMS):
        cells = [f"{f.beta[i]:+.2f} ({np.sqrt(f.covariance[i, i]):.2f})" for f in fits]
        rows.append([term.name, ", ".join(map(_word, term.ways)), *cells])
    return _table(["coefficient", "ways out", *(f"to {year}" for year in years)], rows)


def link_table() -> str:
    """Leaders' exits with which the regime ended / all exits, by type and way out."""
    last = int(table("regimes")["last_year"])
    rows = []
    for kind in TYPES:
        counts = regime_counts((kind,), last)
        if counts.months:
            rows.append([TYPE_NAMES[kind], *_pairs(counts.ended, counts.exits), _n(counts.alone)])
    return _table([f"{FIRST_YEAR}-{last}", *map(_word, WAYS_OUT), "without an exit"], rows)


def coup_table(*years: int) -> str:
    """Coups tried and succeeded of each type, and the fitted chance of success."""
    spans = ((FIRST_YEAR, ERA_FIRST_YEAR - 1), (ERA_FIRST_YEAR, LAST_YEAR))
    rows = []
    for kind in TYPES:
        cells = [f"{a} / {b}" for a, b in (tries_counted(kind, *span) for span in spans)]
        rows.append([TYPE_NAMES[kind], *cells, *(_success(kind, year) for year in years)])
    head = [f"{first}-{last}" for first, last in spans]
    return _table(
        [
            "of coups tried succeeded",
            *head,
            *(f"chance since {ERA_FIRST_YEAR}, fit to {y}" for y in years),
        ],
        rows,
    )


def _success(kind: str, year: int) -> str:
    chance = success_draws(kind, year + 1, year, seed=1, draws=np.arange(_DRAWS, dtype=np.int64))
    low, middle, high = (100 * np.quantile(chance, q) for q in (0.05, 0.5, 0.95))
    return f"{middle:.0f} % [{low:.0f}, {high:.0f}]"


def _pairs(some: FloatArray, of: FloatArray) -> list[str]:
    return [f"{_n(a)} / {_n(b)}" for a, b in zip(some, of, strict=True)]


def _n(value: float) -> str:
    return f"{value:,.0f}"


def _word(way: str) -> str:
    return way.replace("_", " ")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
