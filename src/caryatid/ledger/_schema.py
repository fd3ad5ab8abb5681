"""The ledger file: its migrations, its version, and what is said when it cannot be used."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from caryatid.errors import DataError, UsageError

__all__ = ["connect", "migrate", "said_plainly", "schema_version"]

_APPLICATION = 0x43525954
"""Marks an SQLite file as one of our ledgers."""

_BUSY_SECONDS = 10.0


def _migrations() -> dict[int, str]:
    found: dict[int, str] = {}
    for entry in files("caryatid.ledger.migrations").iterdir():
        match = re.fullmatch(r"(\d{4})_\w+\.sql", entry.name)
        if match is not None:
            found[int(match.group(1))] = entry.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def schema_version() -> int:
    """Newest schema version that this program knows."""
    return max(_migrations())


def connect(path: Path) -> sqlite3.Connection:
    """An open connection in write-ahead mode with foreign keys on; transactions are explicit."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        with said_plainly(path):
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the present schema; each step is one transaction.

    Raises:
        DataError: The file belongs to another program or to a newer version of this one.
    """
    with said_plainly(path):
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    known = schema_version()
    if owner not in (0, _APPLICATION) or (owner == 0 and tables):
        raise DataError(
            "this SQLite file is not a Caryatid ledger",
            where=path.name,
            fix="name the case's own ledger.db, or move this file away",
        )
    if version > known:
        raise DataError(
            f"the ledger has schema version {version}, and this program knows {known}",
            where=path.name,
            fix="update Caryatid, or open the case with the version that last wrote it",
        )
    with said_plainly(path):
        for number, script in _migrations().items():
            if number > version:
                connection.executescript(
                    f"BEGIN IMMEDIATE;\n{script}\n"
                    f"PRAGMA application_id = {_APPLICATION};\n"
                    f"PRAGMA user_version = {number};\nCOMMIT;"
                )


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints into errors that say what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            raise DataError(
                "another process is writing to the ledger",
                where=path.name,
                fix="wait until it has finished, then try again",
            ) from error
        if "readonly" in words or "unable to open" in words:
            raise UsageError(
                "the ledger cannot be written",
                where=path.name,
                fix="check that the case folder exists and that you may write in it",
            ) from error
        raise _damaged(path, words) from error
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from error


def _damaged(path: Path, words: str) -> DataError:
    return DataError(
        f"the ledger file is damaged ({words})",
        where=path.name,
        fix="restore it from a copy, or move it away and read the documents again",
    )
