"""The model's constants: slopes, speeds, patrons, threats. Judgement, what is counted apart.

Source: situation.md section 5 and model.md section 4.8; the values with their ranges and reasons
stand in `data/judgement.yaml`, and docs/model.md says what each is for.
"""

from __future__ import annotations

from typing import Any

from caryatid.terms._load import load
from caryatid.terms.shifts import Constant
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["CONSTANTS", "NEGOTIATED_WAYS", "PATRON", "STATES", "limits_of"]

STATES: tuple[str, ...] = (
    "forces",
    "street",
    "resources",
    "security_help",
    "cover",
    "coercion",
    "cohesion",
    "failed",
)
"""States that enter the hazards, in the order of axis x: l, M, f, c, v, K, e, a."""

_RAW: dict[str, Any] = load("judgement")
_PATRON = "patron."
_ANY = (-20.0, 20.0)


def _constant(raw: dict[str, Any]) -> Constant:
    low, high = raw["range"]
    return Constant(float(raw["value"]), float(low), float(high), str(raw["mark"]), str(raw["why"]))


CONSTANTS: dict[str, Constant] = {
    f"{group}.{name}": _constant(row)
    for group, rows in _RAW.items()
    if group != "limits"
    for name, row in rows.items()
}
"""All constants, by `group.name`, in the order of the file."""

PATRON: dict[str, Constant] = {
    name.removeprefix(_PATRON): constant
    for name, constant in CONSTANTS.items()
    if name.startswith(_PATRON)
}
"""What a patron has where an analyst says nothing of it."""

NEGOTIATED_WAYS: tuple[str, ...] = tuple(
    way for way in WAYS_OUT if f"negotiated.{way}" in CONSTANTS
)
"""Ways out of which a share is called negotiated."""

_LIMITS: dict[str, tuple[float, float]] = {
    name: (float(row["range"][0]), float(row["range"][1]))
    for row in _RAW["limits"].values()
    for name in row["names"]
}


def limits_of(name: str) -> tuple[float, float]:
    """Ends between which the constant `name` makes sense."""
    return _LIMITS.get(name, _ANY)
