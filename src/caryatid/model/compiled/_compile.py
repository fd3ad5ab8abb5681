"""How functions are compiled: divisions without checks, sums in their order.

Only what Python calls is kept on disk, with all that it calls inside. numba would go on using a
kept function after another file that it draws on has changed, so what is kept is named after the
content of all files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeVar, cast

import numba

from caryatid.terms.judgement import STATES
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["VERSION", "compiled", "kept"]

Function = TypeVar("Function", bound=Callable[..., Any])

VERSION: str = numba.__version__


def compiled(function: Function) -> Function:
    """The function, to be called by compiled functions, compiled with them.

    A product and a sum may be one step, so results agree with NumPy's to rounding.
    """
    return cast(Function, numba.njit(error_model="numpy", fastmath={"contract"})(function))


def kept(function: Function, *, exact: bool = False) -> Function:
    """The function, to be called by Python: compiled once for all processes on the machine.

    Args:
        function: What to compile.
        exact: Whether every step is rounded as NumPy's.
    """
    how: dict[str, Any] = {
        "error_model": "numpy",
        "fastmath": set() if exact else {"contract"},
        "nogil": True,
    }
    function.__qualname__ = f"{function.__qualname__}_{_digest()}"
    try:
        return cast(Function, numba.njit(cache=True, **how)(function))
    except RuntimeError:  # no folder to keep it in: it is compiled anew in each process
        return cast(Function, numba.njit(**how)(function))


def _digest() -> str:
    """Names the content of this package and the axes that it is compiled for."""
    found = hashlib.sha256(repr((STATES, WAYS_OUT)).encode())
    here = files("caryatid.model.compiled").iterdir()
    for file in sorted(here, key=lambda file: file.name):
        if file.name.endswith(".py"):
            found.update(file.read_bytes())
    return found.hexdigest()[:12]
