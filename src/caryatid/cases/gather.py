"""Finds documents on disk. One that cannot be used is reported and the rest go through."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caryatid.errors import CaryatidError, DataError, UsageError
from caryatid.reading import load_document
from caryatid.records import Document

__all__ = ["MAX_BYTES", "Gathered", "Problem", "gather"]

MAX_BYTES = 8_000_000
"""Largest file that is read. A year of a daily newspaper's politics page is about 5 MB."""

_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text", ""})


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that was set aside, and why, for people."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents that can be read, with their bytes, and those that cannot."""

    documents: tuple[Document, ...]
    raw: tuple[bytes, ...]
    problems: tuple[Problem, ...]


def gather(paths: Sequence[str | Path], *, published: date | None = None) -> Gathered:
    """Loads every document under `paths`.

    Args:
        paths: Files, folders (their text files, sorted by name, folders inside included) or "-".
        published: Publication date for documents that carry none.

    Raises:
        UsageError: A path does not exist.
        DataError: Nothing could be read at all; names the first reason.
    """
    documents: dict[str, tuple[Document, bytes]] = {}
    problems: list[Problem] = []
    for name, source in _sources(paths):
        try:
            data = _bytes(name, source)
            document = load_document(data, name=name, published=published)
        except CaryatidError as error:
            problems.append(Problem(name, str(error)))
            continue
        documents.setdefault(document.id, (document, data))
    if not documents:
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            raise DataError(problems[0].message + more, fix=None)
        raise DataError(
            "no documents found",
            where=", ".join(str(path) for path in paths),
            fix="put .txt or .md files there, or name them",
        )
    kept = list(documents.values())
    return Gathered(tuple(d for d, _ in kept), tuple(b for _, b in kept), tuple(problems))


def _sources(paths: Iterable[str | Path]) -> list[tuple[str, Path | None]]:
    found: list[tuple[str, Path | None]] = []
    for path in paths:
        if str(path) == "-":
            found.append(("standard input", None))
            continue
        place = Path(path)
        if place.is_dir():
            inside = sorted(
                p
                for p in place.rglob("*")
                if p.is_file() and p.suffix.lower() in _SUFFIXES and not p.name.startswith(".")
            )
            found.extend((p.relative_to(place).as_posix(), p) for p in inside)
        elif place.exists():
            found.append((place.name, place))
        else:
            raise UsageError(f"no file or folder {str(path)!r}", fix="check the path")
    return found


def _bytes(name: str, source: Path | None) -> bytes:
    if source is None:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        try:
            with source.open("rb") as handle:
                data = handle.read(MAX_BYTES + 1)
        except OSError as error:
            raise DataError(
                f"cannot be opened: {error.strerror}", where=name, fix="check its permissions"
            ) from error
    if len(data) > MAX_BYTES:
        raise DataError(
            f"larger than {MAX_BYTES // 1_000_000} MB, no article is",
            where=name,
            fix="split it into one file for each article",
        )
    return data
