"""Frozen records as plain JSON values, by their own types."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from pydantic import TypeAdapter

__all__ = ["adapter", "dumped"]


@cache
def adapter(kind: type) -> TypeAdapter[Any]:
    """What turns a record type into JSON values and into a schema."""
    return TypeAdapter(kind)


def dumped(kind: type, value: Any) -> dict[str, Any]:
    """A record as a JSON object; a number that is not known becomes null."""
    found: dict[str, Any] = _known(adapter(kind).dump_python(value, mode="json"))
    return found


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _known(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_known(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None  # JSON has no NaN
    return value
