"""Where a report comes from in the end: the root of its chain, copies being one.

Source: ontology.md section 1.4; situation.md section 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from caryatid.ledger.parties import party
from caryatid.records import Actor, Claim, Document
from caryatid.terms.names import slug
from caryatid.terms.shifts import COPY_JACCARD

__all__ = ["document_roots", "outlet_of", "root_of", "shingles"]

_WORD = re.compile(r"\w+")
_RUN = 5


def outlet_of(document: Document) -> str:
    """The outlet, or the document's id where no outlet is known."""
    return document.outlet if document.outlet is not None else document.id


@lru_cache(maxsize=4096)
def shingles(body: str) -> frozenset[int]:
    """Hashes of all runs of five words, letter case and punctuation left out.

    A text of fewer than five words is one run. Equal texts share every run in one process;
    the hashes are never stored.
    """
    words = [word.lower() for word in _WORD.findall(body)]
    runs = max(1, len(words) - _RUN + 1)
    return frozenset(hash(tuple(words[i : i + _RUN])) for i in range(runs))


def document_roots(documents: Iterable[Document]) -> dict[str, str]:
    """Document id -> root: the wire it copies, the first print of its text, or its outlet.

    Documents of one outlet share a root: an outlet does not corroborate itself.
    """
    ordered = sorted(documents, key=_age)
    roots: dict[str, str] = {}
    for document, first in zip(ordered, _first_prints(ordered), strict=True):
        copied = None if first is None else roots[ordered[first].id]
        if document.syndicated_from is not None:
            root = f"outlet:{slug(document.syndicated_from)}"
        elif copied is not None:
            root = copied
        else:
            root = f"outlet:{slug(outlet_of(document))}"
        roots[document.id] = root
    return roots


def _first_prints(documents: list[Document]) -> list[int | None]:
    """For each document the first earlier one that it copies, by index.

    Only documents that share a run of words are compared, so that a large archive stays fast.
    """
    holders: dict[int, list[int]] = {}
    found: list[int | None] = []
    for i, document in enumerate(documents):
        runs = shingles(document.body)
        shared = Counter(j for run in runs for j in holders.get(run, ()))
        copies = (
            j
            for j, n in sorted(shared.items())
            if n >= COPY_JACCARD * (len(runs) + len(shingles(documents[j].body)) - n)
        )
        found.append(next(copies, None))
        for run in runs:
            holders.setdefault(run, []).append(i)
    return found


def _age(document: Document) -> tuple[bool, str, str]:
    # Of two prints of one text the copy says so; else the earlier one is the first.
    day = document.published.middle
    said = document.syndicated_from is None
    return (said, day.isoformat() if day is not None else "9999", document.id)


def root_of(claim: Claim, roots: Mapping[str, str], actors: Mapping[str, Actor]) -> str:
    """Root of a claim's chain: its innermost speaker, report or paper, else its document's root.

    Officials of one government are one root.
    """
    for hop in reversed(claim.chain):
        if hop.role == "speaker":
            who = hop.actor if hop.actor is not None else slug(hop.name)
            return f"speaker:{party(who, actors)}"
        if hop.role == "document":
            return f"document:{slug(hop.name)}"
        if hop.role == "prior_report":
            return f"outlet:{slug(hop.name)}"
        if hop.role == "anonymous_source":
            break
    return roots.get(claim.document_id, claim.document_id)
