"""A file's bytes become a document: text, headline, outlet, and when it was published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from caryatid.errors import DataError
from caryatid.reading._decode import decode
from caryatid.reading._front_matter import Field, split_front_matter
from caryatid.reading._headline import find_headline, locate
from caryatid.reading._language import guess_language
from caryatid.reading._published import inferred, stated
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document, Span

__all__ = ["Loaded", "load", "load_document"]

_DAY_KEYS = ("published", "date")
_MOST_HEADLINE = 300
"""Characters of a headline or name kept for messages and tables."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document, and what had to be guessed to read its file."""

    document: Document
    notes: tuple[str, ...] = ()


def load_document(data: bytes, *, name: str, published: date | None = None) -> Document:
    """Read one file of plain text or Markdown, with or without front matter.

    Args:
        data: The file's bytes.
        name: Its name, for messages.
        published: Publication day, where the front matter has none.

    Returns:
        The document; its body has Unix line ends and nothing else is changed in it. The
        publication date is that of the front matter, else the argument, else inferred from the
        text's own words and marked so, else unknown; it is never taken from the clock.

    Raises:
        DataError: Empty, binary, in an unknown encoding, one enormous line, an impossible date.
    """
    return load(data, name=name, published=published).document


def load(data: bytes, *, name: str, published: date | None = None) -> Loaded:
    """As `load_document`, with notes for people."""
    text, note = decode(data, name=name)
    fields, body = split_front_matter(text)
    if not body.strip():
        raise DataError(
            "there is no text after the front matter", where=name, fix="add the article's text"
        )
    when, basis = _when(fields, body, name, published)
    title, title_span = _title(fields, body)
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(
        id=f"doc-{digest[:12]}",
        sha256=digest,
        body=body,
        title=title,
        outlet=_text(fields, "outlet"),
        author=_text(fields, "author"),
        published=when,
        published_basis=basis,
        url=_text(fields, "url"),
        language=_language(fields, body),
        name=name,
        title_span=title_span,
        syndicated_from=_text(fields, "syndicated_from"),
    )
    return Loaded(document, (note,) if note else ())


def _text(fields: dict[str, Field], key: str) -> str | None:
    field = fields.get(key)
    return (" ".join(field.value.split())[:_MOST_HEADLINE] or None) if field else None


def _when(
    fields: dict[str, Field], body: str, name: str, published: date | None
) -> tuple[DateRange, str]:
    for key in _DAY_KEYS:
        field = fields.get(key)
        if field is not None and field.value.strip():
            return stated(field, name), "front_matter"
    if published is not None:
        return DateRange.on(published), "argument"
    guess = inferred(body, name)
    return guess, "unknown" if guess == DateRange() else "inferred"


def _title(fields: dict[str, Field], body: str) -> tuple[str | None, Span | None]:
    given = _text(fields, "title")
    if given is not None:
        return given, locate(given, body)
    span = find_headline(body)
    return (None, None) if span is None else (" ".join(body[span[0] : span[1]].split()), span)


def _language(fields: dict[str, Field], body: str) -> str:
    given = _text(fields, "language")
    if given is not None:
        return given[:2].lower() if len(given) != 7 else "en"
    return guess_language(body) or "und"
