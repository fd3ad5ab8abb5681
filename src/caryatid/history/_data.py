"""Reads the tables, coefficients and constants that ship inside the package."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["constant", "table"]


def _text(name: str) -> str:
    return (files("caryatid.history") / "data" / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Content of `history/data/<name>.json`, made by `make coefficients`."""
    content: dict[str, Any] = json.loads(_text(f"{name}.json"))
    return content


@cache
def _constants() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(_text("constants.yaml"))
    return content


def constant(name: str, part: str | None = None, /) -> float:
    """Value of a constant of `history/data/constants.yaml`, where its range and reason stand.

    Args:
        name: Its name.
        part: Name inside a group.
    """
    found = _constants()[name]
    return float((found if part is None else found[part])["value"])
