"""How much the second reader may use: documents, tokens, seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["CHARACTERS_PER_TOKEN", "Budget", "BudgetSpent"]

CHARACTERS_PER_TOKEN = 3.5
"""To estimate tokens where a server does not count them. Source: judgement; common tokenisers
have about four on English prose and fewer on JSON, and the estimate should not be too low."""


class BudgetSpent(Exception):  # noqa: N818 - an end, not an error
    """Nothing is left; the message says of what."""


class Budget:
    """What is left of three limits. Answers out of the cache cost nothing.

    Args:
        documents: Most documents.
        tokens: Most tokens, of questions and answers together.
        seconds: Most seconds from the first question on.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        documents: int,
        tokens: int,
        seconds: float,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.documents = documents
        self.tokens = tokens
        self._seconds = seconds
        self._clock = clock
        self._began: float | None = None
        self._counted: set[str] = set()

    def begin(self, document_id: str, characters: int) -> None:
        """Account for a question of so many characters about a document.

        Raises:
            BudgetSpent: It does not fit in.
        """
        if self._began is None:
            self._began = self._clock()
        if document_id not in self._counted and len(self._counted) >= self.documents:
            raise BudgetSpent(f"its {self.documents} documents are used up")
        if characters / CHARACTERS_PER_TOKEN > self.tokens:
            raise BudgetSpent("its tokens are used up")
        if self.seconds <= 0:
            raise BudgetSpent("its time is used up")
        self._counted.add(document_id)

    def spend(self, tokens: int) -> None:
        """Take tokens off what is left."""
        self.tokens -= max(0, tokens)

    @property
    def seconds(self) -> float:
        """Seconds that are left."""
        began = self._clock() if self._began is None else self._began
        return self._seconds - (self._clock() - began)
