"""Reasons that a sentence gives for what somebody will, will not or did do."""

from __future__ import annotations

from caryatid.reading._halves import Draft, clause_start, ends
from caryatid.reading.tree_line import TreeLine

__all__ = ["reason"]

_FUTURE = frozenset({"will", "wo", "would", "going", "refuse", "refuses"})


def reason(line: TreeLine, i: int, marker: str) -> Draft | None:
    """Reasons for what somebody will or will not do; those of past deeds need a claim."""
    if marker == "since" and not _leads_on(line, i):
        return None
    first = i == 0 or line.tokens[i - 1].text in {"“", '"', ":"} or (marker == "since" and i == 1)
    if marker != "since" and first:
        return None
    if not first:
        return _because(line, i, marker)
    end = ends(line, i)
    comma = _last_comma(line, i, end)
    if comma is None or not _FUTURE & {w.low for w in line.tokens[comma:end]}:
        return None
    return Draft("reason", marker, (i, end), (i, comma), (comma + 1, end))


def _leads_on(line: TreeLine, i: int) -> bool:
    """“Since you ask, ...” with a clause behind it, not “since May”."""
    head = line.tree.up(line.tree.token(i))
    clause = head is not None and line.tree.relation(line.tree.token(i)) == "mark"
    return clause and (i == 0 or not line.tokens[i - 1].alpha)


def _last_comma(line: TreeLine, i: int, end: int) -> int | None:
    """The comma behind the last of several reasons."""
    commas = [p for p in range(i, end - 2) if line.tokens[p].text == ","]
    ahead = [p for p in commas if line.tokens[p + 1].low not in {"and", "or"}]
    future = [p for p in ahead if _FUTURE & {w.low for w in line.tokens[p + 1 : p + 6]}]
    return next(iter(future or ahead), None)


def _because(line: TreeLine, i: int, marker: str) -> Draft | None:
    """“X will not leave because ...”."""
    start = clause_start(line, i)
    start = _clause_over(line, i, start)
    opened = next((p for p in range(i, min(i + 4, len(line.tokens)))
                   if line.tokens[p].text in {"“", '"'}), None)  # fmt: skip
    end = ends(line, i if opened is None else opened + 1)
    if start >= i - 1:
        return None
    future = bool(_FUTURE & {w.low for w in line.tokens[start:i]})
    if marker == "because" and not future:
        return None  # plain past causes are history
    return Draft("reason", marker, (start, end), (i, end), (start, i), needs_claim=not future)


def _clause_over(line: TreeLine, i: int, start: int) -> int:
    """Where the clause begins that gives its reason: behind the last "that"."""
    found = [p + 1 for p in range(start, i - 2) if line.tokens[p].low == "that"
             and line.part_of_speech(p) == "SCONJ"]  # fmt: skip
    return found[-1] if found else start
