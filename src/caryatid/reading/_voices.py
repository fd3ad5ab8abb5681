"""Deeds done by speaking, and who "we" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caryatid.reading._data import word_set
from caryatid.reading._sides import SELF, SPEAKER
from caryatid.reading.actors import ActorIndex
from caryatid.reading.tree_line import TreeLine
from caryatid.records.reading import Claim, Quotation

__all__ = ["LOOK_BACK", "mocked", "voiced"]

LOOK_BACK = 400
"""Characters back to the quotation that a mock paraphrase takes up. Source: judgement."""

_VOICED = frozenset({"threat_force", "condemnation", "rhetorical_support", "recognition"})


def voiced(draft: Claim, index: ActorIndex, mocks: str | None = None) -> list[Claim]:
    """The claim with whoever speaks in place of "we"; nothing, if nobody known is left.

    Args:
        draft: The claim.
        index: The actors of the text.
        mocks: Whose words the author puts in his own way; the author stays the holder.
    """
    if mocks is None:
        return _spoken(_judged(_voiced(draft, index)), draft.holder, index)
    mode = "mock_paraphrase"
    return _spoken(replace(draft, holder="author", attribution=mode, evidence=mode), mocks, index)


def mocked(line: TreeLine, quotations: Sequence[Quotation]) -> str | None:
    """Whose words a sentence mocks ("Translation: we will not pay"); None if nobody's."""
    head = [w.low for w in line.tokens[:5]]
    opens = any(
        head[: len(words)] == words and head[len(words) : len(words) + 1] in ([":"], [","])
        for words in (phrase.split() for phrase in word_set("asides"))
    )
    start = line.tokens[0].start
    near = [q for q in quotations if q.speaker and start - LOOK_BACK < q.span[1] <= start]
    return near[-1].speaker if opens and near else None


def _voiced(draft: Claim, index: ActorIndex) -> Claim:
    """“That is unacceptable,” the envoy said: who says such words does the deed by saying them."""
    if draft.act not in _VOICED or draft.source or draft.holder == "author":
        return draft
    who = _speaks_for(draft.holder, index) if draft.act == "threat_force" else draft.holder
    return replace(draft, source=(who,)) if who and (who,) != draft.target else draft


def _judged(draft: Claim) -> Claim:
    """A judgement of how things will end is made by its holder, of whom it speaks of."""
    if draft.act != "assessment_prospect" or (draft.source and draft.target):
        return draft
    judged = tuple(who for who in draft.source if who != draft.holder)
    return replace(draft, source=(draft.holder,), target=judged)


def _spoken(draft: Claim, speaker: str, index: ActorIndex) -> list[Claim]:
    """The claim with "we" and "I" as whoever speaks; nothing, if nobody known is left."""
    if not {SPEAKER, SELF} & {*draft.source, *draft.target}:
        return [draft]
    me = speaker if speaker != "author" and index.get(speaker) is not None else ""
    who = {SPEAKER: _speaks_for(speaker, index), SELF: me}
    source = tuple(filter(None, dict.fromkeys(who.get(a, a) for a in draft.source)))
    target = tuple(filter(None, dict.fromkeys(who.get(a, a) for a in draft.target)))
    return [replace(draft, source=source, target=target)] if source or target else []


def _speaks_for(holder: str, index: ActorIndex) -> str:
    """An official's "we" is the government; an expert's or a citizen's is the speaker's own."""
    actor = index.get(holder)
    if actor is None or holder == "author":
        return ""
    if actor.country and actor.kind in {"official", "leader", "state_organ", "state", "regime"}:
        return (
            f"{actor.country.lower()}-regime"
            if actor.country == index.focus
            else actor.country.lower()
        )
    return actor.id
