"""Characters that command a terminal or nothing at all, which no reader of a text sees."""

from __future__ import annotations

import re

__all__ = ["control_share", "without_control"]

_COMMAND = re.compile(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\\\)|[()*+][0-9AB]|[78=>\\\\])"
)
"""A command to a terminal. Source: ECMA-48, control sequences; the second form names windows, the
others choose characters and keys."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def without_control(text: str) -> str:
    """The text with commands to a terminal and other control characters as blanks.

    Returns:
        As many code points as `text`, its line breaks, form feeds and tabs where they were.
    """
    if _CONTROL.search(text) is None:
        return text
    text = _COMMAND.sub(lambda m: " " * len(m.group()), text)
    return _CONTROL.sub(" ", text)


def control_share(text: str) -> float:
    """Share of characters that no text has, 0 to 1; commands to a terminal count as none."""
    return len(_NO_TEXT.findall(_COMMAND.sub("", text))) / max(1, len(text))
