"""The JSON Schema of `caryatid brief --json`, made from the records themselves."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from caryatid.explain import Explanation
from caryatid.forecast import forecast_schema
from caryatid.records import ClassCount, Situation
from caryatid.report._dumped import adapter
from caryatid.report.machine import FORMAT
from caryatid.terms.vocabulary import DIRECTIONS, EVIDENCE, MODALITIES

__all__ = ["brief_schema"]

_STRING = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_NUMBER = {"type": "number"}
_FLAG = {"type": "boolean"}
_STRINGS = {"type": "array", "items": _STRING}


def brief_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the machine output of `brief`."""
    places, defs = _records()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "caryatid brief --json",
        **_object(
            {
                "format": {"const": FORMAT},
                "version": _STRING,
                "headline": _STRING,
                "confidence": _STRING,
                "forecast": forecast_schema(),
                "history": _history(places[ClassCount]),
                "situation": places[Situation],
                "explanation": places[Explanation],
                "claims": {"type": "array", "items": _claim()},
                "documents": {"type": "array", "items": _document()},
                "notes": _STRINGS,
                "problems": {
                    "type": "array",
                    "items": _object({"name": _STRING, "message": _STRING}),
                },
            }
        ),
        "$defs": defs,
    }


def _records() -> tuple[dict[type, Any], dict[str, Any]]:
    """Schemas of the records that are printed as they are, and their shared definitions."""
    kinds = (Situation, Explanation, ClassCount)
    found, rest = TypeAdapter.json_schemas(
        [(kind.__name__, "serialization", adapter(kind)) for kind in kinds]
    )
    defs = rest["$defs"]
    defs["Pillar"]["properties"].update(name=_STRING, level=_NUMBER, word=_STRING, is_gap=_FLAG)
    defs["Pillar"]["required"] += ["name", "level", "word", "is_gap"]
    defs["Shift"]["properties"]["part"] = _NUMBER
    defs["Shift"]["required"].append("part")
    for name in ("p12", "p12_lo", "p12_hi"):
        defs["ClassCount"]["properties"][name]["type"] = ["number", "null"]
        defs["ClassCount"]["properties"][name].pop("default", None)
    for definition in defs.values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return {kind: found[kind.__name__, "serialization"] for kind in kinds}, defs


def _history(class_count: dict[str, Any]) -> dict[str, Any]:
    return _object(
        {
            "class": class_count,
            "others": {"type": "array", "items": class_count, "minItems": 2},
            "effects": {"type": "object", "additionalProperties": _NUMBER},
            "provenance": {"type": "object", "additionalProperties": _STRING},
            "data_to": _STRING,
            "hindsight": _FLAG,
        }
    )


def _claim() -> dict[str, Any]:
    return _object(
        {
            "id": _STRING,
            "document": _STRING,
            "span": {
                "type": "array",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            },
            "quote": _STRING,
            "source": _STRINGS,
            "act": _STRING,
            "target": _STRINGS,
            "direction": {"enum": list(DIRECTIONS)},
            "modality": {"enum": list(MODALITIES)},
            "negated": _FLAG,
            "holder": _STRING,
            "evidence": {"enum": list(EVIDENCE)},
            "alleged": _FLAG,
            "time": _range(),
            "status": {"enum": ["proposed", "confirmed", "edited", "rejected"]},
        }
    )


def _document() -> dict[str, Any]:
    return _object(
        {
            "id": _STRING,
            "sha256": _STRING,
            "title": _MAYBE,
            "outlet": _MAYBE,
            "author": _MAYBE,
            "published": _range(),
            "published_basis": _STRING,
            "url": _MAYBE,
            "language": _STRING,
            "name": _STRING,
        }
    )


def _range() -> dict[str, Any]:
    return _object({"earliest": _MAYBE, "latest": _MAYBE, "precision": _STRING})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
