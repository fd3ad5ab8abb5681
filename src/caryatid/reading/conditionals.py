"""If this, then that: conditions, promises, threats and reasons with their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from caryatid.reading._data import word_set
from caryatid.reading._lines import lines
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Line
from caryatid.reading.lexicon import verb_bases
from caryatid.reading.segment import Sentence
from caryatid.records.reading import Claim, Conditional, Document, Span

__all__ = ["find_conditionals"]

_MODALS = frozenset({"would", "could", "will", "may", "might", "can", "'ll", "shall"})
_LEADS = word_set("leads")
_END = frozenset({".", "!", "?", ";", "”", "“", '"'})
_NO_CONDITION = frozenset(
    {"see", "asked", "ask", "as", "wonder", "know", "wondered", "unclear", "sure", "even", "doubt"}
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """Word ranges of one construction."""

    kind: str
    marker: str
    whole: tuple[int, int]
    antecedent: tuple[int, int] | None
    consequent: tuple[int, int] | None


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
    for line in lines(document.body, sentences, actor_index):
        for draft in _drafts(line):
            found.append(_record(document, line, draft, claims, before))
        before = (line.tokens[0].start, line.tokens[-1].end)
    return tuple(
        replace(k, id=f"{document.id}/k{n}")
        for n, k in enumerate(sorted(found, key=lambda k: k.span), 1)
    )


def _drafts(line: Line) -> list[_Draft]:
    out: list[_Draft] = []
    for i, word in enumerate(line.tokens):
        draft = None
        if (
            word.low in {"if", "unless"} and (i == 0 or line.tokens[i - 1].low not in _NO_CONDITION)
        ) or (word.low == "should" and i == 0):
            draft = _if(line, i)
        elif word.low in {"this", "that", "it", "which"} and _anaphor(line, i):
            draft = _that_would(line, i)
        elif word.low == "could" and _chain(line, i):
            draft = _lead(line, i)
        elif (word.low == "since" and i == 0) or (word.low == "because" and i > 0):
            draft = _reason(line, i)
        if draft is not None and not any(_within(draft.whole, other.whole) for other in out):
            out.append(draft)
    return out


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _sentence_end(line: Line, i: int) -> int:
    while i < len(line.tokens) and line.tokens[i].text not in _END:
        i += 1
    return i


def _sentence_start(line: Line, i: int) -> int:
    while i > 0 and line.tokens[i - 1].text not in _END | {":"}:
        i -= 1
    return i


def _if(line: Line, i: int) -> _Draft | None:
    marker = line.tokens[i].low
    end = _sentence_end(line, i)
    start = _sentence_start(line, i)
    comma = next(
        (p for p in range(i, end) if line.tokens[p].text == "," and _closes(line, p)), None
    )
    leading = i - start <= 2
    if leading:
        if comma is None or end - i < 4:
            return None
        antecedent, consequent, whole = (i, comma), (comma + 1, end), (i, end)
    else:
        stop = comma if comma is not None else end
        start = _consequent_start(line, start, i)
        antecedent, consequent, whole = (i, stop), (start, i), (start, stop)
    kind = _kind(line, whole, consequent)
    return _Draft(kind, marker, whole, antecedent, consequent)


def _closes(line: Line, comma: int) -> bool:
    """Whether a comma ends a clause rather than a list item."""
    follow = comma + 1
    if follow + 1 >= len(line.tokens):
        return False
    listed = line.mention_at(comma - 1) and line.mention_at(follow)
    return not (listed and line.tokens[follow + 1].text in {",", "and"})


def _consequent_start(line: Line, start: int, i: int) -> int:
    """The clause before "if" begins behind a speech verb's "that", or at the last comma."""
    for place in range(i - 1, start, -1):
        if line.tokens[place].low == "that" and verb_bases().get(line.tokens[place - 1].low):
            return place + 1
        if line.tokens[place].text == "," and i - place > 5:
            return place + 1
    return start


def _kind(line: Line, whole: tuple[int, int], consequent: tuple[int, int]) -> str:
    lows = [w.low for w in line.tokens[whole[0] : whole[1]]]
    bases = {verb_bases().get(low, low) for low in lows}
    after = [w.low for w in line.tokens[consequent[0] : consequent[1]]]
    if "would" in after and "have" in after[after.index("would") :]:
        return "counterfactual"
    if bases & {"threaten", "retaliate", "punish"} or "threat" in bases:
        return "threat"
    if bases & {"promise", "pledge", "vow", "offer"}:
        return "promise"
    return "conditional"


def _anaphor(line: Line, i: int) -> bool:
    """“That would trigger”: a pronoun that opens its clause, a modal, a leading verb."""
    if i + 2 >= len(line.tokens) or line.tokens[i + 1].low not in _MODALS:
        return False
    opens = i == 0 or line.tokens[i - 1].text in {",", "“", ";"}
    return opens and any(
        verb_bases().get(w.low, w.low) in _LEADS for w in line.tokens[i + 2 : i + 5]
    )


def _that_would(line: Line, i: int) -> _Draft:
    end = _sentence_end(line, i)
    marker = " ".join(w.low for w in line.tokens[i : i + 3])
    return _Draft("chain" if i else "conditional", marker, (i, end), None, (i + 1, end))


def _chain(line: Line, i: int) -> bool:
    follow = [w.low for w in line.tokens[i + 1 : i + 4]]
    return (
        bool(follow) and "lead" in follow and i > 2 and line.tokens[i - 1].low in {"that", "which"}
    )


def _lead(line: Line, i: int) -> _Draft:
    first, _ = line.clause(i)
    end = _sentence_end(line, i)
    return _Draft("chain", "could lead", (first, end), (first, i - 1), (i, end))


def _reason(line: Line, i: int) -> _Draft | None:
    """Reasons for what somebody will or will not do; plain past causes are history."""
    end = _sentence_end(line, i)
    start = _sentence_start(line, i)
    outside = line.tokens[start:i] if i else line.tokens[i:end]
    if not any(w.low in {"will", "wo", "would", "going", "refuse", "refuses"} for w in outside):
        return None
    return _Draft("reason", line.tokens[i].low, (start, end), (i, end), (start, i) if i else None)


def _record(
    document: Document, line: Line, draft: _Draft, claims: Sequence[Claim], before: Span | None
) -> Conditional:
    span = _span(line, draft.whole)
    antecedent = _span(line, draft.antecedent) if draft.antecedent else None
    consequent = _span(line, draft.consequent) if draft.consequent else None
    consequents = _inside(claims, consequent)
    holders = [c.holder for c in claims if c.id in consequents]
    return Conditional(
        id="",
        document_id=document.id,
        span=span,
        quote=document.body[span[0] : span[1]],
        type=draft.kind,
        marker=draft.marker,
        antecedent=antecedent,
        consequent=consequent,
        antecedent_claims=_inside(claims, antecedent or before),
        consequent_claims=consequents,
        holder=holders[0] if holders else "author",
    )


def _span(line: Line, part: tuple[int, int]) -> Span:
    last = max(part[0], part[1] - 1)
    return line.tokens[part[0]].start, line.tokens[last].end


def _inside(claims: Sequence[Claim], span: Span | None) -> tuple[str, ...]:
    """Claims most of which stand in the span."""
    if span is None:
        return ()
    return tuple(
        c.id for c in claims
        if min(c.span[1], span[1]) - max(c.span[0], span[0]) > (c.span[1] - c.span[0]) / 2
    )  # fmt: skip
