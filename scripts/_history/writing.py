"""Writes a table as JSON that is small, sorted and readable line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["text_of_table", "write"]


def text_of_table(content: dict[str, Any]) -> str:
    """JSON with one line for each entry of each top-level object."""
    blocks = []
    for key, value in content.items():
        if isinstance(value, dict) and value:
            rows = ",\n".join(f"  {json.dumps(k)}: {_compact(v)}" for k, v in value.items())
            blocks.append(f" {json.dumps(key)}: {{\n{rows}\n }}")
        else:
            blocks.append(f" {json.dumps(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(_plain(value), separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Whole numbers without a decimal point, so that counts read as counts."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def write(path: Path, content: dict[str, Any]) -> None:
    """Write the table, whole or not at all."""
    half = path.with_suffix(".part")
    half.write_text(text_of_table(content), encoding="utf-8")
    half.replace(path)
