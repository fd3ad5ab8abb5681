"""Two readers' claims side by side, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from caryatid.ledger import Agreement
from caryatid.records import Claim
from caryatid.report.claims import who_does_what

__all__ = ["agreement_json", "agreement_line", "agreement_text"]


def agreement_line(item: Agreement) -> str:
    """One document in one line: how many claims both found, and each alone."""
    one, other = item.readers
    share = "no claims" if item.share is None else f"{item.share:.0%} agreed"
    return (
        f"{item.document.name or item.document.id}: {share}; {len(item.agreed)} of both readers, "
        f"{len(item.differing)} read differently, {len(item.only[0])} of {one} only, "
        f"{len(item.only[1])} of {other} only"
    )


def agreement_text(items: Sequence[Agreement], names: dict[str, str]) -> str:
    """All documents with their claims: `=` agreed, `~` read differently, `<` and `>` one alone.

    Args:
        items: One for each document and pair of readers.
        names: Actor id -> name.
    """
    if not items:
        return "No document was read by two readers."
    lines = []
    for item in items:
        lines.append(agreement_line(item))
        for claim, _ in item.agreed:
            lines.append(f"  =  {who_does_what(claim, names)}")
        for one, other in item.differing:
            lines.append(f"  ~  {who_does_what(one, names)}")
            lines.append(f"     {who_does_what(other, names)}")
        for mark, claims in zip("<>", item.only, strict=True):
            lines.extend(f"  {mark}  {who_does_what(claim, names)}" for claim in claims)
    agreed = sum(len(item.agreed) for item in items)
    found = agreed + sum(len(i.differing) + len(i.only[0]) + len(i.only[1]) for i in items)
    share = f"{agreed / found:.0%}" if found else "none"
    return "\n".join([*lines, f"{agreed} of {found} claims agreed ({share})."])


def agreement_json(item: Agreement) -> dict[str, Any]:
    """One document and pair of readers as JSON; claims by span, since ids belong to a reading."""
    one, other = item.readers
    return {
        "document": item.document.id,
        "name": item.document.name,
        "readers": [one, other],
        "share": item.share,
        "agreed": [[_claim(a), _claim(b)] for a, b in item.agreed],
        "differing": [[_claim(a), _claim(b)] for a, b in item.differing],
        "only": {one: [_claim(c) for c in item.only[0]], other: [_claim(c) for c in item.only[1]]},
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "span": list(claim.span),
        "quote": claim.quote,
        "source": list(claim.source),
        "act": claim.act,
        "target": list(claim.target),
        "direction": claim.direction,
        "negated": claim.negated,
    }
