"""Bytes to text: encodings, line ends, and what is no text at all."""

from __future__ import annotations

import codecs

from caryatid.errors import DataError
from caryatid.reading._control import control_share

__all__ = ["LONGEST_LINE", "decode"]

LONGEST_LINE = 500_000
"""Characters. Source: judgement; a line of that length is data, the longest novels' chapters
stay under a fifth of it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # the mark of UTF-32 begins like that of UTF-16, so it is asked first

_MOST_CONTROL, _MOST_CONTROL_GUESSED = 0.05, 0.005
"""Share of control characters above which bytes are no text, in UTF-8 and where the encoding is a
guess. Source: judgement; reporting has none, old word processors' marks stay under a twentieth,
and bytes that are no text are hardly ever UTF-8."""

_MOST_ACCENTED = 0.15
"""Share of letters outside ASCII above which Windows-1252 is the wrong guess. Source: judgement;
English with foreign names has under 2 %, French under 8 %, Cyrillic bytes read so near 100 %."""


def decode(
    data: bytes, *, name: str, longest_line: int | None = LONGEST_LINE
) -> tuple[str, str | None]:
    """Text of a file with Unix line ends, and a note where the encoding was guessed.

    Args:
        data: The file's bytes.
        name: For messages.
        longest_line: Characters of the longest line that is no data, None where lines mean
            nothing, as in HTML.

    Raises:
        DataError: Empty, binary, in an encoding that cannot be told, or one enormous line.
    """
    if not data.strip(b" \t\r\n"):
        raise DataError("the file is empty", where=name, fix="put the text of an article into it")
    text, note = _text(data, name)
    if not text.strip():
        raise DataError("the file is empty", where=name, fix="put the text of an article into it")
    if control_share(text) > _MOST_CONTROL:
        raise _binary(name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if longest_line is not None:
        _check_lines(text, name, longest_line)
    return text, note


def _text(data: bytes, name: str) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), None
            except UnicodeDecodeError as error:
                raise _unreadable(name, f"it says that it is {encoding.upper()}") from error
    if b"\0" in data:
        raise _binary(name)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _western(data, name, error)


def _western(data: bytes, name: str, first: UnicodeDecodeError) -> tuple[str, str]:
    """The text as Windows-1252, which old office programs write, if it makes sense so."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        if control_share(data.decode("latin-1")) > _MOST_CONTROL_GUESSED:
            raise _binary(name) from error
        raise _unreadable(name, f"byte {first.start + 1} is not UTF-8") from error
    if control_share(text) > _MOST_CONTROL_GUESSED:
        raise _binary(name)
    letters = [c for c in text if c.isalpha()]
    if sum(not c.isascii() for c in letters) > _MOST_ACCENTED * max(1, len(letters)):
        raise _unreadable(name, f"byte {first.start + 1} is not UTF-8")
    return text, "Not UTF-8; read as Windows-1252, check accents and quotation marks."


def _check_lines(text: str, name: str, most: int) -> None:
    longest = max(len(line) for line in text.split("\n"))
    if longest > most:
        raise DataError(
            f"a line has {longest:,} characters",
            where=name,
            fix="put each article into a file of its own, with line breaks between paragraphs",
        )


def _binary(name: str) -> DataError:
    return DataError(
        "this is not a text file", where=name, fix="save the article as plain text in UTF-8"
    )


def _unreadable(name: str, why: str) -> DataError:
    return DataError(
        f"the encoding cannot be told ({why})", where=name, fix="save the file as UTF-8"
    )
