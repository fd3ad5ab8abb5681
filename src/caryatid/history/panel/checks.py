"""What a row of a data set must keep to, named with file and row where one does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from caryatid.history.panel.tables import require

__all__ = ["Rules"]

_CODES = (2, 999)
"""First and last number of a state of Gleditsch and Ward."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules for the rows of one data set; each raises a DataError that names the first bad row.

    Attributes:
        key: Data set, for its file.
        folder: Where it lies.
    """

    key: str
    folder: Path

    def hold(self, good: pd.Series, table: pd.DataFrame, what: str) -> None:
        """Any rule.

        Args:
            good: Whether each row keeps it, axis (row).
            table: The rows.
            what: What a bad row does: "ends before it begins".
        """
        require(good, table, what, key=self.key, folder=self.folder)

    def once(self, table: pd.DataFrame, columns: list[str]) -> None:
        """No two rows say the same of these columns."""
        self.hold(~table.duplicated(columns), table, "stands twice")

    def known_code(self, table: pd.DataFrame, column: str) -> None:
        """The country's number is one of a state."""
        code = pd.to_numeric(table[column], errors="coerce")
        self.hold(code.between(*_CODES), table, "has an unknown country code")

    def in_order(self, table: pd.DataFrame, start: pd.Series, end: pd.Series) -> None:
        """What has ended did not end before it began; an end that is missing is none."""
        self.hold(end.isna() | (start <= end), table, "ends before it begins")

    def one_after_another(
        self, table: pd.DataFrame, country: str, start: pd.Series, end: pd.Series, *, slack: int = 0
    ) -> None:
        """Spells of a country do not overlap.

        Args:
            table: The rows.
            country: Column of the country.
            start: When each begins, axis (row).
            end: When each ends, axis (row).
            slack: Overlap that is let pass, in the unit of start and end where that is a number.
        """
        order = start.sort_values(kind="stable").index
        before = end.loc[order].groupby(table[country].loc[order]).shift().reindex(start.index)
        apart = before.isna() | (start >= (before - slack if slack else before))
        self.hold(apart, table, "begins before the last one ended")
