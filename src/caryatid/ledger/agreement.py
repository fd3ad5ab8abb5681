"""Two readings of one text side by side: where they agree, and what only one of them found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from caryatid.ledger._speaker import same
from caryatid.records import Claim, Document, Reading

__all__ = ["Agreement", "agreement", "agreements"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readers found in one text.

    Attributes:
        document: The text.
        readers: Names of the two.
        agreed: Pairs of claims that say the same of the same or overlapping words.
        differing: Pairs that stand on overlapping words and say different things.
        only: Claims of each reader on words of which the other says nothing.
    """

    document: Document
    readers: tuple[str, str]
    agreed: tuple[tuple[Claim, Claim], ...]
    differing: tuple[tuple[Claim, Claim], ...]
    only: tuple[tuple[Claim, ...], tuple[Claim, ...]]

    @property
    def share(self) -> float | None:
        """Agreed claims as a share of all that either reader found, None if neither found any."""
        found = len(self.agreed) + len(self.differing) + sum(map(len, self.only))
        return len(self.agreed) / found if found else None


def agreements(readings: Iterable[Reading]) -> tuple[Agreement, ...]:
    """One for each pair of readers of a text, by document id and names of readers.

    Of several readings of a text by one reader the last counts.
    """
    texts: dict[str, dict[str, Reading]] = {}
    for reading in readings:
        texts.setdefault(reading.document.id, {})[reading.reader] = reading
    return tuple(
        agreement(texts[key][one], texts[key][other])
        for key in sorted(texts)
        for one, other in combinations(sorted(texts[key], reverse=True), 2)
    )


def agreement(one: Reading, other: Reading) -> Agreement:
    """Compares two readings; each claim is matched once at most, the surest matches first."""
    left, right = list(one.claims), list(other.claims)
    agreed = _matched(left, right, lambda a, b: same(a) == same(b))
    agreed += _matched(left, right, lambda a, b: _said(a) == _said(b) and _overlap(a, b))
    differing = _matched(left, right, _overlap)
    return Agreement(
        one.document,
        (one.reader, other.reader),
        tuple(sorted(agreed, key=lambda pair: pair[0].span)),
        tuple(differing),
        (tuple(left), tuple(right)),
    )


def _matched(
    left: list[Claim], right: list[Claim], alike: Callable[[Claim, Claim], bool]
) -> list[tuple[Claim, Claim]]:
    """Takes matching claims out of both lists, in order of the left one."""
    pairs = []
    for claim in tuple(left):
        found = next((other for other in right if alike(claim, other)), None)
        if found is not None:
            left.remove(claim)
            right.remove(found)
            pairs.append((claim, found))
    return pairs


def _said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever words it stands on."""
    parties = (frozenset(claim.source), frozenset(claim.target))
    return (*parties, claim.act, claim.direction, claim.negated)


def _overlap(a: Claim, b: Claim) -> bool:
    return max(a.span[0], b.span[0]) < min(a.span[1], b.span[1])
