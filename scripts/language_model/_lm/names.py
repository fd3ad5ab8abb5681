"""Reads corpora of names: words with tags for persons, places and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _lm.treebanks import Row, read_trees

__all__ = ["Named", "read_columns", "read_gum"]

_KINDS = {
    "per": "PER", "person": "PER", "politician": "PER",
    "loc": "LOC", "location": "LOC", "country": "LOC", "place": "LOC",
    "org": "ORG", "organisation": "ORG", "organization": "ORG", "politicalparty": "ORG",
}  # fmt: skip
"""Kinds of the corpora that we keep; elections, events, works and the rest are no names to us."""

_TITLES = frozenset((
    "mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "dr", "prof.", "professor", "president",
    "senator", "sen.", "rep.", "minister", "secretary", "general", "gen.", "colonel", "col.",
    "captain", "king", "queen", "prince", "princess", "pope", "sir", "lord", "lady", "judge",
    "justice", "governor", "gov.", "mayor", "chairman", "ambassador", "vice", "prime",
    "chancellor", "saint",
))  # fmt: skip
_LINKS = frozenset({"of", "for", "the", "-", "and"})
_PART = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with its names.

    Attributes:
        words: As written.
        tags: One of `TAGS` for each word.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_columns(path: Path, *, word: int = 0, tag: int = -1) -> Iterator[Named]:
    """Sentences of a file with one word a line, columns apart, blank lines between sentences.

    Args:
        path: The file.
        word: Column of the word.
        tag: Column of its tag, in BIO or IO.
    """
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split()
        if len(cells) < 2 or line.startswith(("-DOCSTART", "# ")):
            if rows:
                yield _named(rows)
            rows = []
            continue
        rows.append((cells[word], cells[tag]))
    if rows:
        yield _named(rows)


def _named(rows: list[tuple[str, str]]) -> Named:
    tags: list[str] = []
    before = ""
    for _, tag in rows:
        mark, _, kind = tag.partition("-")
        ours = _KINDS.get(kind.lower(), "")
        if not ours:
            tags.append("O")
        elif mark == "I" and before == ours:
            tags.append(f"I-{ours}")
        else:
            tags.append(f"B-{ours}")
        before = ours
    return Named(tuple(word for word, _ in rows), tuple(tags))


def read_gum(path: Path) -> Iterator[Named]:
    """Sentences of a GUM file, its entities whose head is a proper noun taken for names."""
    for tree in read_trees(path):
        tags = ["O"] * len(tree.rows)
        spans = sorted(_entities(tree.rows), key=lambda e: e[1] - e[2])
        for kind, start, last, least in spans:
            ours = _KINDS.get(kind)
            heads = _heads(tree.rows, least)
            if ours is None or not heads:
                continue
            first, end = _grown(tree.rows, (start, last), (min(heads), max(heads)))
            if ours == "PER":
                while first < end and tree.rows[first].form.lower() in _TITLES:
                    first += 1
            if all(tags[k] == "O" for k in range(first, end + 1)):
                tags[first] = f"B-{ours}"
                tags[first + 1 : end + 1] = [f"I-{ours}"] * (end - first)
        yield Named(tuple(r.form for r in tree.rows), tuple(tags))


def _entities(rows: list[Row]) -> Iterator[tuple[str, int, int, list[int]]]:
    """Kind, first and last word, and the words of the smallest span, of each entity."""
    opened: list[tuple[str, str, int, str]] = []
    for at, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row.misc)
        for part in _PART.findall(found.group(1)) if found else ():
            if part.startswith("("):
                cells = part[1:].rstrip(")").split("-")
                opened.append((cells[0], cells[1], at, cells[5] if len(cells) > 5 else "1"))
            name = part.strip("()").split("-")[0]
            if part.endswith(")"):
                match = [k for k, entry in enumerate(opened) if entry[0] == name]
                if match:
                    _, kind, start, least = opened.pop(match[-1])
                    yield kind, start, at, _least(least, start, at)


def _least(cell: str, start: int, last: int) -> list[int]:
    numbers = [int(n) for n in cell.split(",") if n.isdigit()] or [1]
    return [start + n - 1 for n in numbers if start + n - 1 <= last]


def _heads(rows: list[Row], least: list[int]) -> list[int]:
    """The proper nouns of the smallest span, up to its first comma or conjunction."""
    heads: list[int] = []
    for at in least:
        if heads and any(r.form == "," or r.upos == "CCONJ" for r in rows[heads[0] : at + 1]):
            break
        if rows[at].upos == "PROPN":
            heads.append(at)
    return heads


def _grown(rows: list[Row], span: tuple[int, int], heads: tuple[int, int]) -> tuple[int, int]:
    """The name around its heads: proper nouns beside them, over small words between."""
    first, end = heads
    while first > span[0] and _belongs(rows[first - 1]):
        first -= 1
    while end < span[1]:
        step = 1 if rows[end + 1].upos == "PROPN" else 2
        linked = step == 1 or rows[end + 1].form in _LINKS - {"and"}
        if end + step > span[1] or not linked or rows[end + step].upos != "PROPN":
            break
        end += step
    return first, end


def _belongs(row: Row) -> bool:
    capital = row.form[:1].isupper() and row.upos in {"ADJ", "NOUN"}
    return row.upos == "PROPN" or capital
