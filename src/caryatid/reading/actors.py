"""Who the text is about: mentions tied to actors, common nouns and pronouns included."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from caryatid.reading._about import focus_of, leader_of
from caryatid.reading._callings import described_people
from caryatid.reading._mention import Mention
from caryatid.reading._resolve import Resolver
from caryatid.reading._surnames import Surnames
from caryatid.reading._tree import sentences_in
from caryatid.reading._words import words
from caryatid.reading.gazetteer import base_gazetteer, dated_people
from caryatid.reading.language import Entity, Parsed
from caryatid.reading.mentions import find_mentions
from caryatid.reading.segment import Sentence
from caryatid.records.reading import Actor, Document, Span

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
    focus = focus or focus_of(found)
    resolver = Resolver(focus, leader_of(focus, day, found))
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
