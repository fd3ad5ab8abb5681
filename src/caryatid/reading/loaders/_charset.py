"""The encoding of a web page: its mark, what it declares, UTF-8, or old Windows."""

from __future__ import annotations

import codecs
import re

from caryatid.errors import DataError
from caryatid.reading._decode import decode

__all__ = ["page_text"]

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w:.-]{2,40})""", re.I
)
_HEAD = 4096
_TEXTS = re.compile(r"utf|iso|latin|windows|cp\d|koi8|gb|big5|shift|euc|ascii|mac", re.I)


def page_text(data: bytes, *, name: str) -> tuple[str, str | None]:
    """Markup of a page, and a note where its encoding was guessed.

    Raises:
        DataError: Empty, or the encoding cannot be told.
    """
    declared = _DECLARED.search(data[:_HEAD])
    if declared is None or data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return _guessed(data, name)
    label = declared.group(1).decode("ascii", "replace")
    try:
        codec = codecs.lookup(label).name
        if not _TEXTS.search(codec) or codec.startswith("utf-16"):
            return _guessed(data, name)
        return data.decode(codec), None
    except (LookupError, UnicodeDecodeError):
        return _guessed(data, name)


def _guessed(data: bytes, name: str) -> tuple[str, str | None]:
    try:
        return decode(data, name=name, longest_line=None)
    except DataError:
        if not data.strip():
            raise
    # One stray byte must not cost a whole page.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > len(text) // 200 + 1:
        raise DataError(
            "the encoding of this page cannot be told", where=name, fix="save the page as UTF-8"
        )
    return text, "Some characters could not be decoded; check names with accents."
