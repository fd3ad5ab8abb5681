"""What the sentence of a claim tells, as a short vector that a ledger can keep."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from caryatid.reading.language import Parsed
from caryatid.records.reading import Claim

__all__ = ["meanings_of", "signed"]

_MOST = 127
"""Largest number of a signed byte."""


def meanings_of(parsed: Parsed, claims: Iterable[Claim]) -> dict[str, bytes]:
    """For each claim the meaning of the sentence in which its passage begins.

    Args:
        parsed: The text's parse.
        claims: Of the text.

    Returns:
        By id, as `signed` has them. Claims without a sentence or a meaning are left out.
    """
    starts = [sentence.start for sentence in parsed.sentences]
    out: dict[str, bytes] = {}
    for claim in claims:
        number = bisect_right(starts, claim.span[0]) - 1
        meaning = parsed.sentences[max(number, 0)].meaning if starts else np.zeros(0)
        if meaning.any():
            out[claim.id] = signed(meaning)
    return out


def signed(meaning: NDArray[np.floating]) -> bytes:
    """A vector as signed bytes, scaled so that the largest is 127: its direction stays."""
    largest = float(np.abs(meaning).max(initial=0.0)) or 1.0
    return bytes(np.rint(meaning * (_MOST / largest)).astype(np.int8).tobytes())
