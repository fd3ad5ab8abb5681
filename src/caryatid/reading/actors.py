"""Who the text is about: mentions tied to actors, common nouns and pronouns included."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from caryatid.reading._callings import described_people
from caryatid.reading._mention import Mention
from caryatid.reading._resolve import Resolver
from caryatid.reading._surnames import Surnames
from caryatid.reading._tree import sentences_in
from caryatid.reading._words import words
from caryatid.reading.gazetteer import Entry, base_gazetteer, dated_people
from caryatid.reading.language import Entity, Parsed
from caryatid.reading.mentions import Found, find_mentions
from caryatid.reading.segment import Sentence
from caryatid.records.reading import Actor, Document, Span
from caryatid.terms.names import slug
from caryatid.terms.regimes import REGIMES

__all__ = ["ActorIndex", "Mention", "find_actors"]


class ActorIndex:
    """Actors of a document and where they stand.

    Attributes:
        actors: Sorted by id, the writer first.
        mentions: In order of the text.
        focus: ISO 3166 alpha-3 of the regime of the case, or None.
        regime: Actor id of that regime, or None.
        leader: Actor id of its leader, or None.
        parsed: The document's trees, or None where only words are looked at.
    """

    def __init__(
        self, actors: tuple[Actor, ...], mentions: tuple[Mention, ...], focus: str | None,
        leader: str | None, parsed: Parsed | None = None,
    ) -> None:  # fmt: skip
        self.actors = actors
        self.mentions = mentions
        self.focus = focus
        self.regime = f"{focus.lower()}-regime" if focus else None
        self.leader = leader
        self.parsed = parsed
        self._starts = [m.start for m in mentions]
        self._by_id = {a.id: a for a in actors}

    def at(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that begin in `[start, end)`, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.mentions[first:last]

    def get(self, actor_id: str) -> Actor | None:
        """The actor of that id, if the document has it."""
        return self._by_id.get(actor_id)


def find_actors(
    document: Document,
    sentences: Sequence[Sentence],
    focus: str | None = None,
    parsed: Parsed | None = None,
) -> ActorIndex:
    """Find the actors of a document.

    Args:
        document: The text.
        sentences: Its sentences.
        focus: ISO 3166 alpha-3 of the regime of the case; without it, the contested regime that
            the text names most often, or else the state that it names most often.
        parsed: The text's trees and names; without them only tables and capitals tell.
    """
    day = document.published.earliest
    layers = (dated_people(day), base_gazetteer())
    surnames = Surnames(day, focus)
    lines = [(words(document.body, s.start, s.end)) for s in sentences]
    names = [_names(parsed, s) for s in sentences]
    for tokens, seen in zip(lines, names, strict=True):  # once, so that a headline's are known
        find_mentions(tokens, layers, surnames, seen)
    found = [
        described_people(tokens, find_mentions(tokens, layers, surnames, seen), parsed)
        for tokens, seen in zip(lines, names, strict=True)
    ]
    focus = focus or _focus(found)
    resolver = Resolver(focus, _leader_entry(focus, document, found))
    for tokens, hits in zip(lines, found, strict=True):
        resolver.sentence(tokens, hits)
    return _index(document, resolver, parsed)


def _names(parsed: Parsed | None, sentence: Sentence) -> list[Entity] | None:
    """Names that the model sees in a sentence; None where it was not asked."""
    if parsed is None:
        return None
    parts = sentences_in(parsed, sentence.start, sentence.end)
    return [entity for part in parts for entity in part.entities]


def _index(document: Document, resolver: Resolver, parsed: Parsed | None) -> ActorIndex:
    spans: dict[str, list[Span]] = {}
    for mention in resolver.mentions:
        if mention.actor:
            spans.setdefault(mention.actor, []).append((mention.start, mention.end))
    if resolver.focus:
        resolver.regime_actor()
    lead = resolver.leader
    if lead is not None:
        resolver.actors.setdefault(lead.id, Actor(lead.id, lead.name, "leader", resolver.focus))
    actors = [Actor("author", document.author or "author", "author")]
    for ident in sorted(resolver.actors):
        actors.append(replace(resolver.actors[ident], mentions=tuple(spans.get(ident, ()))))
    mentions = tuple(sorted(resolver.mentions, key=lambda m: (m.start, m.end)))
    return ActorIndex(tuple(actors), mentions, resolver.focus, lead.id if lead else None, parsed)


def _focus(found: Sequence[Sequence[Found]]) -> str | None:
    contested = {row.country for row in REGIMES}
    counts: Counter[str] = Counter()
    for hits in found:
        for hit in hits:
            if hit.entry.country:
                counts[hit.entry.country] += 1
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    return next((c for c in ranked if c in contested), ranked[0] if ranked else None)


_STILL_SPOKEN_OF = timedelta(days=400)
"""How long after an exit a text may still be about the leader who went. Source: judgement."""


def _leader_entry(
    focus: str | None, document: Document, found: Sequence[Sequence[Found]]
) -> Entry | None:
    """The leader whom the text is about: in office on its day or a year before, most named."""
    if focus is None:
        return None
    counts: Counter[str] = Counter(
        h.entry.id for hits in found for h in hits if h.entry.form == "name"
    )
    day = document.published.earliest
    rows = [r for r in REGIMES if r.country == focus]
    if day is None:  # then only names can tell
        recent = [r for r in rows if counts[slug(r.leader)]]
    else:
        past = [r for r in rows if r.in_office_since <= day]
        recent = [r for r in past if r.until is None or r.until >= day - _STILL_SPOKEN_OF]
    if recent:
        row = max(recent, key=lambda r: (counts[slug(r.leader)], r.in_office_since))
        return Entry(slug(row.leader), row.leader, "leader", focus, "name")
    heads: Counter[Entry] = Counter()
    for hits in found:
        heads.update(h.entry for h in hits if h.entry.kind == "leader" and h.entry.form == "name"
                     and h.entry.country in {focus, None})  # fmt: skip
    ranked = sorted(heads, key=lambda e: (-heads[e], e.id))
    return replace(ranked[0], country=focus) if ranked else None
