"""Readings of other readers: JSON that nobody has checked becomes records, or a clear error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caryatid.errors import DataError
from caryatid.reading._checked import Checked
from caryatid.reading._schema import QUOTATION_KINDS
from caryatid.records.reading import (
    Actor,
    Claim,
    Conditional,
    Document,
    Hop,
    Money,
    Quotation,
    Reading,
    TimeMention,
)
from caryatid.terms.acts import ACTS
from caryatid.terms.vocabulary import (
    ACTOR_KINDS,
    ATTRIBUTION_MODES,
    CHAIN_ROLES,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    EVIDENCE,
    MODALITIES,
    MONEY_ROLES,
    SLANT_LEVELS,
)

__all__ = ["reading_from_json"]


def reading_from_json(raw: Any, document: Document) -> Reading:
    """A reading out of untrusted JSON.

    Args:
        raw: As `json.loads` gives it; the shape is that of `reading_schema()`. Ids of claims,
            sums and conditionals may be left out, and a quote that occurs once needs no span.
        document: The text that it is a reading of.

    Raises:
        DataError: Names the field that is missing or wrong, and what is wrong with it.
    """
    top = Checked.of(raw, "reading", document.body)
    _check_document(top, document)
    actors = _actors(top)
    known = {actor.id for actor in actors}
    money = tuple(
        _money(item, document, n, known) for n, item in enumerate(top.objects("money"), 1)
    )
    sums = {m.id for m in money}
    claims = tuple(
        _claim(item, document, n, known, sums) for n, item in enumerate(top.objects("claims"), 1)
    )
    named = {c.id for c in claims}
    return Reading(
        document=document,
        actors=actors,
        claims=claims,
        money=money,
        times=tuple(_time(item) for item in top.objects("times")),
        quotations=tuple(_quotation(item, known) for item in top.objects("quotations")),
        conditionals=tuple(
            _conditional(item, document, n, known, named)
            for n, item in enumerate(top.objects("conditionals"), 1)
        ),
        notes=top.texts("notes"),
        reader=top.text("reader", "imported"),
        read_on=_read_on(top),
    )


def _read_on(top: Checked) -> Any:
    day = top.optional("read_on")
    if day is None:
        return None
    return Checked({"earliest": day}, "reading.read_on", top.body).range().earliest


def _check_document(top: Checked, document: Document) -> None:
    given = top.raw.get("document")
    if isinstance(given, str):
        given = {"id": given}
    if given is None:
        return
    told = Checked.of(given, "reading.document", document.body)
    for key, own in (("id", document.id), ("sha256", document.sha256)):
        other = told.optional(key)
        if other is not None and other != own:
            raise told.fail(key, f"this is a reading of {other}, not of {own}")


def _actors(top: Checked) -> tuple[Actor, ...]:
    out = [_actor(item) for item in top.objects("actors")]
    seen: set[str] = set()
    for actor in out:
        if actor.id in seen:
            raise DataError(f"actor id {actor.id!r} stands twice", where="reading.actors")
        seen.add(actor.id)
    if "author" not in seen:
        out.insert(0, Actor("author", "author", "author"))
    return tuple(out)


def _actor(item: Checked) -> Actor:
    return Actor(
        id=item.text("id"),
        name=item.text("name"),
        kind=item.choice("kind", ACTOR_KINDS),
        country=item.optional("country"),
        mentions=item.spans("mentions"),
        description=item.optional("description"),
    )


def _id(item: Checked, document: Document, mark: str, number: int) -> str:
    """The id as given, under the document's own; a number where none is given."""
    given = item.optional("id")
    if given is None:
        return f"{document.id}/{mark}{number}"
    return given if given.startswith(f"{document.id}/") else f"{document.id}/{given}"


def _party(item: Checked, key: str, known: set[str]) -> tuple[str, ...]:
    ids = item.texts(key)
    for actor in ids:
        if actor not in known:
            raise item.fail(key, f"no actor {actor!r} in this reading")
    return ids


