"""The one list of ways in which a leader leaves."""

from __future__ import annotations

__all__ = ["IRREGULAR", "WAYS_OUT"]

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
