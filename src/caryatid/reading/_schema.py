"""The JSON Schema of a reading, built from the vocabularies, so that it cannot fall behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from caryatid.terms.acts import ACTS
from caryatid.terms.vocabulary import (
    ACTOR_KINDS,
    ATTRIBUTION_MODES,
    CHAIN_ROLES,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    EVIDENCE,
    MODALITIES,
    MONEY_ROLES,
    SLANT_LEVELS,
)

__all__ = ["CONTRACT", "PRECISIONS", "QUOTATION_KINDS", "reading_schema"]

CONTRACT = "caryatid.reading/1"
"""Name and version of the contract; a change that breaks readers of it raises the number."""

PRECISIONS = ("day", "week", "month", "quarter", "year", "range", "unknown")
QUOTATION_KINDS = ("direct", "partial", "scare")

_TEXT = {"type": "string"}
_TEXT_OR_NONE = {"type": ["string", "null"]}
_NUMBER_OR_NONE = {"type": ["number", "null"]}
_FLAG = {"type": "boolean"}
_DAY_OR_NONE = {"type": ["string", "null"], "format": "date"}
_SPAN = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
    "description": "start and end in code points of the body, end exclusive",
}
_SPAN_OR_NONE = {"anyOf": [_SPAN, {"type": "null"}]}
_IDS = {"type": "array", "items": _TEXT}


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _object(required: Iterable[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def _range() -> dict[str, Any]:
    return {
        "earliest": _DAY_OR_NONE,
        "latest": _DAY_OR_NONE,
        "precision": _one_of(PRECISIONS),
    }


def _listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _document() -> dict[str, Any]:
    return _object(
        ["id", "sha256"],
        id=_TEXT, sha256=_TEXT, name=_TEXT, title=_TEXT_OR_NONE, title_span=_SPAN_OR_NONE,
        outlet=_TEXT_OR_NONE, author=_TEXT_OR_NONE, url=_TEXT_OR_NONE, language=_TEXT,
        syndicated_from=_TEXT_OR_NONE, translated_by=_TEXT_OR_NONE, original=_TEXT_OR_NONE,
        pages={"type": "array", "items": {"type": "integer", "minimum": 0}},
        chars={"type": "integer"},
        published=_object([], **_range(), basis=_TEXT),
    )  # fmt: skip


def _actor() -> dict[str, Any]:
    return _object(
        ["id", "name", "kind"],
        id=_TEXT, name=_TEXT, kind=_one_of(ACTOR_KINDS), country=_TEXT_OR_NONE,
        mentions=_listed(_SPAN), description=_TEXT_OR_NONE,
    )  # fmt: skip


def _claim() -> dict[str, Any]:
    hop = _object(["role", "name"], role=_one_of(CHAIN_ROLES), name=_TEXT, actor=_TEXT_OR_NONE)
    return _object(
        ["span", "source", "act", "target"],
        id=_TEXT, span=_SPAN, quote=_TEXT, source=_IDS, act=_one_of(ACTS), target=_IDS,
        direction=_one_of(DIRECTIONS), modality=_one_of(MODALITIES), negated=_FLAG,
        holder=_TEXT, evidence=_one_of(EVIDENCE), attribution=_one_of(ATTRIBUTION_MODES),
        alleged=_FLAG, chain=_listed(hop), time=_object([], **_range()), money=_TEXT_OR_NONE,
        slant=_one_of(SLANT_LEVELS), slant_words=_IDS, confidence=_NUMBER_OR_NONE,
        demands_removal=_FLAG,
    )  # fmt: skip


def _money() -> dict[str, Any]:
    return _object(
        ["span", "amount", "currency", "role"],
        id=_TEXT, span=_SPAN, quote=_TEXT, amount=_NUMBER_OR_NONE, low=_NUMBER_OR_NONE,
        high=_NUMBER_OR_NONE, currency=_TEXT_OR_NONE, approx=_FLAG, role=_one_of(MONEY_ROLES),
        payer=_TEXT_OR_NONE, payee=_TEXT_OR_NONE, as_of=_object([], **_range()),
        per=_TEXT_OR_NONE,
    )  # fmt: skip


def _conditional() -> dict[str, Any]:
    return _object(
        ["span", "type"],
        id=_TEXT, span=_SPAN, quote=_TEXT, type=_one_of(CONDITIONAL_TYPES), marker=_TEXT,
        antecedent=_SPAN_OR_NONE, consequent=_SPAN_OR_NONE, antecedent_claims=_IDS,
        consequent_claims=_IDS, holder=_TEXT,
    )  # fmt: skip


def reading_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one reading."""
    quotation = _object(
        ["span"], span=_SPAN, quote=_TEXT, speaker=_TEXT_OR_NONE, kind=_one_of(QUOTATION_KINDS)
    )
    whole = _object(
        ["document", "actors", "claims", "money", "times", "quotations", "conditionals"],
        schema={"const": CONTRACT}, reader=_TEXT, read_on=_DAY_OR_NONE, document=_document(),
        actors=_listed(_actor()), claims=_listed(_claim()), money=_listed(_money()),
        times=_listed(_object(["span"], span=_SPAN, quote=_TEXT, **_range())),
        quotations=_listed(quotation), conditionals=_listed(_conditional()), notes=_IDS,
    )  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading of one document",
        "description": "Offsets count code points in the text after its front matter.",
        **whole,
    }
