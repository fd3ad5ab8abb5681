"""Two engines and a third code that walks one draw at a time: one answer."""

from __future__ import annotations

import importlib.util
import sys
import types
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from caryatid.errors import UsageError
from caryatid.executor import InProcess, open_executor
from caryatid.model import Chunk, engine_name, engines, simulate, simulate_all, streams
from caryatid.model.setting import as_twin, set_up, twin_world, world_of
from caryatid.model.streams import Streams
from caryatid.model.walk import walk
from caryatid.records import Trigger

_BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

THREATS = (
    Trigger("t-1", "arrest", 0.12, "a", "b", outside="USA", p_act=0.02),
    Trigger("t-2", "return", 0.5, "a", "b", outside="USA", p_act=0.002),
    Trigger("t-3", "debt", 0.05, "a", "b"),
    Trigger("t-4", "other", 0.05, "a", "b", outside="BRA", p_act=0.01),
)


def reported(make, *, patrons=4, months=24, **fields):
    """A specification in which everything is at work."""
    states = [f"P{i:02d}" for i in range(patrons)]
    return make.specification(
        *(make.patron(s, z={"money": -0.5, "security": 0.4}, out=s == "P03") for s in states),
        z={"security_forces": 0.2, "opposition": 0.9, "clientelism": -2.0, "fiscal": -0.5},
        noise={"security_forces": 0.7, "fiscal": 0.5, "street_coercion": 0.9},
        triggers=THREATS,
        outside=("BRA", "USA"),
        months=months,
        **fields,
    )


class _Agents(list):
    def do(self, what):
        for agent in self:
            getattr(agent, what)()


def _mesa():
    """As much of Mesa as the comparison uses, so that it can run without."""

    class Agent:
        def __init__(self, model):
            self.model = model
            model.agents.append(self)

    class Model:
        def __init__(self, seed):
            self.agents = _Agents()

    module = types.ModuleType("mesa")
    module.Agent, module.Model = Agent, Model
    return module


