"""Reads the tables and coefficients that ship inside the package."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["table"]


@cache
def table(name: str) -> dict[str, Any]:
    """Content of `history/data/<name>.json`, made by `make coefficients`."""
    text = (files("caryatid.history") / "data" / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