def _one(item: Checked, key: str, known: set[str]) -> str | None:
    actor = item.optional(key)
    if actor is not None and actor not in known:
        raise item.fail(key, f"no actor {actor!r} in this reading")
    return actor


def _claim(
    item: Checked, document: Document, number: int, known: set[str], sums: set[str]
) -> Claim:
    span, quote = item.quoted()
    confidence = item.number("confidence")
    if confidence is not None and not 0 <= confidence <= 1:
        raise item.fail("confidence", f"{confidence} is not between 0 and 1")
    return Claim(
        id=_id(item, document, "c", number),
        document_id=document.id,
        span=span,
        quote=quote,
        source=_party(item, "source", known),
        act=item.choice("act", ACTS),
        target=_party(item, "target", known),
        direction=item.choice("direction", DIRECTIONS, "none"),
        modality=item.choice("modality", MODALITIES, "asserted"),
        negated=item.flag("negated"),
        holder=_one(item, "holder", known) or "author",
        evidence=item.choice("evidence", EVIDENCE, "explicit"),
        attribution=item.choice("attribution", ATTRIBUTION_MODES, "author_assertion"),
        alleged=item.flag("alleged"),
        chain=tuple(_hops(item)),
        time=item.when("time"),
        money_id=_sum_of(item, document, sums),
        slant=item.choice("slant", SLANT_LEVELS, "none"),
        slant_words=item.texts("slant_words"),
        confidence=confidence,
        demands_removal=item.flag("demands_removal"),
    )


def _sum_of(item: Checked, document: Document, sums: set[str]) -> str | None:
    given = item.optional("money")
    if given is None:
        return None
    full = given if given.startswith(f"{document.id}/") else f"{document.id}/{given}"
    if full not in sums:
        raise item.fail("money", f"no sum {given!r} in this reading")
    return full


def _hops(item: Checked) -> Iterator[Hop]:
    for hop in item.objects("chain"):
        yield Hop(hop.choice("role", CHAIN_ROLES), hop.text("name"), hop.optional("actor"))


def _money(item: Checked, document: Document, number: int, known: set[str]) -> Money:
    span, quote = item.quoted()
    return Money(
        id=_id(item, document, "m", number),
        document_id=document.id,
        span=span,
        quote=quote,
        amount=item.number("amount"),
        low=item.number("low"),
        high=item.number("high"),
        currency=item.optional("currency"),
        approx=item.flag("approx"),
        role=item.choice("role", MONEY_ROLES, "other"),
        payer=_one(item, "payer", known),
        payee=_one(item, "payee", known),
        as_of=item.when("as_of"),
        per=item.optional("per"),
    )


def _time(item: Checked) -> TimeMention:
    span, quote = item.quoted()
    return TimeMention(span, quote, item.range())


def _quotation(item: Checked, known: set[str]) -> Quotation:
    span, quote = item.quoted()
    speaker = _one(item, "speaker", known)
    usual = "scare" if speaker is None else "direct"
    return Quotation(span, quote, speaker, item.choice("kind", QUOTATION_KINDS, usual))


def _conditional(
    item: Checked, document: Document, number: int, known: set[str], claims: set[str]
) -> Conditional:
    span, quote = item.quoted()
    return Conditional(
        id=_id(item, document, "k", number),
        document_id=document.id,
        span=span,
        quote=quote,
        type=item.choice("type", CONDITIONAL_TYPES),
        marker=item.text("marker", ""),
        antecedent=item.optional_span("antecedent"),
        consequent=item.optional_span("consequent"),
        antecedent_claims=_claims(item, document, "antecedent_claims", claims),
        consequent_claims=_claims(item, document, "consequent_claims", claims),
        holder=_one(item, "holder", known) or "author",
    )


def _claims(item: Checked, document: Document, key: str, claims: set[str]) -> tuple[str, ...]:
    out = []
    for given in item.texts(key):
        full = given if given.startswith(f"{document.id}/") else f"{document.id}/{given}"
        if full not in claims:
            raise item.fail(key, f"no claim {given!r} in this reading")
        out.append(full)
    return tuple(out)
