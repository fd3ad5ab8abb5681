"""Errors for people: what was wrong, where, and what to do.

CaryatidError
├── UsageError    the call was wrong (exit 2)
└── DataError     a file, a text or a record was wrong (exit 3)
Anything else that reaches the command line is our own bug (exit 1).
"""

from __future__ import annotations

__all__ = ["CaryatidError", "DataError", "UsageError"]


class CaryatidError(Exception):
    """One sentence on what was wrong, with where it was and what to do about it.

    Args:
        what: What was wrong, naming the value.
        where: File, line or span, if there is one.
        fix: What the reader of the message can do.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, fix: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        parts = [self.what if self.where is None else f"{self.where}: {self.what}"]
        if self.fix is not None:
            parts.append(self.fix)
        return "; ".join(parts)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the three parts when an error crosses a process border."""
        return (_rebuild, (type(self), self.what, self.where, self.fix))


def _rebuild(
    kind: type[CaryatidError], what: str, where: str | None, fix: str | None
) -> CaryatidError:
    return kind(what, where=where, fix=fix)


class UsageError(CaryatidError):
    """The call cannot be carried out as given: a wrong option, an unknown country, no regime."""

    exit_code = 2


class DataError(CaryatidError):
    """A document, a case file, a ledger or a table cannot be used as it is."""

    exit_code = 3
