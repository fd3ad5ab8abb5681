"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

from caryatid.errors import DataError
from caryatid.reading._control import without_control
from caryatid.reading._decode import decode
from caryatid.reading._front_matter import split_front_matter
from caryatid.reading.loaders.extracted import Extracted

__all__ = ["read_plain"]


def read_plain(data: bytes, *, name: str) -> tuple[Extracted, ...]:
    """The text after the front matter, with Unix line ends and nothing else changed in it.

    Args:
        data: The file's bytes.
        name: Its name, for messages.

    Raises:
        DataError: Empty, binary, in an unknown encoding, one enormous line.
    """
    text, note = decode(data, name=name)
    fields, body = split_front_matter(text)
    if not body.strip():
        raise DataError(
            "there is no text after the front matter", where=name, fix="add the article's text"
        )
    notes = [note] if note else []
    if without_control(body) != body:
        notes.append("Control characters stand in the text; they are read as blanks.")
    return (Extracted(body, fields, notes=tuple(notes)),)
