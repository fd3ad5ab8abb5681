"""A file's bytes become documents: text, headline, outlet, and when it was published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from caryatid.errors import DataError
from caryatid.reading._byline import find_agency, find_byline
from caryatid.reading._control import without_control
from caryatid.reading._front_matter import Field
from caryatid.reading._headline import find_headline, locate
from caryatid.reading._language import guess_language, language_code, language_name
from caryatid.reading._published import inferred, stated
from caryatid.reading.loaders import Extracted, extract
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document, Span
from caryatid.terms.names import slug

__all__ = ["Loaded", "load", "load_all", "load_document", "load_documents"]

_DAY_KEYS = ("published", "date")
_MOST_HEADLINE = 300
"""Characters of a headline or name kept for messages and tables."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document, and what had to be guessed to read its file."""

    document: Document
    notes: tuple[str, ...] = ()


def load_document(data: bytes, *, name: str, published: date | None = None) -> Document:
    """Read a file that holds one text: plain text, Markdown, HTML, PDF or an e-mail.

    Args:
        data: The file's bytes.
        name: Its name, for its suffix and for messages.
        published: Publication day, where the file states none.

    Returns:
        The document. The body of plain text is what follows the front matter, with Unix line
        ends and nothing else changed; of other formats it is the extracted text. The publication
        date is the one that the file states, else the argument, else inferred from the text's
        own words and marked so, else unknown; it is never taken from the clock.

    Raises:
        DataError: It cannot be read, an impossible date, or a feed of several texts.
    """
    return load(data, name=name, published=published).document


def load_documents(
    data: bytes, *, name: str, published: date | None = None
) -> tuple[Document, ...]:
    """As `load_document`, for files that may hold several texts, such as feeds."""
    return tuple(loaded.document for loaded in load_all(data, name=name, published=published))


def load(data: bytes, *, name: str, published: date | None = None) -> Loaded:
    """As `load_document`, with notes for people."""
    loaded = load_all(data, name=name, published=published)
    if len(loaded) > 1:
        raise DataError(
            f"this file holds {len(loaded)} texts, not one", where=name, fix="read it as a feed"
        )
    return loaded[0]


def load_all(data: bytes, *, name: str, published: date | None = None) -> tuple[Loaded, ...]:
    """As `load_documents`, with notes for people."""
    return tuple(
        _loaded(text, f"{name}, {text.item}" if text.item else name, published)
        for text in extract(data, name=name)
    )


def _loaded(text: Extracted, name: str, published: date | None) -> Loaded:
    fields, body, seen = text.fields, text.body, without_control(text.body)
    when, basis = _when(replace(text, body=seen), name, published)
    title, title_span = _title(fields, seen)
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(
        id=f"doc-{digest[:12]}",
        sha256=digest,
        body=body,
        title=title,
        outlet=_text(fields, "outlet"),
        author=_text(fields, "author") or find_byline(seen, title_span),
        published=when,
        published_basis=basis,
        url=_text(fields, "url"),
        language=_language(fields, seen),
        name=name,
        title_span=title_span,
        syndicated_from=_text(fields, "syndicated_from"),
        translated_by=_text(fields, "translated_by"),
        original=_original(fields),
        pages=text.pages,
    )
    return Loaded(_with_agency(document), text.notes)


def _with_agency(document: Document) -> Document:
    """A dateline's agency is the outlet, or the wire that an outlet copies."""
    agency = find_agency(without_control(document.body), document.title_span)
    if agency is None or document.syndicated_from is not None:
        return document
    if document.outlet is None:
        return replace(document, outlet=agency)
    own = slug(document.outlet) == slug(agency)
    return document if own else replace(document, syndicated_from=agency)


def _text(fields: dict[str, Field], key: str) -> str | None:
    field = fields.get(key)
    value = without_control(field.value) if field else ""
    return " ".join(value.split())[:_MOST_HEADLINE] or None


def _when(text: Extracted, name: str, published: date | None) -> tuple[DateRange, str]:
    for key in _DAY_KEYS:
        field = text.fields.get(key)
        if field is not None and field.value.strip():
            return stated(field, name), text.basis
    if published is not None:
        return DateRange.on(published), "argument"
    guess = _bounded(inferred(text.body, name), text.not_after)
    return guess, "unknown" if guess == DateRange() else "inferred"


def _bounded(guess: DateRange, not_after: date | None) -> DateRange:
    """What the words tell, with the day on which the file was made as the last possible one."""
    if not_after is None or guess.latest is not None:
        return guess
    if guess.earliest is not None and guess.earliest > not_after:
        return guess
    return DateRange(guess.earliest, not_after, "range")


def _title(fields: dict[str, Field], body: str) -> tuple[str | None, Span | None]:
    given = _text(fields, "title")
    if given is not None:
        return given, locate(given, body)
    span = find_headline(body)
    return (None, None) if span is None else (" ".join(body[span[0] : span[1]].split()), span)


def _language(fields: dict[str, Field], body: str) -> str:
    """The language of the body; what a translation states may be that of its original."""
    given = language_code(_text(fields, "language") or "")
    if given is None or (given != "en" and "translated_by" in fields):
        return guess_language(body)
    return given


def _original(fields: dict[str, Field]) -> str | None:
    told = _text(fields, "original")
    if told is not None or "translated_by" not in fields:
        return told
    code = language_code(_text(fields, "language") or "")
    return None if code in {None, "en"} else language_name(code or "")
