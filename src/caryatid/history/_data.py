"""Reads the tables, coefficients and constants that ship inside the package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import yaml

from caryatid.records import FloatArray

__all__ = ["constant", "listing", "lower", "table"]


def _text(name: str) -> str:
    return (files("caryatid.history") / "data" / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Content of `history/data/<name>.json`, made by `make coefficients`."""
    content: dict[str, Any] = json.loads(_text(f"{name}.json"))
    return content


@cache
def listing(name: str) -> dict[str, Any]:
    """Content of `history/data/<name>.yaml`, written by people."""
    content: dict[str, Any] = yaml.safe_load(_text(f"{name}.yaml"))
    return content


@cache
def _constants() -> dict[str, Any]:
    return listing("constants")


def constant(name: str, part: str | None = None, /) -> float:
    """Value of a constant of `history/data/constants.yaml`, where its range and reason stand.

    Args:
        name: Its name.
        part: Name inside a group.
    """
    found = _constants()[name]
    return float((found if part is None else found[part])["value"])


def lower(triangle: Sequence[float], /) -> FloatArray:
    """A symmetric matrix from its lower triangle, row by row, as it stands in a table."""
    size = int((np.sqrt(8 * len(triangle) + 1) - 1) / 2)
    matrix = np.zeros((size, size))
    matrix[np.tril_indices(size)] = triangle
    return matrix + np.tril(matrix, -1).T
