"""PDF files by pypdfium2: the text of every page, with the places where pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from caryatid.errors import DataError
from caryatid.reading._front_matter import Field
from caryatid.reading.loaders._pdf_layout import joined
from caryatid.reading.loaders.extracted import Extracted, one_line

__all__ = ["read_pdf"]

_MOST_CHARACTERS = 4_000_000
"""Longest text that is taken from one file. Source: judgement; a book has a quarter of it."""
_PASSWORD = 4  # FPDF_ERR_PASSWORD of PDFium's public header
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_HEAD = 1000


def read_pdf(data: bytes, *, name: str) -> tuple[Extracted, ...]:
    """The text of a PDF.

    The day on which the file was made bounds the publication from above; it is not taken for it.

    Args:
        data: The file's bytes.
        name: Its name, for messages.

    Raises:
        DataError: Encrypted, damaged, pictures of pages without text, or longer than a book.
    """
    document = _opened(data, name)
    try:
        pages = list(_pages(document, name))
        about = document.get_metadata_dict()
    finally:
        document.close()
    body, starts = joined(pages)
    if not any(c.isalnum() for c in body):
        raise DataError(
            f"its {len(pages)} pages hold pictures and no text",
            where=name,
            fix="run text recognition (OCR) over it, or copy the text into a file of its own",
        )
    blank = sum(not page.strip() for page in pages)
    notes = (f"{blank} of {len(pages)} pages hold no text (pictures?).",) if blank else ()
    return (
        Extracted(
            body,
            _title(about, body),
            basis="pdf",
            notes=notes,
            pages=starts,
            not_after=_made(about),
        ),
    )


def _opened(data: bytes, name: str) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise DataError(
                "this PDF is encrypted", where=name, fix="save a copy without a password"
            ) from error
        raise _damaged(name) from error


def _pages(document: Any, name: str) -> Iterator[str]:
    from pypdfium2 import PdfiumError

    told = 0
    for number in range(len(document)):
        try:
            page = document[number]
            sheet = page.get_textpage()
            text = sheet.get_text_range()
            sheet.close()
            page.close()
        except PdfiumError as error:
            raise _damaged(f"{name}, page {number + 1}") from error
        told += len(text)
        if told > _MOST_CHARACTERS:
            raise DataError(
                f"more than {_MOST_CHARACTERS:,} characters of text",
                where=name,
                fix="split it into one file for each article",
            )
        yield text


def _damaged(where: str) -> DataError:
    return DataError(
        "this PDF is damaged", where=where, fix="fetch it again, or copy its text into a file"
    )


def _title(about: dict[str, str], body: str) -> dict[str, Field]:
    """The file's own title, if the text bears it; office programs put file names there."""
    title = one_line(about.get("Title"))
    head = "".join(c for c in body[:_HEAD].lower() if c.isalnum())
    letters = "".join(c for c in title.lower() if c.isalnum())
    return {"title": Field(title, 0)} if letters and letters in head else {}


def _made(about: dict[str, str]) -> date | None:
    found = _MADE.match(about.get("CreationDate") or "")
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
