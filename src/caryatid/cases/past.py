"""Past leader-years from published data, for the value test of the pillars.

Reads `leader_month_panel/leader_month_1950_2021.parquet`, a table of leader-months that has more
columns than history's own panel. Needs the extra `history`; nothing of the data ships.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from caryatid.errors import DataError, UsageError
from caryatid.forecast.value import PastYear
from caryatid.terms.value_test import CLIENTS, WITHDRAWAL_YEARS

__all__ = ["FIRST_YEAR", "LAST_YEAR", "codings_of", "conditions_of", "past_years"]

FIRST_YEAR = 1975
"""First year foretold: support of states at war is recorded from then on, and twenty-five years of
history lie before it."""

LAST_YEAR = 2020
"""Last year foretold: of later ones the panel, which ends in March 2021, knows exits alone."""

_PANEL = Path("leader_month_panel") / "leader_month_1950_2021.parquet"
_TYPES = {
    "party": "party",
    "personal": "personal",
    "monarchy": "monarchy",
    "party_hybrid": "hybrid",
    "military": "military",
}
_WAYS = {
    "stay": "",
    "regular": "regular",
    "coup": "coup",
    "protest": "uprising",
    "rebels": "rebels",
    "foreign_imposed": "foreign_imposed",
    "natural_death": "death",
    "assassination": "other",
    "other_irregular": "other",
}
_PROTESTS = 5.0
_GROWTH = 5.0
_COLUMNS = [
    *("ccode", "leader", "s", "sday", "yrborn", "regime", "year", "month", "y_mode12"),
    *("coupatt_12m", "coupatt_60m", "prot_12m", "protremove_3m", "protremove_12m"),
    *("confonset_12m", "govconf", "govwar", "g1", "gov_troops", "gov_sup_drop"),
]


def past_years(folder: Path) -> tuple[PastYear, ...]:
    """All leader-years of autocracies whose outcome is known, in the order of country and year.

    Args:
        folder: Folder that holds `leader_month_panel`.

    Raises:
        DataError: The panel is not there or is not what it should be.
        UsageError: pandas or pyarrow is not installed.
    """
    path = folder / _PANEL
    if not path.is_file():
        raise DataError(
            "the panel of leader-months is not here",
            where=str(path),
            fix="name the folder that holds leader_month_panel",
        )
    rows = _read(path)
    return tuple(_past_year(row) for row in rows)


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        import pandas as pd

        table = pd.read_parquet(path, columns=_COLUMNS)
    except ImportError as error:
        raise UsageError(
            "the value test reads its data with pandas and pyarrow, which are not installed",
            fix='pip install "caryatid[history]"',
        ) from error
    except (ValueError, OSError, KeyError) as error:
        raise DataError(
            f"this is no panel of leader-months ({error})",
            where=str(path),
            fix="rebuild it, or name another folder",
        ) from error
    wanted = table[
        (table.month == 1)
        & table.year.between(FIRST_YEAR, LAST_YEAR)
        & table.y_mode12.isin(list(_WAYS))
        & table.regime.isin(list(_TYPES))
    ].sort_values(["ccode", "year", "s"])
    rows: list[dict[str, Any]] = wanted.to_dict("records")
    return rows


def _past_year(row: Mapping[str, Any]) -> PastYear:
    born = row["yrborn"]
    return PastYear(
        country=int(row["ccode"]),
        leader=str(row["leader"]),
        in_office_since=date(
            int(row["s"]) // 12, int(row["s"]) % 12 + 1, min(int(row["sday"]), 28)
        ),
        born=None if math.isnan(born) else date(int(born), 7, 1),
        regime_type=_TYPES[row["regime"]],
        year=int(row["year"]),
        exit=_WAYS[row["y_mode12"]],
        conditions=conditions_of(row),
        codings=codings_of(row),
    )


def conditions_of(row: Mapping[str, Any]) -> dict[str, float]:
    """Conditions of rung 2 on 1 January, from a row of the panel.

    Elections due are not in it as known before, so they are left to be drawn.
    """
    known = {
        "coup_attempt_12m": float(row["coupatt_12m"] > 0),
        "conflict_began_12m": float(row["confonset_12m"] > 0),
    }
    for name, column in (
        ("removal_protests_3m", "protremove_3m"),
        ("removal_protests_12m", "protremove_12m"),
    ):
        if not math.isnan(row[column]):
            known[name] = float(round(math.expm1(row[column])))
    return known


def codings_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the codings that hold on 1 January, from a row of the panel.

    Protest counts there are log(1 + events); what is not a number does not hold.
    """
    first, last = WITHDRAWAL_YEARS
    holds = {
        "conflict": row["govconf"] > 0 and not row["govwar"] > 0,
        "war": row["govwar"] > 0,
        "old_coup": row["coupatt_60m"] > 0 and not row["coupatt_12m"] > 0,
        "protest": row["prot_12m"] >= math.log1p(_PROTESTS),
        "contraction": row["g1"] < -_GROWTH,
        "boom": row["g1"] > _GROWTH,
        "troops": row["gov_troops"] > 0,
        "sponsor_lost": row["gov_sup_drop"] > 0,
        "withdrawal": first <= row["year"] <= last and int(row["ccode"]) in CLIENTS,
    }
    return tuple(name for name, true in holds.items() if true)
