"""Deeds done by speaking, and who "we" is."""

from __future__ import annotations

from dataclasses import replace

from caryatid.reading._sides import SPEAKER
from caryatid.reading.actors import ActorIndex
from caryatid.records.reading import Claim

__all__ = ["voiced"]

_VOICED = frozenset({"threat_force", "condemnation", "rhetorical_support", "recognition"})


def voiced(draft: Claim, index: ActorIndex) -> list[Claim]:
    """The claim with whoever speaks in place of "we"; nothing, if nobody known is left."""
    return _spoken(_voiced(draft, index), index)


def _voiced(draft: Claim, index: ActorIndex) -> Claim:
    """“That is unacceptable,” the envoy said: who says such words does the deed by saying them."""
    if draft.act not in _VOICED or draft.source or draft.holder == "author":
        return draft
    who = _speaks_for(draft.holder, index) if draft.act == "threat_force" else draft.holder
    return replace(draft, source=(who,)) if who and (who,) != draft.target else draft


def _spoken(draft: Claim, index: ActorIndex) -> list[Claim]:
    """The claim with "we" as whoever speaks; nothing, if nobody known is left."""
    if SPEAKER not in draft.source + draft.target:
        return [draft]
    we = _speaks_for(draft.holder, index)
    source = tuple(dict.fromkeys(we if a == SPEAKER else a for a in draft.source))
    target = tuple(dict.fromkeys(we if a == SPEAKER else a for a in draft.target))
    source, target = tuple(filter(None, source)), tuple(filter(None, target))
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
