"""The closed vocabularies that a claim may use."""

from __future__ import annotations

from caryatid.terms._load import load

__all__ = [
    "ACTOR_KINDS",
    "ATTRIBUTION_MODES",
    "CHAIN_ROLES",
    "CONDITIONAL_TYPES",
    "DIRECTIONS",
    "EVIDENCE",
    "MODALITIES",
    "MONEY_ROLES",
    "SLANT_LEVELS",
]

_RAW: dict[str, list[str]] = load("vocabulary")


def _closed(key: str) -> tuple[str, ...]:
    return tuple(str(value) for value in _RAW[key])


ACTOR_KINDS = _closed("actor_kind")
ATTRIBUTION_MODES = _closed("attribution_mode")
CHAIN_ROLES = _closed("chain_role")
CONDITIONAL_TYPES = _closed("conditional_type")
DIRECTIONS = _closed("direction")
EVIDENCE = _closed("evidence")
MODALITIES = _closed("modality")
MONEY_ROLES = _closed("money_role")
SLANT_LEVELS = _closed("slant_level")
