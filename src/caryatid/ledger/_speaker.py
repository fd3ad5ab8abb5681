"""Which of several readings speaks for a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from caryatid.records import Claim, Reading

__all__ = ["Row", "same", "speaker"]

# What a person says about a text outranks what the text says, and that what was worked out.
_BASIS_RANK = {"argument": 0, "front_matter": 1, "html": 2, "feed": 2, "mail": 2, "inferred": 3}


@dataclass(frozen=True, slots=True)
class Row:
    """A stored reading's key, its reader and when it was entered."""

    key: str
    reader: str
    entered: datetime


def speaker(candidates: list[tuple[Row, Reading]]) -> tuple[Row, Reading]:
    """The last reader to come; of its readings the best dated, the original, the earliest.

    One text word for word in two papers is one document, and the paper that does not say that it
    copies speaks for it.
    """
    firsts: dict[str, datetime] = {}
    for row, _ in candidates:
        firsts[row.reader] = min(row.entered, firsts.get(row.reader, row.entered))
    reader = max(firsts, key=lambda name: (firsts[name], name))
    own = [(row, reading) for row, reading in candidates if row.reader == reader]

    def rank(pair: tuple[Row, Reading]) -> tuple[int, bool, date, str]:
        document = pair[1].document
        basis = _BASIS_RANK.get(document.published_basis, len(_BASIS_RANK))
        copied = document.syndicated_from is not None
        return (basis, copied, document.published.latest or date.max, pair[0].key)

    return min(own, key=rank)


def same(claim: Claim) -> tuple[object, ...]:
    """What two readers' claims share that say the same of the same passage."""
    return (
        claim.document_id,
        claim.span,
        claim.act,
        claim.source,
        claim.target,
        claim.direction,
        claim.negated,
    )
