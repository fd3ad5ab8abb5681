"""Ties mentions to actors: nations, roles, groups and pronouns, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caryatid.reading._describe import described, expletive, modifies, nation
from caryatid.reading._memory import Memory
from caryatid.reading._mention import Mention
from caryatid.reading._names import Found
from caryatid.reading._words import Word
from caryatid.reading.gazetteer import Entry, base_gazetteer
from caryatid.records.reading import Actor
from caryatid.terms.countries import COUNTRIES
from caryatid.terms.names import slug

__all__ = ["Resolver"]

_FOLLOWS_FOCUS = frozenset(
    {"armed_forces", "police_intel", "opposition", "ruling_elite", "state_organ", "paramilitary",
     "population", "civil_society", "rebel_group"}
)  # fmt: skip
_ORGANISED = frozenset(
    {"civil_society", "opposition", "rebel_group", "paramilitary", "ngo_monitor",
     "business_creditor", "media", "igo"}
)  # fmt: skip
"""Kinds that "the group" or "the company" may mean, whatever a table calls them."""

_PERSON_PRONOUNS = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_GROUP_PRONOUNS = frozenset({"they", "them", "their", "themselves"})
_THING_PRONOUNS = frozenset({"it", "its", "itself"})
_SELF_PRONOUNS = frozenset({"i", "my", "me", "myself"})
_SPEAKER_PRONOUNS = _SELF_PRONOUNS | {"we", "us", "our", "ourselves"}


class Resolver:
    """Ties mentions to actors, sentence by sentence."""

    def __init__(self, focus: str | None, leader: Entry | None) -> None:
        self.focus = focus
        self.leader = leader
        self.actors: dict[str, Actor] = {}
        self.mentions: list[Mention] = []
        self._memory = Memory()

    def sentence(self, tokens: Sequence[Word], hits: Sequence[Found]) -> None:
        """Take in the next sentence's words with what was found in them."""
        self._memory.begin()
        taken = {i for h in hits for i in range(h.first, h.last)}
        spots: list[tuple[int, Found | None]] = [(h.first, h) for h in hits]
        spots += [
            (i, None) for i, w in enumerate(tokens)
            if i not in taken and w.low in _ALL_PRONOUNS and w.text != "US"
        ]  # fmt: skip
        before: Found | None = None
        for at, hit in sorted(spots, key=lambda s: s[0]):
            if hit is None:
                self._pronoun(tokens[at], tokens, at)
            else:
                self._tie(tokens, hit, before)
            before = self._with_country(hit)
        self._memory.end()

    def _with_country(self, hit: Found | None) -> Found | None:
        """A mention with the country that the text has given it by now."""
        if hit is None or hit.entry.country is not None:
            return hit
        known = self.actors.get(hit.entry.id)
        country = known.country if known else None
        return replace(hit, entry=replace(hit.entry, country=country))

    def _tie(self, tokens: Sequence[Word], hit: Found, before: Found | None) -> None:
        entry = hit.entry
        lent, start = nation(tokens, hit, before)
        again = self._again(entry) if hit.role == "the" else None
        if again is not None:
            actor = again
        elif entry.form in {"group", "leader_role"} or entry.id == entry.name:
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
        self.mentions.append(mention)
        name = self.actors[actor.id].name
        self._memory.note(mention, name, tokens[hit.last - 1].low)

    def _again(self, entry: Entry) -> Actor | None:
        """“The group”: the body of that kind that the text named last by name."""
        for ident in self._memory.bodies_named():
            actor = self.actors[ident]
            if actor.kind == entry.kind or {actor.kind, entry.kind} <= _ORGANISED:
                return actor
        return None

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
        ruling = self._ruling(entry, country)
        if ruling is not None:
            return ruling
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

    def _ruling(self, entry: Entry, country: str | None) -> Actor | None:
        """“The country”, “the government”, “the president”: a state or who rules it."""
        if entry.kind == "state" and (country or self.focus):
            return self._state(country or self.focus or "")
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
        return None

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

    def _pronoun(self, word: Word, tokens: Sequence[Word], at: int) -> None:
        target: str | None = None
        if word.low in _PERSON_PRONOUNS:
            target = self._memory.he_or_she(woman=word.low in {"she", "her", "herself"})
        elif word.low in _GROUP_PRONOUNS:
            target = self._memory.they()
        elif word.low in _THING_PRONOUNS:
            target = None if expletive(tokens, at) else self._memory.it()
        actor = self.actors.get(target) if target else None
        if actor is None and word.low not in _SPEAKER_PRONOUNS:
            return
        owns = word.low in {"his", "their", "its", "our", "my"} or (
            word.low == "her" and at + 1 < len(tokens) and tokens[at + 1].low not in _AFTER_HER
        )
        form = "self" if word.low in _SELF_PRONOUNS else "pronoun"
        self.mentions.append(
            Mention(word.start, word.end, actor.id if actor else "", actor.kind if actor else "",
                    actor.country if actor else None, form, owns)
        )  # fmt: skip

    def regime_actor(self) -> Actor:
        """The regime of the focus country, made if nobody has named it."""
        return self._group(Entry("regime", "regime", "regime", None, "group"), None)


_ALL_PRONOUNS = _PERSON_PRONOUNS | _GROUP_PRONOUNS | _THING_PRONOUNS | _SPEAKER_PRONOUNS
_AFTER_HER = frozenset({"to", "and", "or", "in", "on", "at", "by", "with", "for", ",", ".", "from"})
