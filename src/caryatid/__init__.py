"""Caryatid: who holds a contested regime up, and what happens when one of them walks away."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from caryatid._version import __version__

__all__ = ["__version__", "open_case"]


def open_case(path: str | Path, *, as_of: date | None = None, now: datetime | None = None) -> Any:
    """Opens a case folder; see `caryatid.cases.Case` for what it can do.

    Args:
        path: The folder with case.toml.
        as_of: Cut-off day; the latest document's day if left out.
        now: Time to record, the clock's if left out.
    """
    from caryatid.cases import open_case as opened  # the package itself stays quick to import

    return opened(path, as_of=as_of, now=now)
