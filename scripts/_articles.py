"""Our own annotated articles, in the form that tells the reader's score.

`annotated_articles/NAME.md` is an invented article with front matter and NAME.yaml beside it says
what the article tells. Annotations name the words that they stand on: bare words mean the first
place where they stand as whole words, `{q: words, n: 2}` the second.

No rule was written with these texts in view; they are for measuring alone.

`claim_articles` holds more articles, by other hands, of which the claims alone are annotated: each
says with `at` which words of it name the deed. Those in `learn` may be looked at; those in `kept`
are only ever scored in sum.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from caryatid.reading import load_document
from caryatid.records import Document
from caryatid.terms.acts import ACTS
from caryatid.terms.countries import find_country
from caryatid.terms.vocabulary import (
    ACTOR_KINDS,
    CONDITIONAL_TYPES,
    DIRECTIONS,
    MODALITIES,
    MONEY_ROLES,
)

__all__ = [
    "ARTICLES",
    "CLAIM_ARTICLES",
    "PARTS",
    "Article",
    "find_words",
    "gold_json",
    "load_article",
    "load_articles",
]

ARTICLES = Path(__file__).resolve().parent / "annotated_articles"
CLAIM_ARTICLES = ARTICLES.with_name("claim_articles")
PARTS = ("actors", "claims", "money", "times", "quotations", "conditionals")
_CLAIM_PARTS = PARTS[:2]
"""What an article says where its claims alone are annotated; it has the other parts empty."""

_Row = Mapping[str, Any]
_CLOSED: dict[str, Collection[str]] = {
    "kind": ACTOR_KINDS,
    "act": ACTS,
    "direction": DIRECTIONS,
    "modality": MODALITIES,
    "role": MONEY_ROLES,
    "type": CONDITIONAL_TYPES,
}
_AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what it tells.

    Attributes:
        name: File name without its ending.
        regime: Country of the regime, ISO alpha-3.
        document: The text as the reader loads it; offsets count in its body.
        gold: Actors, claims and the rest with offsets, as a scorer takes them.
    """

    name: str
    regime: str
    document: Document
    gold: dict[str, Any]


def load_articles(folder: Path = ARTICLES) -> list[Article]:
    """All articles in order of name.

    Args:
        folder: Holds the pairs.

    Raises:
        ValueError: An annotation does not fit its text or the vocabulary; says which and why.
    """
    return [load_article(path) for path in sorted(folder.glob("*.md"))]


def load_article(path: Path) -> Article:
    """One article.

    Args:
        path: The text; its annotations stand beside it.

    Raises:
        ValueError: An annotation does not fit its text or the vocabulary; says which and why.
    """
    beside = path.with_suffix(".yaml")
    if not beside.exists():
        raise ValueError(f"{path.name} has no annotations: {beside.name} is missing")
    data = path.read_bytes()
    document = load_document(data, name=path.name)
    written = yaml.safe_load(beside.read_text(encoding="utf-8"))
    return Article(
        name=path.stem,
        regime=_regime(data.decode(), path.name),
        document=document,
        gold=gold_json(document.body, written, name=path.stem),
    )


