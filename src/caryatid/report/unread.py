"""Texts of a case that its forecast does not rest on, counted for people: a gap in sight."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Unread"]


@dataclass(frozen=True, slots=True)
class Unread:
    """What was set aside.

    Attributes:
        languages: (outlet, language, number of texts) of those in other languages.
        files: (file, why and what to do) of those that could not be read at all.
    """

    languages: tuple[tuple[str, str, int], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
