"""What a reading must satisfy before any of it is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from caryatid.errors import DataError
from caryatid.records import Claim, Reading, Span
from caryatid.terms.acts import GROUP_OF
from caryatid.terms.vocabulary import (
    ATTRIBUTION_MODES,
    CHAIN_ROLES,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    EVIDENCE,
    MODALITIES,
    MONEY_ROLES,
    SLANT_LEVELS,
)

__all__ = ["CLOSED", "check_reading", "where"]

CLOSED: dict[str, Iterable[str]] = {
    "act": GROUP_OF,
    "direction": DIRECTIONS,
    "modality": MODALITIES,
    "evidence": EVIDENCE,
    "attribution": ATTRIBUTION_MODES,
    "slant": SLANT_LEVELS,
}
"""Fields of a claim with a closed vocabulary."""

_SHOWN = 80


def where(reading: Reading) -> str:
    """How messages name the document."""
    return reading.document.name or reading.document.id


def check_reading(reading: Reading) -> None:
    """Check hashes, ids, spans against quotes, and closed vocabularies.

    Raises:
        DataError: Names the document, the span and the quote, or the field and its value.
    """
    document = reading.document
    digest = hashlib.sha256(document.body.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != document.sha256:
        raise DataError(
            "the document's sha256 is not that of its body",
            where=where(reading),
            fix="compute it from the text after the front matter, in UTF-8",
        )
    _check_ids(reading)
    for kind, span, quote in _quoted(reading):
        _check_span(reading, kind, span, quote)
    for kind, inner in _bare_spans(reading):
        _check_bounds(reading, kind, inner)
    for claim in reading.claims:
        _check_claim(reading, claim)
    _closed(reading, "money role", (m.role for m in reading.money), MONEY_ROLES)
    _closed(reading, "conditional type", (k.type for k in reading.conditionals), CONDITIONAL_TYPES)


def _quoted(reading: Reading) -> Iterator[tuple[str, Span, str]]:
    for claim in reading.claims:
        yield f"claim {claim.id}", claim.span, claim.quote
    for money in reading.money:
        yield f"sum {money.id}", money.span, money.quote
    for conditional in reading.conditionals:
        yield f"conditional {conditional.id}", conditional.span, conditional.quote
    for quotation in reading.quotations:
        yield "quotation", quotation.span, quotation.quote
    for time in reading.times:
        yield "time", time.span, time.quote


def _bare_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    if reading.document.title_span is not None:
        yield "headline", reading.document.title_span
    for actor in reading.actors:
        for mention in actor.mentions:
            yield f"mention of {actor.id}", mention
    for conditional in reading.conditionals:
        for span in (conditional.antecedent, conditional.consequent):
            if span is not None:
                yield f"part of conditional {conditional.id}", span


def _check_bounds(reading: Reading, kind: str, span: Span) -> None:
    start, end = span
    if not 0 <= start < end <= len(reading.document.body):
        raise DataError(
            f"{kind}: span {start}-{end} does not lie in the text, which has "
            f"{len(reading.document.body)} characters",
            where=where(reading),
            fix="count code points in the text after the front matter",
        )


def _check_span(reading: Reading, kind: str, span: Span, quote: str) -> None:
    _check_bounds(reading, kind, span)
    found = reading.document.body[span[0] : span[1]]
    if found != quote:
        raise DataError(
            f"{kind}: at {span[0]}-{span[1]} the text says {_short(found)}, "
            f"and the quote is {_short(quote)}",
            where=where(reading),
            fix="count code points in the text after the front matter; nothing of this reading "
            "was stored",
        )


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "...")


def _check_ids(reading: Reading) -> None:
    for kind, records in (
        ("claim", reading.claims),
        ("sum", reading.money),
        ("conditional", reading.conditionals),
    ):
        seen: set[str] = set()
        for record in records:
            if record.document_id != reading.document.id:
                raise DataError(
                    f"{kind} {record.id} belongs to {record.document_id}, not to this document",
                    where=where(reading),
                )
            if record.id in seen:
                raise DataError(f"{kind} id {record.id} stands twice", where=where(reading))
            seen.add(record.id)
    ids = [actor.id for actor in reading.actors]
    for actor_id in ids:
        if ids.count(actor_id) > 1:
            raise DataError(f"actor id {actor_id} stands twice", where=where(reading))


def _check_claim(reading: Reading, claim: Claim) -> None:
    for name, values in CLOSED.items():
        _closed(reading, f"claim {claim.id}, {name}", (getattr(claim, name),), values)
    _closed(reading, f"claim {claim.id}, chain", (hop.role for hop in claim.chain), CHAIN_ROLES)


def _closed(reading: Reading, what: str, values: Iterable[str], allowed: Iterable[str]) -> None:
    known = frozenset(allowed)
    for value in values:
        if value not in known:
            raise DataError(
                f"{what}: {value!r} is not in the vocabulary",
                where=where(reading),
                fix="see docs/ontology.md for the closed lists",
            )
