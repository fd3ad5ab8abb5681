"""Puts a backtest's table, figure and numbers into a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from caryatid.history.store.manifest import write_whole

__all__ = ["write_results"]


def write_results(folder: Path, tests: Mapping[str, Any], table: str, figure: str) -> None:
    """Writes backtest.json, backtest.md and backtest.svg.

    Args:
        folder: Made if it is not there.
        tests: Name -> scores.
        table: Markdown.
        figure: SVG.
    """
    text = json.dumps({"tests": tests}, indent=1) + "\n"
    for name, content in (
        ("backtest.json", text),
        ("backtest.md", table),
        ("backtest.svg", figure),
    ):
        write_whole(folder / name, content.encode("utf-8"))