def gold_json(body: str, written: Mapping[str, Sequence[Any]], *, name: str) -> dict[str, Any]:
    """Annotations with offsets instead of words.

    Args:
        body: Text that offsets count in.
        written: Annotations as the YAML file has them.
        name: Of the article, for errors.

    Raises:
        ValueError: An annotation does not fit its text or the vocabulary; says which and why.
    """
    try:
        if set(written) not in (set(PARTS), set(_CLAIM_PARTS)):
            raise ValueError(f"the parts must be {', '.join(PARTS)}, or the first two alone")
        written = dict.fromkeys(PARTS, ()) | dict(written)
        actors = [_actor(body, row) for row in written["actors"]]
        known = _known(actors)
        return {
            "doc": name,
            "actors": actors,
            "claims": [_claim(body, row, known) for row in written["claims"]],
            "money": [_plain(body, row, "amount", "currency", "role") for row in written["money"]],
            "times": [_plain(body, row, "earliest", "latest") for row in written["times"]],
            "quotations": [_quotation(body, row, known) for row in written["quotations"]],
            "conditionals": [_plain(body, row, "type") for row in written["conditionals"]],
        }
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def find_words(body: str, said: str | _Row) -> list[int]:
    """Start and end of words in a text.

    Args:
        body: The text.
        said: The words, or `q` with the words and `n`, which counts from 1.

    Raises:
        ValueError: The words do not stand there so often.
    """
    words, number = (said, 1) if isinstance(said, str) else (said["q"], said["n"])
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", body)]
    if not 1 <= number <= len(places):
        raise ValueError(f"{words!r} stands {len(places)} times in the text, not {number}")
    return [places[number - 1], places[number - 1] + len(words)]


def _actor(body: str, row: _Row) -> dict[str, Any]:
    _check_closed(row)
    code = row["country"]
    if code is not None:
        found = find_country(code)
        if found is None or found.iso3 != code:
            raise ValueError(f"{row['id']} is of no country known as {code!r}")
    return {
        "id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "country": code,
        "mentions": [find_words(body, said) for said in row["mentions"]],
    }


def _known(actors: list[dict[str, Any]]) -> set[str]:
    ids = [actor["id"] for actor in actors]
    twice = sorted({one for one in ids if ids.count(one) > 1 or one == _AUTHOR})
    if twice:
        raise ValueError(f"actor ids must be unique and not {_AUTHOR!r}: {', '.join(twice)}")
    return set(ids)


def _claim(body: str, row: _Row, known: set[str]) -> dict[str, Any]:
    _check_ids(row, [*row["source"], *row["target"]], known)
    _check_ids(row, [row["holder"]], known | {_AUTHOR})
    kept = ("source", "act", "target", "direction", "modality", "negated", "holder", "core")
    claim = _plain(body, row, *kept)
    return claim if "at" not in row else claim | {"at": _at(body, claim["span"], row["at"])}


def _at(body: str, span: list[int], words: str) -> list[int]:
    """Where the words for the deed stand in a claim."""
    said = body[slice(*span)]
    if said.count(words) != 1:
        raise ValueError(f"{words!r} stands {said.count(words)} times in {said!r}, not once")
    start = span[0] + said.index(words)
    return [start, start + len(words)]


def _quotation(body: str, row: _Row, known: set[str]) -> dict[str, Any]:
    if row["speaker"] is not None:
        _check_ids(row, [row["speaker"]], known)
    return _plain(body, row, "speaker")


def _plain(body: str, row: _Row, *kept: str) -> dict[str, Any]:
    """A row with its place, the words there, and the named fields."""
    _check_closed(row)
    missing = [field for field in kept if field not in row]
    if missing:
        raise ValueError(f"{row['q']!r} does not say {', '.join(missing)}")
    start, end = find_words(body, row["q"])
    out: dict[str, Any] = {"span": [start, end], "quote": " ".join(body[start:end].split())}
    return out | {field: row[field] for field in kept}


def _check_closed(row: _Row) -> None:
    for field, allowed in _CLOSED.items():
        if field in row and row[field] not in allowed:
            where = row.get("q") or row.get("id")
            raise ValueError(f"the vocabulary has no {field} {row[field]!r}, see {where!r}")


def _check_ids(row: _Row, ids: list[str], known: set[str]) -> None:
    for one in ids:
        if one not in known:
            raise ValueError(f"no actor has the id {one!r}, see {row['q']!r}")


def _regime(text: str, name: str) -> str:
    found = re.search(r"^regime: *([A-Z]{3})$", text.split("\n---\n")[0], re.MULTILINE)
    if found is None:
        raise ValueError(f"{name}: the front matter names no regime")
    return found[1]
