"""Answers into a reading: every quote looked up, every name tied to an actor, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from caryatid.reading._words import words
from caryatid.reading.gazetteer import base_gazetteer, dated_people
from caryatid.reading.llm.answer import Answer, AnsweredActor, AnsweredClaim, AnsweredMoney
from caryatid.reading.llm.locate import mentions, place
from caryatid.records.dates import DateRange
from caryatid.records.reading import Actor, Claim, Conditional, Document, Hop, Money, Reading, Span
from caryatid.terms.countries import COUNTRIES
from caryatid.terms.names import slug

__all__ = ["Building"]

_AUTHOR = "author"


@dataclass(slots=True)
class Building:
    """A reading that grows by one answer after the other.

    Attributes:
        document: The text.
        focus: ISO alpha-3 of the regime of the case, or None.
    """

    document: Document
    focus: str | None
    _actors: dict[str, Actor] = field(default_factory=dict)
    _claims: list[Claim] = field(default_factory=list)
    _money: list[Money] = field(default_factory=list)
    _conditionals: list[Conditional] = field(default_factory=list)
    _refused: Counter[str] = field(default_factory=Counter)

    def add(self, answer: Answer, part: Span) -> None:
        """Take in what was found in a part of the text."""
        known = {actor.name: self._actor(actor) for actor in answer.actors}
        known[_AUTHOR] = _AUTHOR
        for money in answer.money:
            self._add_money(money, part, known)
        for claim in answer.claims:
            self._add_claim(claim, part, known)
        for item in answer.conditionals:
            span = self._place(item.quote, part)
            if span is not None:
                self._conditionals.append(
                    Conditional(
                        id=f"{self.document.id}/k{len(self._conditionals) + 1}",
                        document_id=self.document.id,
                        span=span,
                        quote=self.document.body[slice(*span)],
                        type=item.type,
                        marker=item.marker,
                    )
                )

    def reading(self, reader: str, notes: Iterable[str] = ()) -> Reading:
        """All that was found, with a note on what was thrown away."""
        author = Actor(_AUTHOR, self.document.author or _AUTHOR, _AUTHOR)
        named = sorted(self._actors.values(), key=lambda actor: actor.id)
        return Reading(
            document=self.document,
            actors=(author, *named),
            claims=tuple(self._claims),
            money=tuple(self._money),
            conditionals=tuple(self._conditionals),
            notes=(*notes, *(_said(what, n) for what, n in sorted(self._refused.items()))),
            reader=reader,
        )

    def _place(self, quote: str, part: Span) -> Span | None:
        span = place(quote, self.document.body, part)
        if span is None:
            self._refused["quote"] += 1
        return span

    def _actor(self, told: AnsweredActor) -> str:
        """Id of an actor: that of our tables where they know the name, else made of the name."""
        actor = self._known(told)
        spans = mentions(told.name, self.document.body)
        held = self._actors.get(actor.id)
        if held is not None:
            spans = tuple(sorted({*held.mentions, *spans}))
            actor = held
        self._actors[actor.id] = replace(actor, mentions=spans)
        return actor.id

    def _known(self, told: AnsweredActor) -> Actor:
        country = told.country if told.country in COUNTRIES else None
        if told.kind == "regime" and country in {self.focus, None} and self.focus is not None:
            regime = f"Regime of {COUNTRIES[self.focus].name}"
            return Actor(f"{self.focus.lower()}-regime", regime, "regime", self.focus)
        tokens = words(told.name)
        if tokens:
            for layer in (dated_people(self.document.published.earliest), base_gazetteer()):
                found = layer.match(tokens, 0)
                if (
                    found is not None
                    and found[0] == len(tokens)
                    and found[1].form in {"name", "seat"}
                ):
                    entry = found[1]
                    return Actor(entry.id, entry.name, entry.kind, entry.country)
        ident = slug(told.name)
        taken = ident == _AUTHOR or told.kind == _AUTHOR
        return Actor(f"{ident}-named" if taken else ident, told.name, told.kind, country)

    def _add_claim(self, told: AnsweredClaim, part: Span, known: dict[str, str]) -> None:
        span = self._place(told.quote, part)
        if span is None:
            return
        if not {*told.source, *told.target, told.holder} <= set(known):
            self._refused["party"] += 1
            return
        claim = Claim(
            id=f"{self.document.id}/c{len(self._claims) + 1}",
            document_id=self.document.id,
            span=span,
            quote=self.document.body[slice(*span)],
            source=_unique(known[name] for name in told.source),
            act=told.act,
            target=_unique(known[name] for name in told.target),
            direction=told.direction,
            modality=told.modality,
            negated=told.negated,
            holder=known[told.holder],
            evidence=told.evidence,
            attribution=told.attribution,
            alleged=told.alleged,
            chain=self._chain(told.holder, known[told.holder]),
            time=_range(told.earliest, told.latest),
            demands_removal=told.demands_removal,
        )
        if all(replace(claim, id=c.id) != c for c in self._claims):
            self._claims.append(claim)

    def _chain(self, holder: str, actor: str) -> tuple[Hop, ...]:
        document = self.document
        outer = (
            ("translator", document.translated_by),
            ("outlet", document.outlet),
            ("author", document.author),
        )
        hops = tuple(Hop(role, name) for role, name in outer if name)
        return hops if actor == _AUTHOR else (*hops, Hop("speaker", holder, actor))

    def _add_money(self, told: AnsweredMoney, part: Span, known: dict[str, str]) -> None:
        span = self._place(told.quote, part)
        if span is None:
            return
        parties = [name for name in (told.payer, told.payee) if name is not None]
        if not set(parties) <= set(known):
            self._refused["party"] += 1
            return
        self._money.append(
            Money(
                id=f"{self.document.id}/m{len(self._money) + 1}",
                document_id=self.document.id,
                span=span,
                quote=self.document.body[slice(*span)],
                amount=told.amount,
                currency=told.currency,
                approx=told.approx,
                role=told.role,
                payer=None if told.payer is None else known[told.payer],
                payee=None if told.payee is None else known[told.payee],
            )
        )


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _range(earliest: str | None, latest: str | None) -> DateRange:
    """The days given; what is no day, or an end before its beginning, leaves the time open."""
    try:
        first = date.fromisoformat(earliest) if earliest else None
        last = date.fromisoformat(latest) if latest else None
    except ValueError:
        return DateRange()
    if first is None and last is None:
        return DateRange()
    if first is not None and first == last:
        return DateRange.on(first)
    if first is not None and last is not None and first > last:
        return DateRange()
    return DateRange(first, last, "range")


_WHY = {
    "quote": "quoted words that do not stand in the text",
    "party": "named a party that it had not listed",
}


def _said(what: str, number: int) -> str:
    times = "once" if number == 1 else f"{number} times"
    return f"The second reader {times} {_WHY[what]}; left out."
