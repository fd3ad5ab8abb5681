"""Front matter: the block of `key: value` lines between two rules at the top of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Field", "split_front_matter"]

_FENCES = {"---": frozenset({"---", "..."}), "+++": frozenset({"+++"})}
_KEY = re.compile(r"""["']?([A-Za-z][\w .-]*?)["']?\s*[:=](?:\s+(.*)|)$""")
_TOML_KEY = re.compile(r"""["']?([A-Za-z][\w.-]*)["']?\s*=\s*(.*)$""")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\n"}
_LONGEST = 400
"""Lines searched for the closing rule. Source: judgement; real ones have under fifty."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value with the line of the file on which its key stands, counted from 1."""

    value: str
    line: int


def split_front_matter(text: str) -> tuple[dict[str, Field], str]:
    """Fields by lower-case key, and the body after the block; no fields where there is no block.

    Values are plain strings: quotes are taken off, folded lines joined, lists and nested tables
    passed over. The last of two equal keys wins.
    """
    first, rest = _line(text, 0)
    closing = _FENCES.get(first.rstrip())
    if closing is None:
        return {}, text
    lines: list[str] = []
    at = rest
    while at < len(text) and len(lines) < _LONGEST:
        line, at = _line(text, at)
        if line.rstrip() in closing:
            return (dict(_fields(lines)), text[at:]) if _is_block(lines) else ({}, text)
        lines.append(line)
    return {}, text


def _line(text: str, at: int) -> tuple[str, int]:
    end = text.find("\n", at)
    return (text[at:], len(text)) if end < 0 else (text[at:end], end + 1)


def _is_block(lines: list[str]) -> bool:
    """Whether every line can stand in front matter; prose between two rules cannot."""
    return all(
        not line.strip() or line[0] in " \t#-[]{}" or _KEY.match(line) or _TOML_KEY.match(line)
        for line in lines
    )


def _fields(lines: list[str]) -> Iterator[tuple[str, Field]]:
    number = 0
    while number < len(lines):
        match = _KEY.match(lines[number]) or _TOML_KEY.match(lines[number])
        if match is None:
            number += 1
            continue
        more = number + 1
        while more < len(lines) and (lines[more][:1] in {" ", "\t"} or not lines[more].strip()):
            more += 1
        value = _value(match.group(2) or "", lines[number + 1 : more])
        if value is not None:
            yield match.group(1).strip().lower(), Field(value, number + 2)
        number = more


def _value(first: str, more: list[str]) -> str | None:
    """A scalar; None for lists and tables."""
    folded = [line.strip() for line in more if line.strip()]
    first = first.strip()
    if first[:1] in {"|", ">"} and len(first) <= 2:
        return (("\n" if first[0] == "|" else " ").join(folded)).strip()
    if first[:1] in {"[", "{"} or (not first and folded):
        return None
    whole = " ".join([first, *folded]) if first else first
    if whole[:1] in {'"', "'"}:
        return _quoted(whole)
    return re.split(r"\s+#", whole, maxsplit=1)[0].strip()


def _quoted(text: str) -> str:
    mark = text[0]
    if mark == "'":
        match = re.match(r"'((?:[^']|'')*)'", text)
        return match.group(1).replace("''", "'") if match else text[1:]
    match = re.match(r'"((?:[^"\\]|\\.)*)"', text)
    inner = match.group(1) if match else text[1:]
    return _ESCAPE.sub(_unescaped, inner)


def _unescaped(match: re.Match[str]) -> str:
    if match.group(1):
        code = int(match.group(1), 16)
        return "" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _PLAIN_ESCAPES.get(match.group(2), match.group(2))
