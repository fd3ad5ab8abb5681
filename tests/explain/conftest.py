"""The hand-made run of the report's tests, with hazards that a test can change."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

_MADE = Path(__file__).resolve().parents[1] / "report" / "conftest.py"


def _module() -> Any:
    spec = importlib.util.spec_from_file_location("hand_made_run", _MADE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hand_made() -> Any:
    run = _module()._run()
    hazard = np.full((400, 24, 7), 0.002)
    hazard *= np.linspace(0.5, 1.5, 400)[:, None, None]
    run.ensemble = SimpleNamespace(h3=hazard)
    run.settings = Settings()
    return run


@dataclass(frozen=True)
class Settings:
    seed: int = 1
    draws: int = 400
    months: int = 24


@pytest.fixture
def with_hazard() -> Any:
    """Gives a run whose hazards are multiplied by a factor."""

    def changed(run: Any, factor: Any) -> Any:
        other = SimpleNamespace(**vars(run))
        other.ensemble = SimpleNamespace(h3=run.ensemble.h3 * factor)
        return other

    return changed


@pytest.fixture
def edited() -> Any:
    return replace
