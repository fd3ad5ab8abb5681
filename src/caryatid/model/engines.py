"""Which engine walks the months: the readable NumPy rules, or the same rules compiled by numba.

Both use the same random numbers and give the same draws, to rounding. The compiled one needs the
extra `speed`; without it the first does all the work.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, Protocol

import numpy as np

from caryatid.errors import UsageError
from caryatid.model.room import Room
from caryatid.model.setting import Setting, World
from caryatid.model.walk import Walked, walk
from caryatid.records import FloatArray, TwinPath

__all__ = ["Engine", "engine_name", "walker"]

Engine = Literal["auto", "numpy", "compiled"]
"""`auto` takes the compiled one where it is installed."""


class Walk(Protocol):
    """A function that walks a world through the months, see `caryatid.model.walk`."""

    def __call__(
        self,
        setting: Setting,
        world: World,
        h2: FloatArray,
        twin: TwinPath | None,
        *,
        room: Room | None = None,
    ) -> Walked:
        """What the world went through."""
        ...


def walker(engine: Engine) -> Walk:
    """The function that walks a world through the months.

    Args:
        engine: Which one.

    Raises:
        UsageError: The compiled engine is asked for and numba is not installed.
    """
    if engine == "numpy":
        return walk
    found = _compiled()
    if found is not None:
        return found[0]
    if engine == "compiled":
        raise UsageError(
            "the compiled engine needs numba, which is not installed",
            fix='pip install "caryatid[speed]", or use the engine numpy',
        )
    return walk


def engine_name(engine: Engine) -> str:
    """Name and version of what runs, to be recorded with a forecast."""
    found = None if engine == "numpy" else _compiled()
    return f"numpy {np.__version__}" if found is None else found[1]


@cache
def _compiled() -> tuple[Walk, str] | None:
    try:
        from caryatid.model.compiled import walking
        from caryatid.model.compiled._compile import VERSION
    except ImportError:
        return None
    return walking.walk, f"numba {VERSION}"
