"""Years in which a country saw a campaign to remove its leader, known only afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from caryatid.history.panel.counting import LeaderMonth
from caryatid.history.panel.events import PROTEST_MONTHS, Events
from caryatid.history.panel.months import year_of
from caryatid.terms.countries import COUNTRIES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["MIN_PROTESTS", "count_campaigns"]

MIN_PROTESTS = 3
"""Protests demanding removal in a calendar year from which it is called a campaign year.
Judgement: a demand repeated, not a single march; range 2 to 5."""


def count_campaigns(months: Iterable[LeaderMonth], protests: Events) -> dict[str, Any]:
    """Leader-months and exits in campaign years, by type and year.

    A year counts whole, so that protests after a month, or after an exit, are known to it: coded
    with hindsight. Years in which the country was under a democracy are left out.

    Returns:
        `types`: type -> rows of [year, leader-months, exits by way out]; `years`: ISO 3166
        alpha-3 -> campaign years, so that a case's own leader can be left out.
    """
    by_year: Counter[tuple[int, int]] = Counter()
    for (country, month), n in protests.items():
        by_year[country, year_of(month)] += n
    types: dict[str, dict[int, list[int]]] = defaultdict(dict)
    years: dict[str, set[int]] = defaultdict(set)
    codes = {c.gw: c.iso3 for c in COUNTRIES.values() if c.gw is not None}
    for row in months:
        year = year_of(row.month)
        if row.type in (None, "democracy") or by_year[row.country, year] < MIN_PROTESTS:
            continue
        if row.month > PROTEST_MONTHS[1]:
            continue
        cell = types[str(row.type)].setdefault(year, [0] * (1 + len(WAYS_OUT)))
        cell[0] += 1
        if row.way is not None:
            cell[1 + WAYS_OUT.index(row.way)] += 1
        if row.country in codes:
            years[codes[row.country]].add(year)
    return {
        "min_protests": MIN_PROTESTS,
        "types": {
            kind: [[year, *cell] for year, cell in sorted(rows.items())]
            for kind, rows in sorted(types.items())
        },
        "years": {iso3: sorted(found) for iso3, found in sorted(years.items())},
    }