@pytest.fixture
def by_agents(monkeypatch):
    monkeypatch.setitem(sys.modules, "mesa", _mesa())
    for name in ("engine_case", "engine_mesa"):
        spec = importlib.util.spec_from_file_location(name, _BENCHMARKS / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
    return module


def test_l12_a_code_that_walks_one_draw_at_a_time_gives_the_same_rates(by_agents):
    case = sys.modules["engine_case"]
    spec = replace(case.specification(), triggers=(), twin_triggers=())
    alone = by_agents.run_draws(spec, 8, 3)
    together = simulate(spec, Chunk(24, case.rates(draws=8)), engine="numpy").h3
    assert alone == pytest.approx(together, rel=1e-12)
    assert not np.array_equal(together, case.rates(draws=8))


def test_which_engine_ran_is_recorded(make):
    done = simulate(make.specification(), make.chunk(10), engine="numpy")
    assert done.engine == engine_name("numpy") == f"numpy {np.__version__}"


def test_without_numba_numpy_does_the_work_and_the_other_engine_is_refused(make, monkeypatch):
    monkeypatch.setattr(engines, "_compiled", lambda: None)
    assert simulate(make.specification(), make.chunk(10)).engine.startswith("numpy")
    with pytest.raises(UsageError, match=r"caryatid\[speed\]"):
        engines.planner("compiled")


def test_several_workers_give_the_same_draws(make):
    spec = reported(make, patrons=2, months=12)
    chunks = [make.chunk(60, first=first, months=12) for first in (0, 60, 120)]
    one = simulate_all(spec, chunks, InProcess(), engine="numpy")
    with open_executor(2) as executor:
        two = simulate_all(spec, chunks, executor, engine="numpy")
    assert np.array_equal(one.h3, two.h3)


def test_the_twins_world_is_the_one_that_its_specification_makes(make):
    spec = reported(make)
    h2 = make.rates(40).transpose(1, 2, 0)
    setting = set_up(spec, Streams(1, 0, 40), h2)
    short, whole = twin_world(spec, setting), world_of(as_twin(spec), setting)
    assert np.array_equal(walk(setting, short, h2, None).path.states,
                          walk(setting, whole, h2, None).path.states)  # fmt: skip


def test_numbers_drawn_afresh_leave_all_others_as_they_are():
    plain, anew = Streams(1, 0, 50), Streams(1, 0, 50, afresh=("judgement/",))
    assert np.array_equal(plain.uniform("income"), anew.uniform("income"))
    assert not np.any(plain.uniform("judgement/a") == anew.uniform("judgement/a"))


def test_numbers_with_a_period_begin_again():
    again = Streams(1, 0, 30, period=10).monthly("income", 3)
    assert np.array_equal(again[:, :10], again[:, 20:])
    assert np.array_equal(again[:, :10], Streams(1, 0, 10).monthly("income", 3))


@pytest.fixture(scope="module")
def compiled():
    pytest.importorskip("numba", reason="the extra speed is not installed")
    from caryatid.model.compiled import walking

    return walking.walk


@pytest.mark.slow
@pytest.mark.parametrize(("patrons", "months", "size"), [(4, 24, 300), (0, 12, 257), (9, 36, 61)])
def test_l12_both_engines_walk_every_draw_alike(make, compiled, patrons, months, size):
    spec = reported(make, patrons=patrons, months=months)
    h2 = make.rates(size, months=months).transpose(1, 2, 0)
    setting = set_up(spec, Streams(spec.seed, 5, size), h2)
    worlds = twin_world(spec, setting), world_of(spec, setting)
    twins = [engine(setting, worlds[0], h2, None) for engine in (walk, compiled)]
    runs = [engine(setting, worlds[1], h2, twins[0].path) for engine in (walk, compiled)]
    for one, two in (twins, runs):
        assert np.abs(one.path.states - two.path.states).max() <= 1e-9
        assert np.abs(one.path.pulse - two.path.pulse).max() <= 1e-9
        assert two.rates == pytest.approx(one.rates, rel=1e-9)
        assert two.means == pytest.approx(one.means, abs=1e-9)
    assert np.array_equal(runs[0].stances, runs[1].stances)


@pytest.mark.slow
def test_compiled_or_not_the_same_digits_are_drawn(make, compiled, monkeypatch):
    spec, chunk = reported(make), make.chunk(200, first=7)
    with_ = simulate(spec, chunk, engine="numpy").h3
    monkeypatch.setattr(streams, "drawers", lambda: None)
    for kept in (streams._uniform, streams._normal):
        kept.cache_clear()
    from caryatid.model import drawing

    drawing._drawn.cache_clear()
    assert np.array_equal(simulate(spec, chunk, engine="numpy").h3, with_)


@pytest.mark.slow
def test_rung_3_is_rung_2_in_the_compiled_engine_too(make, compiled):
    chunk = make.chunk(300)
    silent = make.specification(make.patron("CHN"), make.patron("RUS"), triggers=THREATS)
    assert np.array_equal(simulate(silent, chunk, engine="compiled").h3, chunk.h2)
    flat = reported(make, constants=make.no_slopes())
    assert simulate(flat, chunk, engine="compiled").h3 == pytest.approx(chunk.h2, abs=1e-12)


@pytest.mark.slow
def test_threads_and_chunks_do_not_matter_to_the_compiled_engine(make, compiled):
    spec = reported(make)
    whole = simulate(spec, make.chunk(700), engine="compiled").h3
    chunks = [make.chunk(n, first=first) for first, n in ((0, 300), (300, 257), (557, 143))]
    with open_executor(2) as executor:
        parts = simulate_all(spec, chunks, executor, engine="compiled")
    assert np.array_equal(parts.h3, whole)
    assert parts.engine.startswith("numba")
