"""Records to JSON and back, for the store. Field order and key order never change the text."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, TypeVar, cast

from caryatid.records import (
    Actor,
    Claim,
    Conditional,
    DateRange,
    Document,
    Hop,
    Money,
    Quotation,
    Span,
    TimeMention,
)
from caryatid.records.dates import Precision

__all__ = [
    "actor_from",
    "claim_from",
    "conditional_from",
    "document_from",
    "dumps",
    "money_from",
    "quotation_from",
    "time_from",
    "to_json",
]

Record = TypeVar("Record")


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"cannot store {type(value).__name__}")


def dumps(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, dates in ISO form."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )


_LATER = ("translated_by", "original", "pages")
"""Fields of a document that came later: left out where empty, so that older hashes hold."""


def to_json(record: Any) -> str:
    """One record as canonical JSON. A document is stored without its body."""
    if not isinstance(record, Document):
        return dumps(asdict(record))
    raw = asdict(replace(record, body=""))
    return dumps({key: value for key, value in raw.items() if key not in _LATER or value})


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _range(raw: dict[str, Any]) -> DateRange:
    return DateRange(_day(raw["earliest"]), _day(raw["latest"]), cast(Precision, raw["precision"]))


def _span(raw: list[int] | None) -> Span | None:
    return None if raw is None else (int(raw[0]), int(raw[1]))


def _tuples(raw: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**raw, **{name: tuple(raw[name]) for name in names}}


def document_from(text: str, body: str) -> Document:
    """A document from its stored metadata and its body."""
    raw = json.loads(text)
    return Document(
        **{
            **raw,
            "body": body,
            "published": _range(raw["published"]),
            "title_span": _span(raw["title_span"]),
            "pages": tuple(raw.get("pages", ())),
        }
    )


def actor_from(text: str) -> Actor:
    """An actor as stored."""
    raw = json.loads(text)
    return Actor(**{**raw, "mentions": tuple(_span(m) for m in raw["mentions"])})


def claim_from(text: str) -> Claim:
    """A claim as stored."""
    raw = json.loads(text)
    raw = _tuples(raw, "span", "source", "target", "slant_words")
    chain = tuple(Hop(**hop) for hop in raw["chain"])
    return Claim(**{**raw, "chain": chain, "time": _range(raw["time"])})


def money_from(text: str) -> Money:
    """A sum as stored."""
    raw = json.loads(text)
    return Money(**{**_tuples(raw, "span"), "as_of": _range(raw["as_of"])})


def conditional_from(text: str) -> Conditional:
    """A conditional as stored."""
    raw = _tuples(json.loads(text), "span", "antecedent_claims", "consequent_claims")
    return Conditional(
        **{
            **raw,
            "antecedent": _span(raw["antecedent"]),
            "consequent": _span(raw["consequent"]),
        }
    )


def time_from(raw: dict[str, Any]) -> TimeMention:
    """A time mention from its parsed JSON."""
    return TimeMention(**{**_tuples(raw, "span"), "when": _range(raw["when"])})


def quotation_from(raw: dict[str, Any]) -> Quotation:
    """A quotation from its parsed JSON."""
    return Quotation(**_tuples(raw, "span"))
