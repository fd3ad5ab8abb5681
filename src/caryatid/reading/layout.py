"""A copy of a text, character for character as long, in which layout does not get in the way.

The rules read the copy and what they find is cut out of the text itself, so that every span
counts in the text and every quote is what it says.
"""

from __future__ import annotations

import re
from functools import cache

from caryatid.reading._control import without_control
from caryatid.reading._data import load_data

__all__ = ["normalised"]

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\x0c\x85\u2028\u2029", "\n"),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u02bc\u00b4\u2032\uff07", "\u2019"),
        **dict.fromkeys("\u2033\u3003\uff02", '"'),
        "\u201b": "\u2018", "\u2039": "\u2018", "\u203a": "\u2019",
        "\u201f": "\u201c", "\u275d": "\u201c", "\u301d": "\u201c",
        "\u275e": "\u201d", "\u301e": "\u201d",
        **{chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"'-"},
    }
)  # fmt: skip
_OPENED = re.compile(r"``(?=\S)")
_CLOSED = re.compile(r"(?<=[\w.,!?])''")
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\s]{0,800}\)")
_LINK = re.compile(r"\[([^\]\[\n]{1,300})\](\((?:https?:|mailto:|/|#|\.)[^)\s]{0,800}\))")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_ADDRESS = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>\"“”)\]]{1,800}(?<![.,;:!?'’])")
_LINE = re.compile(r"[^\n]+")
_CREDIT = re.compile(r"\((?:file )?(?:photo|image|picture|ap photo|credit)\b[^)]{0,150}\)\W*")
_SHORT = 160
"""Characters of the longest line that can be no part of the article. Source: judgement; teasers
of other articles are headlines, and paragraphs are mostly longer."""


def normalised(body: str) -> str:
    """The copy that rules read.

    Exotic blanks, hyphens and quotation marks become common ones; control characters, Markdown's
    links, pictures and bold type, addresses, and lines such as "Advertisement" or "Read more: ..."
    become blanks.

    Args:
        body: Text of a document.

    Returns:
        As many code points as `body`, with line breaks at the same places or more of them.
    """
    text = without_control(body).translate(_PLAIN)
    text = _CLOSED.sub("” ", _OPENED.sub(" “", text))
    if "](" in text:
        text = _LINK.sub(_linked, _PICTURE.sub(_blank, text))
    text = _BOLD.sub(lambda m: f"  {m.group(2)}  ", text)
    return _LINE.sub(_line, _ADDRESS.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _linked(match: re.Match[str]) -> str:
    return f" {match.group(1)} " + " " * len(match.group(2))


def _line(match: re.Match[str]) -> str:
    line = match.group()
    if len(line) > _SHORT:
        return line
    words = " ".join(line.lower().split()).strip("-–—*_#>|•[] ")
    bare = words.rstrip(".:!…→»> ")
    other = bare in _whole() or words.startswith(_opening()) or _CREDIT.fullmatch(words)
    return " " * len(line) if other else line


@cache
def _whole() -> frozenset[str]:
    return frozenset(load_data("layout")["whole"])


@cache
def _opening() -> tuple[str, ...]:
    return tuple(load_data("layout")["opening"])
