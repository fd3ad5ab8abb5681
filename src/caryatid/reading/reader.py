"""The reader: one document in, everything that is found in it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from caryatid.errors import DataError
from caryatid.reading._embedding import meanings_of
from caryatid.reading._language import language_name
from caryatid.reading._typed import Typer, shipped_typer
from caryatid.reading.actors import ActorIndex, find_actors
from caryatid.reading.conditionals import find_conditionals
from caryatid.reading.dates import find_times
from caryatid.reading.frames import find_claims
from caryatid.reading.language import TrainedEnglish
from caryatid.reading.layout import normalised
from caryatid.reading.money import find_money
from caryatid.reading.quotations import find_quotations, worth_printing
from caryatid.reading.segment import sentences
from caryatid.records.dates import DateRange
from caryatid.records.reading import Actor, Claim, Document, Hop, Reading, Span, TimeMention
from caryatid.terms.countries import COUNTRIES

__all__ = ["READER", "read_document"]

READER = "rules-3"
"""Name and version of this reader; a change of its rules that changes readings raises it."""


def read_document(document: Document, *, focus: str | None, typer: Typer | None = None) -> Reading:
    """Find who does what to whom in one document.

    Args:
        document: The text.
        focus: ISO 3166 alpha-3 of the regime of the case, which "the regime" and "the army"
            belong to; None lets the text's own mentions decide.
        typer: Doubts and adds to the lexicon; None for the classifier that ships.

    Returns:
        The same for the same document and focus, always; every quote is the text of its span.

    Raises:
        DataError: The text is not in English.
    """
    _check_language(document)
    reading = _read(
        replace(document, body=normalised(document.body)), focus, typer or shipped_typer()
    )
    reading = _of_translation(_quoting(reading, document))
    _check_spans(reading)
    return reading


def _read(document: Document, focus: str | None, typer: Typer) -> Reading:
    lines = sentences(document.body, document.title_span)
    parsed = TrainedEnglish().parse(document.body, [(s.start, s.end) for s in lines])
    index = find_actors(document, lines, focus, parsed)
    quotations = find_quotations(document, lines, index)
    times = find_times(document, lines)
    money = find_money(document, lines, index, times)
    claims = find_claims(document, lines, index, quotations, times, money, typer)
    return Reading(
        document=document,
        actors=_with_states(index.actors, claims),
        claims=claims,
        money=money,
        times=times,
        quotations=worth_printing(quotations),
        conditionals=find_conditionals(document, lines, index, claims),
        notes=tuple(_notes(document, index, times, len(claims))),
        reader=READER,
        meanings=meanings_of(parsed, claims),
    )


def _with_states(actors: Sequence[Actor], claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """The actors with states that claims mean and nobody names: an envoy's "we" is his state."""
    known = {actor.id for actor in actors}
    meant = {ident.upper() for claim in claims for ident in (*claim.source, *claim.target)
             if ident not in known and ident.upper() in COUNTRIES}  # fmt: skip
    states = (Actor(iso.lower(), COUNTRIES[iso].name, "state", iso) for iso in meant)
    first, *others = actors
    return (first, *sorted((*others, *states), key=lambda a: a.id))


def _quoting(reading: Reading, document: Document) -> Reading:
    """A reading of the copy as one of the text itself: quotes are what stands in the text."""
    if reading.document.body == document.body:
        return reading
    body = document.body
    return replace(
        reading,
        document=document,
        claims=tuple(replace(r, quote=body[slice(*r.span)]) for r in reading.claims),
        money=tuple(replace(r, quote=body[slice(*r.span)]) for r in reading.money),
        times=tuple(replace(r, quote=body[slice(*r.span)]) for r in reading.times),
        quotations=tuple(replace(r, quote=body[slice(*r.span)]) for r in reading.quotations),
        conditionals=tuple(replace(r, quote=body[slice(*r.span)]) for r in reading.conditionals),
    )


def _of_translation(reading: Reading) -> Reading:
    """The translator stands between the text and everybody in it: the outermost hop."""
    name = reading.document.translated_by
    if name is None:
        return reading
    hop = Hop("translator", name)
    claims = tuple(replace(claim, chain=(hop, *claim.chain)) for claim in reading.claims)
    return replace(reading, claims=claims)


def _check_language(document: Document) -> None:
    code = document.language
    if code == "en":
        return
    name = language_name(code)
    said = f"written in {name}" if name else "not written in English"
    raise DataError(
        f"{said}, set aside: this reader reads English",
        where=document.name or document.id,
        fix="add a translation, or import a reading of it with caryatid ledger import",
    )


def _notes(
    document: Document, index: ActorIndex, times: Sequence[TimeMention], claims: int
) -> Iterator[str]:
    if document.published_basis == "inferred":
        yield f"Publication date inferred from the text: {_days(document.published)}."
    elif document.published == DateRange():
        open_times = sum(t.when == DateRange() for t in times)
        dates = "1 relative date stays" if open_times == 1 else f"{open_times} relative dates stay"
        said = f"; {dates} open" if open_times else ""
        yield f"No publication date{said}. Give one with published: in the front matter."
    if index.focus is None:
        yield "No country is named."
    if not claims:
        yield "Nothing found that bears on who supports or opposes whom."


def _days(when: DateRange) -> str:
    if when.latest is None:
        return f"not before {when.earliest}"
    return (
        str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    )


def _check_spans(reading: Reading) -> None:
    """Every quote is the text of its span; anything else is our own bug."""
    body = reading.document.body
    for span, quote in _quoted(reading):
        if body[span[0] : span[1]] != quote or not 0 <= span[0] < span[1] <= len(body):
            raise AssertionError(f"span {span} does not hold {quote[:60]!r}")


def _quoted(reading: Reading) -> Iterator[tuple[Span, str]]:
    for records in (
        reading.claims, reading.money, reading.times, reading.quotations, reading.conditionals
    ):  # fmt: skip
        for record in records:
            yield record.span, record.quote
    for actor in reading.actors:
        for span in actor.mentions:
            yield span, reading.document.body[span[0] : span[1]]
