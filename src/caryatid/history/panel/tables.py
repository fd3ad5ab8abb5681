"""Reads a data set's file and says plainly what is wrong with it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pandas as pd

from caryatid.errors import DataError
from caryatid.history.panel.adapters import ADAPTERS
from caryatid.history.panel.sources import Source, find, sources

__all__ = ["check_rows", "read_file", "read_source", "require", "require_whole"]

_ENOUGH = 0.9
"""Share of the rows of the version named that a file must have: other versions differ by few."""

_MISSING = [".", " "]
"""How some makers write that a value is missing, besides what pandas knows."""


def read_source(key: str, folder: Path) -> pd.DataFrame:
    """The columns of a data set that are read, as they stand in the file.

    Args:
        key: One of `sources()`.
        folder: Folder with a folder for each data set.

    Raises:
        DataError: The file is missing, cut short, empty or lacks a column.
    """
    return read_file(sources()[key], find(key, folder))


def read_file(source: Source, path: Path) -> pd.DataFrame:
    """The same, of one file.

    Raises:
        DataError: The file is cut short, empty or lacks a column.
    """
    try:
        table = _parse(path)
    except (ValueError, OSError, zipfile.BadZipFile, pd.errors.ParserError) as error:
        raise DataError(
            f"the file of {source.title} cannot be read ({_short(error)})",
            where=str(path),
            fix="it may be cut short: fetch it again with "
            f"`caryatid history pull {source.key} --again`",
        ) from error
    return _columns(ADAPTERS.get(source.key, _as_it_is)(table), source, path)


def _as_it_is(table: pd.DataFrame) -> pd.DataFrame:
    return table


def _parse(path: Path) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    separator = "\t" if path.suffix == ".txt" else ","
    try:
        return pd.read_csv(path, sep=separator, na_values=_MISSING, low_memory=False)
    except UnicodeDecodeError:
        return pd.read_csv(
            path, sep=separator, na_values=_MISSING, low_memory=False, encoding="latin-1"
        )


def _columns(table: pd.DataFrame, source: Source, path: Path) -> pd.DataFrame:
    table = table.rename(
        columns={
            other: name
            for name, other in source.other_names.items()
            if name not in table and other in table
        }
    )
    missing = [name for name in source.columns if name not in table]
    if missing:
        raise DataError(
            f"{source.title} has no column {', '.join(missing)}; it has "
            f"{', '.join(map(str, table.columns[:12]))}",
            where=str(path),
            fix="its makers may have renamed it: use the version named in docs/history.md",
        )
    if table.empty:
        raise DataError(f"{source.title} holds no row", where=str(path), fix="fetch it again")
    return _numbers(table[list(source.columns)], source, path)


def _numbers(table: pd.DataFrame, source: Source, path: Path) -> pd.DataFrame:
    """The table with numbers where it should have them.

    Raises:
        DataError: Something else stands there.
    """
    found = {name: pd.to_numeric(table[name], errors="coerce") for name in source.numbers}
    for name, values in found.items():
        _require(values.notna() | table[name].isna(), table, f"has no number in {name}", path)
    return table.assign(**found)


def require_whole(key: str, folder: Path) -> None:
    """Stops at a file that holds far fewer rows than the version of its data set that is named.

    Raises:
        DataError: It does, or it cannot be read.
    """
    source = sources()[key]
    path = find(key, folder)
    check_rows(source, path, read_file(source, path))


def check_rows(source: Source, path: Path, table: pd.DataFrame) -> None:
    """The same, of a table that has been read."""
    if len(table) < _ENOUGH * source.rows:
        raise DataError(
            f"{source.title} holds {len(table):,} rows, its makers' file {source.rows:,}: it seems "
            "cut short",
            where=str(path),
            fix=f"fetch it again with `caryatid history pull {source.key} --again`"
            if source.address
            else f"get it again from {source.page}",
        )


def require(good: Any, table: pd.DataFrame, what: str, *, key: str, folder: Path) -> None:
    """Stops at the first row that breaks a rule, and names it.

    Args:
        good: Whether each row keeps the rule, axis (row).
        table: The rows.
        what: What a bad row is: "ends before it begins".
        key: Data set, for its file.
        folder: Where it lies.

    Raises:
        DataError: A row breaks the rule.
    """
    _require(good, table, what, find(key, folder))


def _require(good: Any, table: pd.DataFrame, what: str, path: Path) -> None:
    bad = [place for place, fine in enumerate(good) if not fine]
    if bad:
        row = table.iloc[bad[0]]
        told = ", ".join(f"{name} {value}" for name, value in row.items())
        more = f" (and {len(bad) - 1} more rows)" if len(bad) > 1 else ""
        raise DataError(
            f"a row {what}{more}: {told}",
            where=f"{path}, row {int(table.index[bad[0]]) + 2}",
            fix="correct the file, or fetch it again",
        )


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__
