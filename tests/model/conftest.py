"""Specifications made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from caryatid.model import Chunk
from caryatid.records import Ensemble, PatronInput, PillarInput, Specification
from caryatid.terms.judgement import CONSTANTS, PATRON
from caryatid.terms.shifts import PATRON_CHANNELS, STANDING_PILLARS, Constant, prior
from caryatid.terms.ways_out import WAYS_OUT

_ORACLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "oracles"

RATES = np.array([0.0044, 0.0012, 0.0009, 0.0009, 0.0003, 0.0011, 0.0002])


def fixed(value: float) -> Constant:
    """A constant without a range."""
    return Constant(value, value, value, "J", "set by a test")


@dataclass(frozen=True)
class Maker:
    """Makes specifications and chunks."""

    def pillar(self, key: str, **fields: Any) -> PillarInput:
        m = prior(key, "personal").mean
        return replace(PillarInput(key, m, 0.0, m), **fields)

    def patron(self, state: str, *, out: bool = False, z: Any = (), **constants: float) -> Any:
        levels = dict(z)
        channels = {}
        for name in PATRON_CHANNELS:
            key = f"patron_{state}.{name}"
            told = {"z": levels[name], "reported": True} if name in levels else {}
            channels[name] = self.pillar(key, **told)
        numbers = {**PATRON, **{name: fixed(value) for name, value in constants.items()}}
        return PatronInput(state, channels, numbers, out)

    def specification(
        self,
        *patrons: PatronInput,
        z: Any = (),
        noise: Any = (),
        triggers: Any = (),
        twin_triggers: Any = None,
        constants: Any = (),
        seed: int = 1,
        months: int = 24,
        outside: Any = ("USA",),
    ) -> Specification:
        levels, sds = dict(z), dict(noise)
        keys = [*STANDING_PILLARS, *(f"outside_pressure_{state}" for state in outside)]
        pillars = {}
        for key in keys:
            pillar = self.pillar(key)
            if key in levels or key in sds:
                sd = sds.get(key, 0.0)
                pillar = replace(pillar, z=levels.get(key, pillar.z), noise_sd=sd, reported=True)
            pillars[key] = pillar
        return Specification(
            seed=seed,
            months=months,
            pillars=pillars,
            patrons=patrons,
            triggers=triggers,
            twin_triggers=triggers if twin_triggers is None else twin_triggers,
            due_months={},
            constants={**CONSTANTS, **{n: fixed(v) for n, v in dict(constants).items()}},
        )

    def no_slopes(self) -> dict[str, float]:
        return {name: 0.0 for name in CONSTANTS if name.startswith("slope.")}

    def rates(self, n_draws: int, *, months: int = 24, frailty: float = 0.5) -> Any:
        """Rates of rung 2 with frailty of mean one, axes (d, t, k)."""
        z = np.random.default_rng(11).standard_normal(n_draws)
        case = np.exp(frailty * z - frailty**2 / 2)
        return case[:, None, None] * RATES * np.ones((n_draws, months, len(WAYS_OUT)))

    def chunk(self, n_draws: int = 512, *, first: int = 0, **fields: Any) -> Chunk:
        return Chunk(first, self.rates(first + n_draws, **fields)[first:])


@pytest.fixture(scope="session")
def make() -> Maker:
    return Maker()


@pytest.fixture(scope="session")
def stands() -> Callable[[Ensemble], float]:
    """Mean probability of being in office after twelve months on rung 3."""

    def mean(ensemble: Ensemble) -> float:
        return float(np.exp(-ensemble.h3[:, :12].sum(axis=(1, 2))).mean())

    return mean


@pytest.fixture(scope="session")
def oracle() -> Callable[[str], Any]:
    """A table of closed forms, computed apart from this code; the test is skipped without it."""

    def table(name: str) -> Any:
        path = _ORACLES / "theory_oracles.json"
        if not path.exists():
            pytest.skip("the tables of closed forms (../shared/data/oracles) are not here")
        return json.loads(path.read_text(encoding="utf-8"))[name]

    return table
