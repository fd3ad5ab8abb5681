"""The text of a piece of HTML: scripts left out, a line for each block."""

from __future__ import annotations

from typing import Any

from caryatid.reading.loaders.extracted import cleaned

__all__ = ["fragment_text", "parse"]

_SILENT = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
    "select", "button", "form", "nav",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table",
    "blockquote", "section", "article", "header", "footer", "figure", "figcaption", "hr", "pre",
    "dd", "dt", "aside", "main", "title",
})  # fmt: skip


def parse(markup: str) -> Any:
    """The tree of a page or of a piece of one; None where there is nothing to parse."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def fragment_text(markup: str) -> str:
    """All words of a piece of HTML that a browser would show, paragraphs apart.

    Args:
        markup: HTML, or plain text, which comes back as it is.
    """
    tree = parse(markup)
    if tree is None:
        return ""
    from lxml import etree

    parts: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"
        if event == "start":
            silent += tag in _SILENT
            if not silent:
                parts.append(_before(tag) + (_flat(node.text)))
            continue
        silent -= tag in _SILENT
        if not silent:
            parts.append(("\n\n" if tag in _BLOCKS else "") + _flat(node.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return cleaned("\n".join(lines))


def _before(tag: str) -> str:
    if tag == "li":
        return "\n- "
    return "\n\n" if tag in _BLOCKS else ""


def _flat(text: str | None) -> str:
    """Line breaks in the source of a page are blanks on it."""
    return " ".join((text or "").splitlines())
