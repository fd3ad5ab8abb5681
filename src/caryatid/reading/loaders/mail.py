"""E-mail files and saved web archives (MHTML) by the standard library."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr

from caryatid.errors import DataError
from caryatid.reading._front_matter import Field
from caryatid.reading.loaders._charset import page_text
from caryatid.reading.loaders._html_meta import web_address
from caryatid.reading.loaders.extracted import Extracted, cleaned, one_line
from caryatid.reading.loaders.html import page

__all__ = ["read_mail"]

_SIGNATURE = re.compile(r"^-- \r?\n", re.MULTILINE)
_LISTED = ("List-Id", "List-Unsubscribe")


def read_mail(data: bytes, *, name: str) -> tuple[Extracted, ...]:
    """The text of a message: its plain part, else its HTML part. Attachments are not read.

    Args:
        data: The file's bytes.
        name: Its name, for messages.

    Raises:
        DataError: There is no text in it.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        found = _read(message, name)
    except (LookupError, ValueError, RecursionError, AttributeError, TypeError) as error:
        # The standard library's parser lets malformed headers through in many ways.
        raise DataError(
            "this message cannot be taken apart", where=name, fix="save its text as plain text"
        ) from error
    return (found,)


def _read(message: EmailMessage, name: str) -> Extracted:
    about = _fields(message)
    notes = _attached(message)
    address = web_address(message.get("Snapshot-Content-Location"))
    plain = None if address else message.get_body(preferencelist=("plain",))
    if plain is not None:
        body = cleaned(_SIGNATURE.split(_text(plain))[0])
        if any(c.isalnum() for c in body):
            return Extracted(body, about, basis="mail", notes=notes)
    markup = message.get_body(preferencelist=("html",))
    if markup is None:
        raise DataError("this message holds no text", where=name, fix="copy the article's text")
    found = page(page_text(_bytes(markup), name=name)[0], name=name)
    if not address:
        return Extracted(found.body, {**found.fields, **about}, basis="mail", notes=notes)
    # A saved page speaks for itself; its "mail" date is the day of saving.
    return Extracted(
        found.body, {"url": Field(address, 0), **found.fields}, basis="html", notes=notes
    )


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        return _bytes(part).decode("utf-8", "replace")


def _bytes(part: MIMEPart) -> bytes:
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    label = part.get_content_charset()
    if label is None or label.lower() in {"utf-8", "us-ascii"}:
        return data
    try:
        return data.decode(label).encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return data


def _fields(message: EmailMessage) -> dict[str, Field]:
    """Subject, sender and day; the sender of a mailing list is an outlet, else an author."""
    shown, address = parseaddr(str(message.get("From") or ""))
    sender = one_line(shown) or one_line(address)
    listed = any(message.get(header) for header in _LISTED)
    day = getattr(message.get("Date"), "datetime", None)
    found = {
        "title": one_line(str(message.get("Subject") or "")),
        "outlet" if listed else "author": sender,
        "published": day.date().isoformat() if day is not None else "",
    }
    return {key: Field(value, 0) for key, value in found.items() if value}


def _attached(message: EmailMessage) -> tuple[str, ...]:
    number = sum(1 for part in message.walk() if part.get_content_disposition() == "attachment")
    if number == 0:
        return ()
    return (f"{number} attached file{'s were' if number > 1 else ' was'} not read.",)
