"""Names for people of conditions and gaps."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CONDITION_NAMES", "condition_name"]

CONDITION_NAMES: Mapping[str, str] = {
    "removal_protests_3m": "removal protests in 3 months",
    "removal_protests_12m": "removal protests in 12 months",
    "coup_attempt_12m": "coup attempt in 12 months",
    "election_due_12m": "election due within 12 months",
    "conflict_began_12m": "armed conflict begun in 12 months",
}


def condition_name(condition_id: str) -> str:
    """A fitted condition in words."""
    return CONDITION_NAMES.get(condition_id, condition_id.replace("_", " "))
