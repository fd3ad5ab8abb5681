"""The store of sourced claims: one SQLite file, append-only, dated and signed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import get_args

from caryatid.errors import DataError, UsageError
from caryatid.ledger import _store_rows as rows
from caryatid.ledger._check import check_reading
from caryatid.ledger._rows import dumps
from caryatid.ledger._schema import connect, migrate, said_plainly
from caryatid.ledger._speaker import Row, same, speaker
from caryatid.ledger._store_merges import check_merge, insert_merge, merges_from
from caryatid.ledger.decisions import edited
from caryatid.ledger.view import Contents, build_view
from caryatid.records import (
    Claim,
    Decision,
    Document,
    Grade,
    LedgerView,
    Merge,
    Reading,
    Status,
)

__all__ = ["Added", "Ledger"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a reading did.

    Attributes:
        new: False if this reader had read this text, so described, before.
        claims: Number of claims stored by this call.
    """

    new: bool
    claims: int


class Ledger:
    """A ledger file; use as a context manager.

    Documents, readings and decisions are only ever added. Where several readings of one text
    are held, the reader that came last speaks for it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def create(cls, path: Path) -> Ledger:
        """A new, empty ledger.

        Raises:
            UsageError: The file is there already, or cannot be written.
        """
        if path.exists():
            raise UsageError(
                "there is a ledger already", where=path.name, fix="open it, or choose another place"
            )
        return cls._connected(path)

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """An existing ledger, brought to the present schema.

        Raises:
            UsageError: There is none.
            DataError: It is damaged, not a ledger, or from a newer version.
        """
        if not path.is_file():
            raise UsageError(
                "there is no ledger here", where=path.name, fix="read a document first"
            )
        return cls._connected(path)

    @classmethod
    def _connected(cls, path: Path) -> Ledger:
        with said_plainly(path):
            connection = connect(path)
        try:
            migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(path, connection)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was added stays."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with said_plainly(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def add_reading(self, reading: Reading, *, entered: datetime) -> Added:
        """Store a reading, wholly or not at all.

        A text that the same reader has read before, with the same outlet, author and date, is
        left as it is.

        Args:
            reading: Checked first: every span against its quote.
            entered: Now, with a time zone; kept in UTC.

        Raises:
            DataError: A span, id or value is wrong; nothing is stored.
        """
        check_reading(reading)
        about = rows.about_of(reading.document)
        with self._transaction() as connection:
            known = connection.execute(
                "SELECT 1 FROM readings WHERE sha256 = ? AND reader = ? AND about = ?",
                (reading.document.sha256, reading.reader, about),
            ).fetchone()
            if known is not None:
                return Added(new=False, claims=0)
            rows.insert_reading(connection, reading, rows.content_id(reading), _utc(entered))
        return Added(new=True, claims=len(reading.claims))

    def decide(self, decision: Decision) -> None:
        """Add a signed decision on a claim of the reading that now speaks for its document.

        Raises:
            UsageError: No such claim, nobody signed, or the edit cannot be made.
        """
        if decision.status not in get_args(Status) or not decision.by.strip():
            raise UsageError(
                "a decision needs a status and who made it",
                where=decision.claim_id,
                fix="one of " + ", ".join(get_args(Status)) + ", signed with a name",
            )
        key, claim = self._find(decision.claim_id)
        before = [d for d in self.decisions() if d.claim_id == decision.claim_id]
        for earlier in before:
            claim = edited(claim, earlier.changes) if earlier.status == "edited" else claim
        edited(claim, decision.changes)
        told = self._reading(key).document.published
        at = _utc(decision.at)
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO decisions (reading, claim, status, signed_by, reason, changes, "
                "happened_from, happened_to, published_from, published_to, entered) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key, decision.claim_id, decision.status, decision.by, decision.reason,
                 dumps(decision.changes), at.date().isoformat(), at.date().isoformat(),
                 _iso(told.earliest), _iso(told.latest), at.isoformat()),
            )  # fmt: skip

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order of their dates."""
        return tuple(decision for _, decision in self._decisions())

    def merge(self, merge: Merge) -> None:
        """Add a signed decision on two actors that may be one.

        Raises:
            UsageError: Nobody signed, no such actor, or the two would go into each other.
        """
        held = {actor.id for reading in self.readings() for actor in reading.actors}
        check_merge(merge, held, self.merges())
        with self._transaction() as connection:
            insert_merge(connection, merge, _utc(merge.at))

    def merges(self) -> tuple[Merge, ...]:
        """All decisions on actors that may be one, in the order of their dates."""
        with said_plainly(self._path):
            return merges_from(self._connection)

    def readings(self) -> tuple[Reading, ...]:
        """The readings that now speak for their documents, by document id."""
        return tuple(
            reading for _, reading in sorted(self._speaking(None), key=lambda p: p[1].document.id)
        )

    def all_readings(self) -> tuple[Reading, ...]:
        """The readings of every reader, in the order in which they were entered."""
        rows = sorted(self._rows(), key=lambda row: (row.entered, row.key))
        return tuple(self._reading(row.key) for row in rows)

    def documents(self) -> tuple[Document, ...]:
        """All documents as described by the readings that speak for them, by id."""
        return tuple(reading.document for reading in self.readings())

    def view(
        self, as_of: date, grades: tuple[Grade, ...] = (), *, decided: date | None = None
    ) -> LedgerView:
        """The ledger as of a day; see `caryatid.records.LedgerView`.

        A document counts if the last day on which it can have been published is on or before
        `as_of`; where no last day is known, the day on which it was entered stands for it.

        Args:
            as_of: The day.
            grades: People's grades of outlets.
            decided: Last day of the decisions and grades that count; `as_of` if left out.
        """
        spoken = self._speaking(as_of)
        readings = [reading for _, reading in spoken]
        return build_view(
            as_of,
            Contents(
                documents=tuple(reading.document for reading in readings),
                claims=tuple(claim for reading in readings for claim in reading.claims),
                actors=tuple(actor for reading in readings for actor in reading.actors),
                conditionals=tuple(k for reading in readings for k in reading.conditionals),
                money=tuple(money for reading in readings for money in reading.money),
                decisions=self._carried(dict(spoken)),
                merges=self.merges(),
                meanings={i: m for reading in readings for i, m in reading.meanings.items()},
            ),
            grades,
            decided=decided,
        )

    def digest(self) -> str:
        """Hash of what the ledger holds; neither the order nor the day of entry matters."""
        with said_plainly(self._path):
            keys = self._connection.execute("SELECT id FROM readings ORDER BY id").fetchall()
        parts = [key for (key,) in keys]
        parts += sorted(
            dumps([d.claim_id, d.status, d.by, d.at, d.reason, d.changes]) for d in self.decisions()
        )
        parts += sorted(
            dumps(["merge", m.actor, m.into, m.status, m.by, m.at, m.reason]) for m in self.merges()
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def check(self) -> None:
        """Check the whole file: pages, links between tables, and every span against its text.

        Raises:
            DataError: Says what is wrong.
        """
        with said_plainly(self._path):
            verdict = self._connection.execute("PRAGMA integrity_check").fetchone()[0]
            loose = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if verdict != "ok" or loose is not None:
            raise DataError(
                f"the ledger file is damaged ({verdict if verdict != 'ok' else 'loose rows'})",
                where=self._path.name,
                fix="restore it from a copy, or read the documents again",
            )
        for row in self._rows():
            check_reading(self._reading(row.key))

    def _rows(self) -> list[Row]:
        with said_plainly(self._path):
            found = self._connection.execute(
                "SELECT id, reader, entered FROM readings ORDER BY id"
            ).fetchall()
        return [Row(key, reader, datetime.fromisoformat(at)) for key, reader, at in found]

    def _reading(self, key: str) -> Reading:
        with said_plainly(self._path):
            return rows.reading_from(self._connection, key)

    def _speaking(self, as_of: date | None) -> list[tuple[str, Reading]]:
        """The one reading that speaks for each text, in order of document id."""
        texts: dict[str, list[tuple[Row, Reading]]] = {}
        for row in self._rows():
            reading = self._reading(row.key)
            dated = rows.published_by(reading.document, row.entered)
            bounded = replace(reading, document=dated)
            texts.setdefault(dated.id, []).append((row, bounded))
        spoken: list[tuple[str, Reading]] = []
        for document_id in sorted(texts):
            row, reading = speaker(texts[document_id])
            latest = reading.document.published.latest
            if as_of is None:
                spoken.append((row.key, self._reading(row.key)))
            elif latest is not None and latest <= as_of:
                spoken.append((row.key, reading))
        return spoken

    def _find(self, claim_id: str) -> tuple[str, Claim]:
        for key, reading in self._speaking(None):
            for claim in reading.claims:
                if claim.id == claim_id:
                    return key, claim
        raise UsageError(
            f"the ledger holds no claim {claim_id}",
            where=self._path.name,
            fix="list them with `caryatid ledger list`",
        )

    def _decisions(self) -> list[tuple[str, Decision]]:
        with said_plainly(self._path):
            found = self._connection.execute(
                "SELECT reading, claim, status, signed_by, entered, reason, changes "
                "FROM decisions ORDER BY entered, number"
            ).fetchall()
        return [(row[0], rows.decision_from(row[1:])) for row in found]

    def _carried(self, spoken: dict[str, Reading]) -> tuple[Decision, ...]:
        """Decisions with the claim ids of the readings that speak now.

        A decision on another reader's claim goes over to the claim that says the same of the
        same passage; if there is none, it stays in the record and changes nothing.
        """
        index = {same(claim): claim.id for r in spoken.values() for claim in r.claims}
        carried: list[Decision] = []
        for key, decision in self._decisions():
            if key in spoken:
                carried.append(decision)
                continue
            judged = [c for c in self._reading(key).claims if c.id == decision.claim_id]
            new_id = index.get(same(judged[0])) if judged else None
            if new_id is not None:
                carried.append(replace(decision, claim_id=new_id))
        return tuple(carried)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise UsageError(
            f"{moment.isoformat()} has no time zone", fix="give it one, for instance +00:00"
        )
    return moment.astimezone(UTC)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
