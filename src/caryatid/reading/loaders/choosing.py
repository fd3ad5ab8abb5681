"""Which loader a file belongs to, by what it holds first and by its suffix second."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Protocol

from caryatid.errors import DataError
from caryatid.reading.loaders.extracted import Extracted
from caryatid.reading.loaders.feed import read_feed
from caryatid.reading.loaders.html import read_html
from caryatid.reading.loaders.mail import read_mail
from caryatid.reading.loaders.pdf import read_pdf
from caryatid.reading.loaders.plain import read_plain

__all__ = ["SUFFIXES", "extract", "format_of"]


class _Loader(Protocol):
    def __call__(self, data: bytes, *, name: str) -> tuple[Extracted, ...]: ...


_LOADERS: dict[str, _Loader] = {
    "plain": read_plain,
    "html": read_html,
    "pdf": read_pdf,
    "feed": read_feed,
    "mail": read_mail,
}

SUFFIXES: dict[str, str] = {
    "": "plain", ".txt": "plain", ".text": "plain", ".md": "plain", ".markdown": "plain",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
}  # fmt: skip
"""Suffix of a file's name -> format."""

_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:received|return-path|delivered-to|mime-version|message-id|x-[\w-]+):[ \t]", re.IGNORECASE
)
_SENDER = re.compile(rb"^from:[ \t]", re.IGNORECASE | re.MULTILINE)
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


def format_of(data: bytes, name: str) -> str:
    """plain, html, pdf, feed or mail.

    What a file says of itself in its first bytes counts for more than its name.

    Raises:
        DataError: A format that is known and not read.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for mark, kind in _FOREIGN:
        if head.startswith(mark):
            raise DataError(
                f"this is {kind}", where=name, fix="save the article as plain text, HTML or PDF"
            )
    if b"%PDF-" in head[:1024] and head.lstrip()[:1] == b"%":
        return "pdf"
    if _HTML.match(head):
        return "html"
    if head.lstrip()[:1] == b"<" and head.lstrip()[:2] in {b"<?", b"<r", b"<f", b"<R"}:
        if _FEED.search(head):
            return "feed"
        if re.search(rb"<html\b", head, re.IGNORECASE):
            return "html"
    kind = SUFFIXES.get(PurePosixPath(name).suffix.lower(), "plain")
    if kind == "plain" and _MAIL.match(head) and _SENDER.search(head):
        return "mail"
    return kind


def extract(data: bytes, *, name: str) -> tuple[Extracted, ...]:
    """The texts of a file: one, or one for each entry of a feed.

    Args:
        data: The file's bytes.
        name: Its name, for its suffix and for messages.

    Raises:
        DataError: It cannot be read; says why and what to do.
    """
    if not data.strip(b" \t\r\n"):
        raise DataError("the file is empty", where=name, fix="put the text of an article into it")
    return _LOADERS[format_of(data, name)](data, name=name)
