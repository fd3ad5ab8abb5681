"""The loopback server, and a reader that asks it without long waits."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from caryatid.reading import load_document
from caryatid.reading.llm import Budget, Cache, Endpoint, SecondReader
from caryatid.reading.llm.client import Client
from caryatid.records import Document

TEXT = (
    "---\noutlet: Harbour Post\npublished: 2019-03-01\n---\n"
    "On Friday Russia lent the Maduro government $2 billion. “We will stay by it,” said\n"
    "the Russian envoy, Ivo Lund.\n"
)


@pytest.fixture(scope="session")
def loopback() -> ModuleType:
    """The module `loopback.py` beside this file."""
    name = "caryatid_tests_loopback"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("loopback.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture
def document() -> Document:
    """A short text on a loan."""
    return load_document(TEXT.encode(), name="a.md")


@pytest.fixture
def waits() -> list[float]:
    """Seconds that the client was told to wait; nobody waits them."""
    return []


@pytest.fixture
def reader(waits: list[float]) -> Callable[..., SecondReader]:
    """Makes a reader for a server; keywords change its endpoint, budget and cache."""

    def make(
        server: Any,
        *,
        budget: Budget | None = None,
        folder: Path | None = None,
        **fields: Any,
    ) -> SecondReader:
        endpoint = Endpoint(**{"url": server.url, "model": "test", "timeout": 5.0, **fields})
        used = Budget(10, 1_000_000, 600.0) if budget is None else budget
        client = Client(endpoint, used, sleep=waits.append, pause=0.5)
        return SecondReader(endpoint, used, cache=Cache(folder), client=client)

    return make
