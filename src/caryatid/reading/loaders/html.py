"""Web pages: the article by trafilatura, what is said about it by the page's own head."""

from __future__ import annotations

import logging
import re
from typing import Any

from caryatid.errors import DataError
from caryatid.reading._front_matter import Field
from caryatid.reading._headline import locate
from caryatid.reading.loaders._charset import page_text
from caryatid.reading.loaders._html_meta import page_fields
from caryatid.reading.loaders._markup import fragment_text, parse
from caryatid.reading.loaders.extracted import Extracted, cleaned

__all__ = ["page", "read_html"]

_LEAST = 80
"""Characters under which a found article is doubted and the whole page's words are compared.

Source: judgement; a news brief of one sentence has more.
"""
_LARGE = 1_500_000
"""Characters above which only the fast way is tried. Source: measured; a page of 1 MB takes
about a second by it, and the careful way may take many times that."""
_MOST_TAGS = 60_000
"""Tags above which a page is only stripped of them. Source: measured; the extractor takes some
seconds for so many, and articles have under a tenth."""
_DATA = re.compile(r"data:[\w/+.-]{1,60}(?:;[\w=-]{1,40}){0,4},[^\s\"'<>)]{200,}")
_LONG_TAG = re.compile(r"<([A-Za-z][\w-]{0,30})\s[^<>]{20000,}>")


def read_html(data: bytes, *, name: str) -> tuple[Extracted, ...]:
    """The article of a saved web page; menus, scripts and comments are left out.

    Args:
        data: The file's bytes.
        name: Its name, for messages.

    Raises:
        DataError: There is no text on the page, or its encoding cannot be told.
    """
    markup, note = page_text(data, name=name)
    return (page(markup, name=name, notes=(note,) if note else ()),)


def page(markup: str, *, name: str, notes: tuple[str, ...] = ()) -> Extracted:
    """The article of a page that is decoded already; errors as in `read_html`."""
    # Pictures inside the file hold no words, and the parser's work on one tag is quadratic.
    markup = _LONG_TAG.sub(r"<\1>", _DATA.sub("", markup))
    tree = parse(markup)
    fields = {} if tree is None else page_fields(tree)
    body = _article(markup) if tree is not None else ""
    if not any(c.isalnum() for c in body):
        raise DataError(
            "this page holds no text (a page that scripts build has none in its file)",
            where=name,
            fix="open it in a browser, copy the article and save it as plain text",
        )
    return Extracted(_with_headline(body, fields), fields, basis="html", notes=notes)


def _article(markup: str) -> str:
    if markup.count("<") > _MOST_TAGS:
        return fragment_text(markup)
    from trafilatura import bare_extraction

    _hush()
    found: Any = bare_extraction(
        markup,
        fast=len(markup) > _LARGE,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=False,
    )
    text = found.text if found is not None and isinstance(found.text, str) else ""
    body = _paragraphs(text)
    if len(body) >= _LEAST:
        return body
    whole = fragment_text(markup)
    return body if body and len(whole) < 4 * len(body) else whole


def _hush() -> None:
    """What the extractor thinks of a page is no message for people: ours says it in words."""
    for name in ("trafilatura", "htmldate", "courlan", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _paragraphs(text: str) -> str:
    """One paragraph a line becomes paragraphs with an empty line between; items stay together."""
    lines = [line.strip() for line in cleaned(text).split("\n")]
    out: list[str] = []
    for line in (line for line in lines if line):
        together = line.startswith("- ") and bool(out) and out[-1].startswith("- ")
        out.extend([line] if together or not out else ["", line])
    return "\n".join(out)


def _with_headline(body: str, fields: dict[str, Field]) -> str:
    """The body, with its headline above it, which the head of the page may hold alone."""
    title = fields.get("title")
    if title is None or locate(title.value, body) is not None:
        return body
    return f"{title.value}\n\n{body}"
