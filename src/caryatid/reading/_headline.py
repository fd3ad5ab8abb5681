"""Finds the headline that a text carries in its own first lines."""

from __future__ import annotations

import re

from caryatid.reading._byline import is_byline
from caryatid.records.reading import Span

__all__ = ["find_headline", "locate"]

_MARKDOWN = re.compile(r"\s*#{1,2}[ \t]+(\S[^\n]*?)[ \t#]*(?:\n|$)")
_FIRST = re.compile(r"\s*(\S[^\n]*?)[ \t]*(?:\n|$)")
_STOPPED = re.compile(r"[.,;:!…][”\"’')\]]*$|\.\s+[A-Z“\"]")
_BULLET = re.compile(r"[-–—*•>|]|\d+[.)]\s")
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{2,}(?:,|\s\()|.{0,40}(?:\s[-–—]\s)[A-Z].{60}")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST_CHARACTERS = 140
_LEAST_WORDS = 2
_CAPITAL_SHARE = 0.75
"""Share of the longer words with capitals that makes a title in title case. Source: judgement;
in sentences names seldom pass a half."""
_LONG_WORD = 5


def find_headline(body: str) -> Span | None:
    """Where the headline stands, if the text begins with one.

    A Markdown heading is one; so is a short first line without a full stop that is set apart by
    a blank line, written in title case, or much shorter than the line below it.
    """
    marked = _MARKDOWN.match(body)
    if marked is not None:
        return marked.span(1)
    match = _FIRST.match(body)
    if match is None:
        return None
    line = match.group(1)
    if not _could_be(line):
        return None
    rest = body[match.end() :]
    follow = rest.lstrip("\n \t")
    if not follow:
        return None
    below = follow.split("\n", 1)[0]
    apart = rest[: len(rest) - len(follow)].count("\n") > 0
    opens = not below[:1].islower()
    if apart or _title_case(line):
        return match.span(1) if opens else None
    return match.span(1) if opens and len(below) > 2 * len(line) else None


def _could_be(line: str) -> bool:
    words = _WORD.findall(line)
    return (
        len(line) <= _MOST_CHARACTERS
        and len(words) >= _LEAST_WORDS
        and not line[:1].islower()
        and _STOPPED.search(line) is None
        and _BULLET.match(line) is None
        and _DATELINE.match(line) is None
        and not is_byline(line)
    )


def _title_case(line: str) -> bool:
    words = [w for w in _WORD.findall(line) if len(w) >= _LONG_WORD]
    capital = sum(w[0].isupper() for w in words)
    return len(words) > 1 and capital >= _CAPITAL_SHARE * len(words)


def locate(title: str, body: str) -> Span | None:
    """Where a headline known from front matter stands at the head of the body, if it does."""
    wanted = _letters(title)
    for match in (_MARKDOWN.match(body), _FIRST.match(body)):
        if match is not None and wanted and _letters(match.group(1)) == wanted:
            return match.span(1)
    return None


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
