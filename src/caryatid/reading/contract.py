"""A reading as JSON: what `caryatid read --json` prints and `caryatid ledger import` takes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from caryatid.reading._import import reading_from_json
from caryatid.reading._schema import CONTRACT, reading_schema
from caryatid.records.dates import DateRange
from caryatid.records.reading import Claim, Document, Money, Reading, TimeMention

__all__ = ["CONTRACT", "reading_from_json", "reading_schema", "reading_to_json"]


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values; offsets count code points in the body, which is left out."""
    return {
        "schema": CONTRACT,
        "reader": reading.reader,
        "read_on": _day(reading.read_on),
        "document": _document(reading.document),
        "actors": [_plain(asdict(a)) for a in reading.actors],
        "claims": [_claim(c) for c in reading.claims],
        "money": [_money(m) for m in reading.money],
        "times": [_time(t) for t in reading.times],
        "quotations": [_plain(asdict(q)) for q in reading.quotations],
        "conditionals": [_plain(asdict(k)) for k in reading.conditionals],
        "notes": list(reading.notes),
    }


def _plain(value: Any) -> Any:
    """Tuples as lists and dates in ISO form, all the way down."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key != "document_id"}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(when: DateRange) -> dict[str, Any]:
    return {
        "earliest": _day(when.earliest),
        "latest": _day(when.latest),
        "precision": when.precision,
    }


def _document(document: Document) -> dict[str, Any]:
    raw = asdict(document)
    del raw["body"]
    out: dict[str, Any] = _plain(raw)
    out["published"] = {**_range(document.published), "basis": out.pop("published_basis")}
    out["chars"] = len(document.body)
    return out


def _claim(claim: Claim) -> dict[str, Any]:
    out: dict[str, Any] = _plain(asdict(claim))
    out["money"] = out.pop("money_id")
    return out


def _money(money: Money) -> dict[str, Any]:
    out: dict[str, Any] = _plain(asdict(money))
    return out


def _time(time: TimeMention) -> dict[str, Any]:
    return {"span": list(time.span), "quote": time.quote, **_range(time.when)}
