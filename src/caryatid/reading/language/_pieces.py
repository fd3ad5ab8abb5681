"""Words to word pieces of the encoder's vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from caryatid.reading.language._features import plain

__all__ = ["CLOSE", "MOST_PIECES", "OPEN", "Pieces"]

OPEN: Final = "[CLS]"
CLOSE: Final = "[SEP]"
_UNKNOWN: Final = "[UNK]"

MOST_PIECES: Final = 12
"""Pieces of a word that are read; the rest of it is dropped.

Source: judgement; fewer than one in a hundred words of the training corpora has more, most of them
web addresses, and a bound keeps windows short.
"""

_MOST_LETTERS: Final = 64
"""Letters of a word that are read. Source: judgement, as above."""


class Pieces:
    """Splits words; each word is split once and remembered.

    Args:
        vocabulary: Pieces in the order of their numbers.

    Attributes:
        open: Number of the piece that opens a window.
        close: Number of the piece that closes it.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.open = numbers[OPEN]
        self.close = numbers[CLOSE]
        self._unknown = (numbers[_UNKNOWN],)
        model = WordPiece(numbers, unk_token=_UNKNOWN, max_input_chars_per_word=_MOST_LETTERS)
        self._tokenizer = Tokenizer(model)
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Numbers of a word's pieces, at least one and at most `MOST_PIECES`."""
        known = self._known.get(word)
        if known is None:
            # Halves of a pair of code units, as in broken files, cannot be encoded: read as "?".
            clear = plain(word)[:_MOST_LETTERS].encode("utf-8", "replace").decode("utf-8")
            split = self._tokenizer.encode(clear)
            known = tuple(split.ids[:MOST_PIECES]) or self._unknown
            self._known[word] = known
        return known

    def forget(self) -> None:
        """Drop what was remembered, so that memory does not grow with the texts read."""
        self._known.clear()
