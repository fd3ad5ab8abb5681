"""What every loader hands over: a text, what its file says about it, and where pages begin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from caryatid.errors import DataError
from caryatid.reading._front_matter import Field
from caryatid.reading._published import stated

__all__ = ["Extracted", "cleaned", "day_field", "one_line"]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\u00a0]+(?=\n|$)")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Extracted:
    """One text out of a file.

    Attributes:
        body: The text.
        fields: What the file says about it, under the keys of front matter.
        basis: Where its publication date comes from: front_matter, html, feed, mail or pdf.
        item: Which part of the file it is ("item 3"), "" for the whole.
        notes: Sentences for people.
        pages: Offsets in the body at which pages begin; empty where there are no pages.
        not_after: Day after which the text cannot have been published, if the file shows one.
    """

    body: str
    fields: dict[str, Field] = field(default_factory=dict)
    basis: str = "front_matter"
    item: str = ""
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    not_after: date | None = None


def cleaned(text: str) -> str:
    """Text with Unix line ends, without marks that nobody sees and without rows of empty lines.

    For formats whose text we take out ourselves; plain text is left as it stands.
    """
    text = _BREAKS.sub("\n", text)
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return _GAPS.sub("\n\n", _BLANKS.sub("", text)).strip()


def one_line(text: object) -> str:
    """A value of metadata as one line, "" for what is no text."""
    return " ".join(cleaned(text).split()) if isinstance(text, str) else ""


def day_field(text: object) -> Field | None:
    """A publication date as a field, None where it is no day of the calendar."""
    told = Field(one_line(text), 0)
    try:
        stated(told, "")
    except DataError:
        return None
    return told
