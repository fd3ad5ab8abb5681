"""If this, then that: conditions, promises, threats and reasons with their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caryatid.reading._conditions import Draft, drafts
from caryatid.reading._lines import lines
from caryatid.reading._near import Near
from caryatid.reading.actors import ActorIndex
from caryatid.reading.segment import Sentence
from caryatid.reading.tree_line import TreeLine
from caryatid.records.reading import Claim, Conditional, Document, Span

__all__ = ["find_conditionals"]


def find_conditionals(
    document: Document,
    sentences: Sequence[Sentence],
    actor_index: ActorIndex,
    claims: Sequence[Claim],
) -> tuple[Conditional, ...]:
    """Find conditions, with the claims that stand in their two halves.

    Args:
        document: The text.
        sentences: Its sentences.
        actor_index: Its actors.
        claims: Its claims.

    Returns:
        In order of the text. "That would ..." has no antecedent span: its condition stands in
        the sentence before, whose claims are its antecedent claims.
    """
    found: list[Conditional] = []
    before: Span | None = None
    standing = Near(claims)
    for line in lines(document.body, sentences, actor_index):
        for draft in drafts(line):
            record = _record(document, line, draft, standing, before)
            if record.consequent_claims or not draft.needs_claim:
                found.append(record)
        before = (line.tokens[0].start, line.tokens[-1].end)
    return tuple(
        replace(k, id=f"{document.id}/k{n}")
        for n, k in enumerate(sorted(found, key=lambda k: k.span), 1)
    )


def _record(
    document: Document, line: TreeLine, draft: Draft, claims: Near[Claim], before: Span | None
) -> Conditional:
    span = _span(line, draft.whole)
    antecedent = _span(line, draft.antecedent) if draft.antecedent else None
    consequent = _span(line, draft.consequent) if draft.consequent else None
    consequents = _inside(claims, consequent)
    return Conditional(
        id="",
        document_id=document.id,
        span=span,
        quote=document.body[span[0] : span[1]],
        type=draft.kind,
        marker=draft.marker,
        antecedent=antecedent,
        consequent=consequent,
        antecedent_claims=tuple(c.id for c in _inside(claims, antecedent or before)),
        consequent_claims=tuple(c.id for c in consequents),
        holder=consequents[0].holder if consequents else "author",
    )


def _span(line: TreeLine, part: tuple[int, int]) -> Span:
    last = max(part[0], part[1] - 1)
    return line.tokens[part[0]].start, line.tokens[last].end


def _inside(claims: Near[Claim], span: Span | None) -> tuple[Claim, ...]:
    """Claims most of which stand in the span, and those that end with the whole of it."""
    if span is None:
        return ()
    return tuple(c for c in claims.touching(*span) if _stands_in(c.span, span))


def _stands_in(claim: Span, part: Span) -> bool:
    shared = min(claim[1], part[1]) - max(claim[0], part[0])
    ends_with = claim[0] <= part[0] and part[1] - 1 <= claim[1] <= part[1] + 1
    return shared > (claim[1] - claim[0]) / 2 or ends_with  # "X warned that it will strike"
