"""Who the text is about: mentions tied to actors, common nouns and pronouns included."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from caryatid.reading._describe import described, expletive, is_woman, modifies, nation
from caryatid.reading._words import Word, words
from caryatid.reading.gazetteer import Entry, base_gazetteer, dated_people
from caryatid.reading.mentions import Found, find_mentions
from caryatid.reading.segment import Sentence
from caryatid.records.reading import Actor, Document
from caryatid.terms.countries import COUNTRIES
from caryatid.terms.names import slug
from caryatid.terms.regimes import REGIMES, regime_on

__all__ = ["ActorIndex", "Mention", "find_actors"]

_PERSONS = frozenset(
    {"leader", "rival_claimant", "official", "expert", "opposition", "armed_forces"}
)
_FOLLOWS_FOCUS = frozenset(
    {"armed_forces", "police_intel", "opposition", "ruling_elite", "state_organ", "paramilitary",
     "population", "civil_society", "rebel_group"}
)  # fmt: skip
_PERSON_PRONOUNS = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_THING_PRONOUNS = frozenset({"it", "its", "itself"})
_SPEAKER_PRONOUNS = frozenset({"we", "us", "our", "i", "my", "me", "ourselves"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an actor stands.

    Attributes:
        start: First code point.
        end: One past the last.
        actor: Actor id; empty for "we" and "I", which whoever speaks resolves.
        kind: The actor's kind.
        country: The actor's country, or None.
        form: name, adjective, seat, capital, people, group, leader_role or pronoun.
        possessive: Whether it owns what follows ("'s", "their").
    """

    start: int
    end: int
    actor: str
    kind: str
    country: str | None
    form: str
    possessive: bool = False


class ActorIndex:
    """Actors of a document and where they stand.

    Attributes:
        actors: Sorted by id, the writer first.
        mentions: In order of the text.
        focus: ISO 3166 alpha-3 of the regime of the case, or None.
        regime: Actor id of that regime, or None.
        leader: Actor id of its leader, or None.
    """

    def __init__(
        self, actors: tuple[Actor, ...], mentions: tuple[Mention, ...], focus: str | None,
        leader: str | None,
    ) -> None:  # fmt: skip
        self.actors = actors
        self.mentions = mentions
        self.focus = focus
        self.regime = f"{focus.lower()}-regime" if focus else None
        self.leader = leader
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
    document: Document, sentences: Sequence[Sentence], focus: str | None = None
) -> ActorIndex:
    """Find the actors of a document.

    Args:
        document: The text.
        sentences: Its sentences.
        focus: ISO 3166 alpha-3 of the regime of the case; without it, the contested regime that
            the text names most often, or else the state that it names most often.
    """
    day = document.published.earliest
    layers = (dated_people(day), base_gazetteer())
    surnames: dict[str, Entry] = {}
    lines = [(words(document.body, s.start, s.end)) for s in sentences]
    for tokens in lines:  # once for the names, so that a headline's surname is known
        find_mentions(tokens, layers, surnames)
    found = [find_mentions(tokens, layers, surnames) for tokens in lines]
    focus = focus or _focus(found)
    resolver = _Resolver(focus, _leader_entry(focus, document, found))
    for tokens, hits in zip(lines, found, strict=True):
        resolver.sentence(tokens, hits)
    return resolver.index(document)


def _focus(found: Sequence[Sequence[Found]]) -> str | None:
    contested = {row.country for row in REGIMES}
    counts: Counter[str] = Counter()
    for hits in found:
        for hit in hits:
            if hit.entry.country:
                counts[hit.entry.country] += 1
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    return next((c for c in ranked if c in contested), ranked[0] if ranked else None)


def _leader_entry(
    focus: str | None, document: Document, found: Sequence[Sequence[Found]]
) -> Entry | None:
    if focus is None:
        return None
    day = document.published.earliest
    row = regime_on(focus, day) if day else None
    if row is not None:
        return Entry(slug(row.leader), row.leader, "leader", focus, "name")
    heads: Counter[Entry] = Counter()
    for hits in found:
        heads.update(h.entry for h in hits if h.entry.kind == "leader" and h.entry.form == "name"
                     and h.entry.country in {focus, None})  # fmt: skip
    ranked = sorted(heads, key=lambda e: (-heads[e], e.id))
    return replace(ranked[0], country=focus) if ranked else None


