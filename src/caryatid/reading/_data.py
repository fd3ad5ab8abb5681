"""Reads the lexicon's YAML files, which ship inside the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["load_data"]


@cache
def load_data(name: str) -> Any:
    """Content of `reading/data/<name>.yaml`."""
    text = (files("caryatid.reading") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
