"""Official files whose columns say the same in another way, brought to ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

__all__ = ["ADAPTERS", "mass_mobilization"]

_REMOVAL = "removal of politician"


def mass_mobilization(table: pd.DataFrame) -> pd.DataFrame:
    """Protest events with one start date, and whether any demand is to remove a politician.

    The file on Dataverse has day, month and year apart and up to four demands in words.
    """
    demands = [name for name in table if str(name).startswith("protesterdemand")]
    parts = ["startyear", "startmonth", "startday"]
    if not demands or not set(parts) <= set(table.columns):
        return table
    dates = table[parts].rename(columns=lambda name: name.removeprefix("start"))
    words = table[demands].apply(lambda column: column.astype(str).str.strip().str.lower())
    return table.assign(
        start_date=pd.to_datetime(dates, errors="coerce"),
        removal_of_politician=(words == _REMOVAL).any(axis=1).astype(int),
    )


ADAPTERS: Mapping[str, Callable[[pd.DataFrame], pd.DataFrame]] = {"protests": mass_mobilization}
"""Data set -> what is done to its file before columns are looked for."""
