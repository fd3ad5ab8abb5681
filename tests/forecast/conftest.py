"""Whole runs on claims and base rates made by hand."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from caryatid.executor import InProcess
from caryatid.forecast import Judgement, Run, Settings, default_judgement, run, running

_HERE = Path(__file__).resolve().parent
MADE_AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def _module(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def factory() -> ModuleType:
    """Claims made by hand, as for the tests of the situation."""
    return _module("caryatid_tests_factory", _HERE.parent / "situation" / "factory.py")


@pytest.fixture(scope="session")
def hand_made() -> ModuleType:
    """Base rates made by hand."""
    return _module("caryatid_tests_hand_made", _HERE / "hand_made.py")


@dataclass(frozen=True)
class Forecaster:
    """Runs a forecast on a desk's claims."""

    factory: ModuleType

    def __call__(
        self,
        desk: Any = None,
        *,
        draws: int = 256,
        seed: int = 1,
        judgement: Judgement | None = None,
        executor: Any = None,
        facts: Any = None,
        near: Run | None = None,
    ) -> Run:
        view = (desk or self.factory.Desk()).view()
        return run(
            view,
            facts or self.factory.FACTS,
            settings=Settings(seed=seed, draws=draws),
            judgement=judgement or default_judgement(),
            made_at=MADE_AT,
            executor=executor or InProcess(),
            hashes={"ledger": "ab", "version": "0"},
            near=near,
        )


@pytest.fixture
def forecast(
    factory: ModuleType, hand_made: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> Forecaster:
    monkeypatch.setattr(running, "base_hazard", hand_made.HandMade())
    return Forecaster(factory)


@pytest.fixture
def refusal(factory: ModuleType) -> Any:
    """A desk on which a patron refuses a loan and part of the army leaves."""
    desk = factory.Desk()
    desk.tell("rus", "fin_loan", "zlp-regime", "refused")
    desk.tell("zlp-army", "defection", "zlp-regime", "initiated")
    return desk
