"""RSS and Atom feeds by feedparser: each entry is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from caryatid.errors import DataError
from caryatid.reading._front_matter import Field
from caryatid.reading.loaders._html_meta import web_address
from caryatid.reading.loaders._markup import fragment_text
from caryatid.reading.loaders.extracted import Extracted, cleaned, one_line

__all__ = ["read_feed"]


_ADDRESSED = re.compile(r"\S+@\S+\s+\((.+)\)|([^<]+)\s<?\(?\S+@[^\s>)]+[>)]?")


def read_feed(data: bytes, *, name: str) -> tuple[Extracted, ...]:
    """The entries of a feed that carry a headline or a text, in the feed's order.

    Nothing is fetched: where a feed gives the first lines only, they are the text.

    Args:
        data: The file's bytes.
        name: Its name, for messages.

    Raises:
        DataError: This is no feed, or no entry has any words.
    """
    import feedparser

    # A stream, because a string would be tried as an address and as a file's name.
    feed: Any = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=True)
    if not feed.get("version") and not feed.entries:
        raise DataError(
            "this is no RSS or Atom feed",
            where=name,
            fix="save the feed's own address, or copy each article into a text file",
        )
    outlet = one_line(feed.feed.get("title"))
    found = tuple(_entries(feed.entries, outlet))
    if not found:
        raise DataError("no entry of this feed has any words", where=name, fix="fetch it again")
    return found


def _entries(entries: list[Any], outlet: str) -> Iterator[Extracted]:
    for number, entry in enumerate(entries, start=1):
        title = one_line(fragment_text(entry.get("title") or ""))
        text = _text(entry)
        body = "\n\n".join(part for part in (title, text) if part)
        if any(c.isalnum() for c in body):
            fields = _fields(entry, title, outlet)
            yield Extracted(body, fields, basis="feed", item=f"item {number}")


def _text(entry: Any) -> str:
    """The longest of the contents and the summary, as plain paragraphs."""
    markup = [part.get("value") or "" for part in entry.get("content") or ()]
    markup.append(entry.get("summary") or "")
    return max((cleaned(fragment_text(part)) for part in markup), key=len)


def _fields(entry: Any, title: str, outlet: str) -> dict[str, Field]:
    source = entry.get("source") or {}
    found = {
        "title": title,
        "outlet": one_line(source.get("title")) or outlet,
        "author": _author(one_line(entry.get("author"))),
        "url": web_address(entry.get("link")),
        "published": _day(entry),
    }
    return {key: Field(value, 0) for key, value in found.items() if value}


def _author(told: str) -> str:
    """The name of "ana@example.org (Ana Writer)" and of "Ana Writer <ana@example.org>"."""
    found = _ADDRESSED.fullmatch(told)
    return (found.group(1) or found.group(2)).strip() if found else told


def _day(entry: Any) -> str:
    """Day of publication in UTC; that of the last change only where there is no other."""
    told = entry.get("published_parsed" if "published" in entry else "updated_parsed")
    if told is None:
        return ""
    try:
        return date(told.tm_year, told.tm_mon, told.tm_mday).isoformat()
    except ValueError:
        return ""
