"""What a language model must offer to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from caryatid.reading.language.records import Parsed

__all__ = ["Language"]

Span = tuple[int, int]


@runtime_checkable
class Language(Protocol):
    """Reads texts in one language.

    Attributes:
        code: ISO 639-1 code of the language.
    """

    @property
    def code(self) -> str:
        """ISO 639-1 code of the language, such as en."""
        ...

    def parse(self, text: str, blocks: Sequence[Span] | None = None) -> Parsed:
        """Words, sentences, trees and names of a text.

        Args:
            text: As published.
            blocks: Places that no sentence crosses, such as headline and paragraphs, in order;
                what lies outside them is not read. None takes what blank lines part.
        """
        ...
