"""The one list of ways in which a leader leaves, and what other codings call them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from caryatid.terms._load import load

__all__ = [
    "ARCHIGOS",
    "EXIT_MODE",
    "GWF",
    "GWF_LABELS",
    "IRREGULAR",
    "WAYS_OUT",
    "from_archigos",
    "from_exit_mode",
    "from_gwf",
]

WAYS_OUT: tuple[str, ...] = (
    "regular",
    "coup",
    "uprising",
    "rebels",
    "foreign_imposed",
    "death",
    "other",
)
"""Order of axis k everywhere. Source: situation.md section 3."""

IRREGULAR: tuple[str, ...] = ("coup", "uprising", "rebels", "foreign_imposed", "other")

_RAW: dict[str, Any] = load("ways_out")

ARCHIGOS: Mapping[tuple[str, str], str | None] = MappingProxyType(
    {(exit_, code): way for exit_, codes in _RAW["archigos"].items() for code, way in codes.items()}
)
"""(exit, exitcode) of Archigos -> way out; None for still in office."""

GWF: Mapping[int, str | None] = MappingProxyType(
    {int(code): raw["way"] for code, raw in _RAW["gwf"].items()}
)
"""gwf_fail_type -> way in which the regime ended; None for no failure."""

GWF_LABELS: Mapping[int, str] = MappingProxyType(
    {int(code): raw["label"] for code, raw in _RAW["gwf"].items()}
)
"""gwf_fail_type -> what it stands for."""

EXIT_MODE: Mapping[str, str] = MappingProxyType(dict(_RAW["exit_mode"]))
"""The ontology's exit_mode -> way out. Negotiated is no mode: it is an attribute of an exit."""


def from_archigos(exit_: str, exitcode: str) -> str | None:
    """Way out of a spell of Archigos, None if the leader was still in office at its end.

    Raises:
        KeyError: Archigos has no such pair.
    """
    return ARCHIGOS[exit_.strip(), exitcode.strip()]


def from_gwf(fail_type: int) -> str | None:
    """Way in which a regime of Geddes, Wright and Frantz ended, None if it did not.

    Raises:
        KeyError: No such code.
    """
    return GWF[fail_type]


def from_exit_mode(mode: str) -> str:
    """Way out of the ontology's exit_mode.

    Raises:
        KeyError: No such mode.
    """
    return EXIT_MODE[mode]
