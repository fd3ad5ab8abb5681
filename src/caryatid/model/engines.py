"""Which engine walks the months: the readable NumPy rules, or the same rules compiled by numba.

Both use the same random numbers and give the same draws, to rounding. The compiled one needs the
extra `speed`; without it the first does all the work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Literal, Protocol

import numpy as np

from caryatid.errors import UsageError
from caryatid.model.room import Room
from caryatid.model.setting import Setting, World
from caryatid.model.walk import Walked, walk
from caryatid.records import FloatArray, TwinPath

__all__ = ["Engine", "engine_name", "planner"]

Engine = Literal["auto", "numpy", "compiled"]
"""`auto` takes the compiled one where it is installed."""


class Plan(Protocol):
    """A function that prepares a walk through the months, see `caryatid.model.walk`."""

    def __call__(
        self,
        setting: Setting,
        world: World,
        h2: FloatArray,
        twin: TwinPath | None,
        *,
        room: Room | None = None,
    ) -> Callable[[], Walked]:
        """What is left to do: it gives what the world went through."""
        ...


def planner(engine: Engine) -> Plan:
    """The function that prepares a world's walk through the months.

    Args:
        engine: Which one.

    Raises:
        UsageError: The compiled engine is asked for and numba is not installed.
    """
    if engine == "numpy":
        return _plan
    found = _compiled()
    if found is not None:
        return found[0]
    if engine == "compiled":
        raise UsageError(
            "the compiled engine needs numba, which is not installed",
            fix='pip install "caryatid[speed]", or use the engine numpy',
        )
    return _plan


def _plan(
    setting: Setting,
    world: World,
    h2: FloatArray,
    twin: TwinPath | None,
    *,
    room: Room | None = None,
) -> Callable[[], Walked]:
    return partial(walk, setting, world, h2, twin, room=room)


def engine_name(engine: Engine) -> str:
    """Name and version of what runs, to be recorded with a forecast."""
    found = None if engine == "numpy" else _compiled()
    return f"numpy {np.__version__}" if found is None else found[1]


@cache
def _compiled() -> tuple[Plan, str] | None:
    try:
        from caryatid.model.compiled import walking
        from caryatid.model.compiled._compile import VERSION
    except ImportError:
        return None
    return walking.plan, f"numba {VERSION}"
