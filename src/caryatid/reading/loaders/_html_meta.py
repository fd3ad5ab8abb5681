"""What a page's head says about it: headline, outlet, author, day, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from caryatid.reading._front_matter import Field
from caryatid.reading.loaders.extracted import day_field, one_line

__all__ = ["page_fields", "web_address"]

_ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting",
    "opinionnewsarticle", "backgroundnewsarticle", "report", "liveblogposting", "webpage",
})  # fmt: skip
_DAYS = (
    "article:published_time", "datepublished", "og:published_time", "date", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish_date", "publication_date", "pubdate",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_MOST_NODES = 2000
"""Objects of a page's JSON that are looked at. Source: judgement; news pages hold under 200."""


def page_fields(tree: Any) -> dict[str, Field]:
    """Fields of a parsed page, under the keys of front matter.

    The day is the one on which the page says that it was first published; a day on which it was
    only changed, printed or fetched is none.
    """
    linked = _linked_article(tree)
    metas = _metas(tree)
    found: dict[str, str] = {
        "title": _first(
            [one_line(linked.get("headline")), *_named(metas, _TITLES), _heading(tree)]
        ),
        "outlet": _first([_name(linked.get("publisher")), *_named(metas, _OUTLETS)]),
        "author": _first([_name(linked.get("author")), *_named(metas, _AUTHORS)]),
        "url": _address(tree, metas, linked),
    }
    if not found["outlet"]:
        found["outlet"] = (urlsplit(found["url"]).hostname or "").removeprefix("www.")
    fields = {key: Field(value, 0) for key, value in found.items() if value}
    day = _day(tree, metas, linked)
    if day is not None:
        fields["published"] = day
    return fields


def web_address(text: object) -> str:
    """An http or https address as it stands, "" for anything else."""
    found = one_line(text)
    try:
        parts = urlsplit(found)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return found if good and " " not in found else ""


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value and not web_address(value)), "")


def _named(metas: dict[str, str], names: Iterable[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _metas(tree: Any) -> dict[str, str]:
    """Meta entries by lower-case name; the first of several of one name."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        key = node.get("property") or node.get("name") or node.get("itemprop") or ""
        value = one_line(node.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _linked_article(tree: Any) -> dict[str, Any]:
    """The description of the article among the page's linked data, {} if there is none."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                raw = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            found.extend(node for node in _nodes(raw) if _types(node) & _ARTICLES)
    # A page is described both as a web page and as an article; the article knows more.
    ranked = sorted(found, key=lambda node: "webpage" in _types(node))
    return ranked[0] if ranked else {}


def _nodes(raw: Any) -> Iterator[dict[str, Any]]:
    waiting = [raw]
    seen = 0
    while waiting and seen < _MOST_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
        elif isinstance(value, list):
            waiting.extend(value[:_MOST_NODES])


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {k.lower() for k in kinds if isinstance(k, str)}


def _name(value: Any) -> str:
    """Names of people or of an organisation, joined by "and" where there are several."""
    if isinstance(value, list):
        return " and ".join(name for name in (_name(part) for part in value[:5]) if name)
    if isinstance(value, dict):
        return _name(value.get("name"))
    return one_line(value)


def _heading(tree: Any) -> str:
    heads = [one_line(" ".join(node.itertext())) for node in tree.iter("h1")]
    titles = [one_line(node.text) for node in tree.iter("title")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    return titles[0].split(" | ")[0].strip() if titles else ""


def _address(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> str:
    links = [
        n.get("href") for n in tree.iter("link") if (n.get("rel") or "").lower() == "canonical"
    ]
    candidates = (*links, metas.get("og:url"), linked.get("url"))
    return next((found for c in candidates if (found := web_address(c))), "")


def _day(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> Field | None:
    candidates = [linked.get("datePublished"), *_named(metas, _DAYS), *_marked_days(tree)]
    return next((day for c in candidates if c and (day := day_field(c)) is not None), None)


def _marked_days(tree: Any) -> Iterator[str]:
    """Days of elements that are marked as the day of publication."""
    for node in tree.iter("time", "span", "abbr", "p", "div"):
        marks = f"{node.get('itemprop') or ''} {node.get('class') or ''}".lower().split()
        first = node.get("pubdate") is not None or "datepublished" in marks
        if first or (node.tag == "time" and {"published", "entry-date", "pubdate"} & set(marks)):
            yield node.get("datetime") or node.get("content") or " ".join(node.itertext())
