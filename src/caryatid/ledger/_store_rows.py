"""The rows that a reading becomes, and the records that rows become again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import cast

from caryatid.ledger._rows import (
    actor_from,
    claim_from,
    conditional_from,
    document_from,
    dumps,
    money_from,
    quotation_from,
    time_from,
    to_json,
)
from caryatid.records import DateRange, Decision, Document, Reading, Status

__all__ = [
    "about_of",
    "content_id",
    "decision_from",
    "insert_reading",
    "published_by",
    "reading_from",
]

Dates = tuple[str | None, str | None, str | None, str | None, str]
_UNKNOWN = DateRange()

_CLAIM = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RECORD = {
    "money": "INSERT INTO money VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "conditionals": "INSERT INTO conditionals VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "actors": "INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
}
_SELECT = {
    "claims": "SELECT record FROM claims WHERE reading = ? ORDER BY span_start, span_end, id",
    "money": "SELECT record FROM money WHERE reading = ? ORDER BY id",
    "conditionals": "SELECT record FROM conditionals WHERE reading = ? ORDER BY id",
    "actors": "SELECT record FROM actors WHERE reading = ? ORDER BY id",
}

_MEANINGS = "SELECT claim, vector FROM meanings WHERE reading = ? ORDER BY claim"


def about_of(document: Document) -> str:
    """Hash of what is said about a text: outlet, author, date. The file's name does not count."""
    return hashlib.sha256(to_json(replace(document, name="")).encode()).hexdigest()


def content_id(reading: Reading) -> str:
    """Hash of a reading, its file name and the day on which it was read left out.

    Meanings are left out too: they follow from the text and may be missing.
    """
    parts = [
        reading.reader,
        to_json(replace(reading.document, name="")),
        *(to_json(record) for record in reading.actors),
        *(to_json(record) for record in reading.claims),
        *(to_json(record) for record in reading.money),
        *(to_json(record) for record in reading.conditionals),
        dumps([asdict(record) for record in reading.times]),
        dumps([asdict(record) for record in reading.quotations]),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _dates(happened: DateRange, published: DateRange, entered: datetime) -> Dates:
    days = (happened.earliest, happened.latest, published.earliest, published.latest)
    a, b, c, d = (None if day is None else day.isoformat() for day in days)
    return (a, b, c, d, entered.isoformat())


def insert_reading(
    connection: sqlite3.Connection, reading: Reading, key: str, entered: datetime
) -> None:
    """Insert all rows of a reading; the caller holds the transaction."""
    document = reading.document
    told = document.published
    plain = _dates(_UNKNOWN, told, entered)
    connection.execute(
        "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (document.sha256, document.id, document.body, *plain),
    )
    rest = {
        "times": [asdict(record) for record in reading.times],
        "quotations": [asdict(record) for record in reading.quotations],
        "notes": list(reading.notes),
        "read_on": reading.read_on,
    }
    connection.execute(
        "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, document.sha256, reading.reader, about_of(document), to_json(document),
         dumps(rest), *plain),
    )  # fmt: skip
    for claim in reading.claims:
        connection.execute(
            _CLAIM,
            (key, claim.id, *claim.span, claim.quote, claim.act, to_json(claim),
             *_dates(claim.time, told, entered)),
        )  # fmt: skip
    known = {claim.id for claim in reading.claims}
    connection.executemany(
        "INSERT INTO meanings VALUES (?, ?, ?)",
        ((key, claim, held) for claim, held in reading.meanings.items() if claim in known),
    )
    for money in reading.money:
        dates = _dates(money.as_of, told, entered)
        connection.execute(_RECORD["money"], (key, money.id, to_json(money), *dates))
    for conditional in reading.conditionals:
        row = (key, conditional.id, to_json(conditional), *plain)
        connection.execute(_RECORD["conditionals"], row)
    for actor in reading.actors:
        connection.execute(_RECORD["actors"], (key, actor.id, to_json(actor), *plain))


def reading_from(connection: sqlite3.Connection, key: str) -> Reading:
    """The reading with that key, as it was added."""
    row = connection.execute(
        "SELECT r.document, d.body, r.rest, r.reader FROM readings r "
        "JOIN documents d ON d.sha256 = r.sha256 WHERE r.id = ?",
        (key,),
    ).fetchone()
    rest = json.loads(row[2])
    texts = {
        name: [record for (record,) in connection.execute(select, (key,))]
        for name, select in _SELECT.items()
    }
    read_on = rest["read_on"]
    return Reading(
        document=document_from(row[0], row[1]),
        actors=tuple(actor_from(text) for text in texts["actors"]),
        claims=tuple(claim_from(text) for text in texts["claims"]),
        money=tuple(money_from(text) for text in texts["money"]),
        conditionals=tuple(conditional_from(text) for text in texts["conditionals"]),
        times=tuple(time_from(raw) for raw in rest["times"]),
        quotations=tuple(quotation_from(raw) for raw in rest["quotations"]),
        notes=tuple(rest["notes"]),
        reader=row[3],
        read_on=None if read_on is None else date.fromisoformat(read_on),
        meanings=dict(connection.execute(_MEANINGS, (key,))),
    )


def decision_from(row: tuple[str, str, str, str, str, str]) -> Decision:
    """A decision from (claim, status, signed_by, entered, reason, changes)."""
    claim, status, signed_by, entered, reason, changes = row
    return Decision(
        claim_id=claim,
        status=cast(Status, status),
        by=signed_by,
        at=datetime.fromisoformat(entered),
        reason=reason,
        changes=tuple((str(name), str(value)) for name, value in json.loads(changes)),
    )


def published_by(document: Document, entered: datetime) -> Document:
    """The document with a publication date that ends on a known day.

    A last possible day bounds it. With none, nothing shows that it was out before the day on
    which it was entered, so that day bounds it.
    """
    told = document.published
    if told.latest is not None:
        return document
    bound = entered.date()
    return replace(document, published=DateRange(told.earliest, bound, told.precision))