class _Resolver:
    """Ties mentions to actors, sentence by sentence."""

    def __init__(self, focus: str | None, leader: Entry | None) -> None:
        self.focus = focus
        self.leader = leader
        self.actors: dict[str, Actor] = {}
        self.mentions: list[Mention] = []
        self.person: str | None = None
        self.group: str | None = None
        self.thing: str | None = None
        self.last_by_gender: dict[bool, str] = {}

    def sentence(self, tokens: Sequence[Word], hits: Sequence[Found]) -> None:
        taken = {i for h in hits for i in range(h.first, h.last)}
        pronouns = [
            (i, w) for i, w in enumerate(tokens)
            if i not in taken and w.low in _ALL_PRONOUNS and w.text != "US"
        ]  # fmt: skip
        queue = sorted([(h.first, 1, h) for h in hits] + [(i, 0, w) for i, w in pronouns],
                       key=lambda item: item[:2])  # fmt: skip
        first_person = self.person
        seen_person = False
        skip = -1
        for place, (at, _, item) in enumerate(queue):
            if at <= skip:
                continue
            if isinstance(item, Word):
                self._pronoun(item, tokens, at)
                continue
            before = queue[place - 1][2] if place else None
            mention = self._tie(tokens, item, before if isinstance(before, Found) else None)
            if mention is None:
                continue
            if mention.kind in _PERSONS and item.entry.form == "name" and not seen_person:
                first_person, seen_person = mention.actor, True
        if seen_person:
            self.person = first_person

    def _tie(self, tokens: Sequence[Word], hit: Found, before: Found | None) -> Mention | None:
        entry = hit.entry
        lent, start = nation(tokens, hit, before)
        if entry.form in {"group", "leader_role"}:
            follow = self._following_country(tokens, hit.last)
            actor = self._group(entry, lent or follow)
        else:
            actor = self._named(tokens, hit, lent)
        possessive = hit.last < len(tokens) and tokens[hit.last].low in {"'s", "'"}
        begin = tokens[start].start
        form = entry.form
        if form == "people" and modifies(tokens, hit):
            form, actor = "adjective", self._state(entry.country or "")
        mention = Mention(begin, tokens[hit.last - 1].end, actor.id, actor.kind, actor.country,
                          form, possessive)  # fmt: skip
        self._note(mention)
        return mention

    def _following_country(self, tokens: Sequence[Word], at: int) -> str | None:
        if at + 1 < len(tokens) and tokens[at].low in {"of", "in"}:
            hit = base_gazetteer().match(tokens, at + 1)
            if hit is None and tokens[at + 1].low == "the" and at + 2 < len(tokens):
                hit = base_gazetteer().match(tokens, at + 2)
            if hit and hit[1].kind == "state":
                return hit[1].country
        return None

    def _state(self, iso3: str) -> Actor:
        name = COUNTRIES[iso3].name if iso3 in COUNTRIES else iso3
        return self._actor(Actor(iso3.lower(), name, "state", iso3))

    def _group(self, entry: Entry, nation: str | None) -> Actor:
        country = nation or (
            self.focus if entry.kind in _FOLLOWS_FOCUS | {"regime", "leader"} else None
        )
        if entry.kind == "regime":
            if country is None:
                return self._actor(Actor("government", "government", "regime", None))
            if country == self.focus:
                name = f"Regime of {COUNTRIES[country].name}" if country in COUNTRIES else country
                return self._actor(Actor(f"{country.lower()}-regime", name, "regime", country))
            return self._state(country)
        if entry.kind == "leader":
            if country == self.focus and self.leader is not None:
                lead = self.leader
                return self._actor(Actor(lead.id, lead.name, "leader", lead.country))
            if country:
                return self._state(country)
        if (
            entry.kind == "official"
            and country
            and country != self.focus
            and entry.name == "officials"
        ):
            return self._state(country)
        if country is None:
            return self._actor(Actor(slug(entry.name), entry.name, entry.kind, None))
        name = f"{COUNTRIES[country].name}: {entry.name}" if country in COUNTRIES else entry.name
        ident = f"{country.lower()}-{slug(entry.name)}"
        return self._actor(Actor(ident, name, entry.kind, country))

    def _named(self, tokens: Sequence[Word], hit: Found, lent: str | None) -> Actor:
        entry = hit.entry
        kind, country = entry.kind, entry.country
        old = self.actors.get(entry.id)
        if old is None and country is None:
            kind, country = described(tokens, hit, kind, lent, self.focus)
        if self.leader is not None and entry.id == self.leader.id:
            kind, country = "leader", self.focus
        return self._actor(Actor(entry.id, entry.name, kind, country))

    def _actor(self, actor: Actor) -> Actor:
        return self.actors.setdefault(actor.id, actor)

    def _note(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if mention.form == "pronoun":
            return
        collective = mention.kind in {"regime", "state", "state_organ"}
        if (mention.form == "group" and not collective) or mention.kind == "population":
            self.group = mention.actor
        if mention.form in {"leader_role"} or (mention.form == "name" and mention.kind in _PERSONS):
            self.person = mention.actor
            if mention.form == "name":
                woman = is_woman(self.actors[mention.actor].name)
                self.last_by_gender[woman] = mention.actor
        elif mention.form in {"name", "seat", "group"}:
            self.thing = mention.actor

    def _pronoun(self, word: Word, tokens: Sequence[Word], at: int) -> None:
        target: str | None = None
        if word.low in _PERSON_PRONOUNS:
            target = self._person_for(word.low)
        elif word.low in _GROUP_PRONOUNS:
            target = self.group or self.thing
        elif word.low in _THING_PRONOUNS:
            target = None if expletive(tokens, at) else self.thing
        actor = self.actors.get(target) if target else None
        if actor is None and word.low not in _SPEAKER_PRONOUNS:
            return
        owns = word.low in {"his", "their", "its", "our", "my"} or (
            word.low == "her" and at + 1 < len(tokens) and tokens[at + 1].low not in _AFTER_HER
        )
        self.mentions.append(
            Mention(word.start, word.end, actor.id if actor else "", actor.kind if actor else "",
                    actor.country if actor else None, "pronoun", owns)
        )  # fmt: skip

    def _person_for(self, low: str) -> str | None:
        """The person of the moment, unless the pronoun's gender speaks for another."""
        woman = low in {"she", "her", "herself"}
        if self.person is None or is_woman(self.actors[self.person].name) == woman:
            return self.person
        return self.last_by_gender.get(woman, self.person)

    def index(self, document: Document) -> ActorIndex:
        spans: dict[str, list[tuple[int, int]]] = {}
        for mention in self.mentions:
            if mention.actor:
                spans.setdefault(mention.actor, []).append((mention.start, mention.end))
        leader = self.leader.id if self.leader else None
        actors = [Actor("author", document.author or "author", "author")]
        for ident in sorted(self.actors):
            actors.append(replace(self.actors[ident], mentions=tuple(spans.get(ident, ()))))
        if self.focus and f"{self.focus.lower()}-regime" not in self.actors:
            actors.append(self._group(Entry("regime", "regime", "regime", None, "group"), None))
        if self.leader and self.leader.id not in self.actors:
            actors.append(Actor(self.leader.id, self.leader.name, "leader", self.focus))
        mentions = tuple(sorted(self.mentions, key=lambda m: (m.start, m.end)))
        return ActorIndex(tuple(actors), mentions, self.focus, leader)


_ALL_PRONOUNS = _PERSON_PRONOUNS | _GROUP_PRONOUNS | _THING_PRONOUNS | _SPEAKER_PRONOUNS
_AFTER_HER = frozenset({"to", "and", "or", "in", "on", "at", "by", "with", "for", ",", ".", "from"})
