"""What the network is told of a word beside its word pieces.

The encoder's vocabulary is lower case, so capitals, digits and endings are fed back in. Training
and reading share this file: the numbers mean the same to both.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

__all__ = ["ENDINGS", "SHAPES", "STARTS", "WordFeatures", "plain", "word_features"]

SHAPES = 9
"""Number of shapes, 0 being padding."""

ENDINGS = 4096
"""Number of buckets for the last three characters as written, 0 being padding."""

STARTS = 4096
"""Number of buckets for the first three characters in lower case, 0 being padding."""

WordFeatures = tuple[int, int, int]
"""Shape, ending and start of a word."""

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-",
     "…": "."}
)  # fmt: skip


def plain(word: str) -> str:
    """A word with typographic quotation marks and dashes made plain, as the corpora print them."""
    return word.translate(_PLAIN)


@lru_cache(maxsize=65_536)
def word_features(word: str) -> WordFeatures:
    """Shape, ending and start of a word, each inside its number of buckets and never 0."""
    clear = plain(word)
    return (
        _shape(clear),
        _bucket(clear[-3:], ENDINGS),
        _bucket(clear[:3].lower(), STARTS),
    )


def _bucket(letters: str, buckets: int) -> int:
    return zlib.crc32(letters.encode("utf-8", "surrogatepass")) % (buckets - 1) + 1


def _shape(word: str) -> int:
    if word.isupper() and len(word) > 1:
        return 1
    if word[:1].isupper():
        return 2 if word[1:].islower() or len(word) == 1 else 3
    if word.islower():
        return 4
    if any(c.isdigit() for c in word):
        return 5
    return 6 if not any(c.isalnum() for c in word) else 7
