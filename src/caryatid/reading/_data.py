"""Reads the lexicon's YAML files, which ship inside the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["load_data", "word_set"]


@cache
def load_data(name: str) -> Any:
    """Content of `reading/data/<name>.yaml`."""
    text = (files("caryatid.reading") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def word_set(key: str) -> frozenset[str]:
    """One of the closed word classes of data/words.yaml."""
    return frozenset(str(word) for word in load_data("words")[key])
