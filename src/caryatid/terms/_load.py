"""Reads the vocabulary's YAML files, which ship inside the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["load"]


@cache
def load(name: str) -> Any:
    """Content of `terms/data/<name>.yaml`.

    The C parser is used where PyYAML has it: the country table is read in every run.
    """
    text = (files("caryatid.terms") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
