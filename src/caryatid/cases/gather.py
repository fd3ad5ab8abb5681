"""Finds documents on disk. One that cannot be used is reported and the rest go through."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caryatid.errors import CaryatidError, DataError, UsageError
from caryatid.reading import load_all
from caryatid.reading.loaders import SUFFIXES
from caryatid.records import Document

__all__ = ["MAX_BYTES", "Gathered", "Problem", "gather", "gather_waiting"]

MAX_BYTES = 8_000_000
"""Largest file that is read. A year of a daily newspaper's politics page is about 5 MB."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that was set aside, and why, for people.

    Attributes:
        name: Of its file.
        message: What was wrong, and what to do.
        document: The document, where it could be loaded and not be read.
    """

    name: str
    message: str
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents that can be read, the files they came from, and what cannot be read.

    Attributes:
        documents: In the order of the files; the same text twice is one document.
        files: (name, bytes) of each file that gave at least one of them.
        problems: Files that were set aside.
        notes: (document id, sentence) on what had to be guessed to read a file.
    """

    documents: tuple[Document, ...]
    files: tuple[tuple[str, bytes], ...]
    problems: tuple[Problem, ...]
    notes: tuple[tuple[str, str], ...] = ()


def gather(paths: Sequence[str | Path], *, published: date | None = None) -> Gathered:
    """Loads every document under `paths`.

    Args:
        paths: Files, folders (files of the formats that are read, by name, folders inside
            included) or "-".
        published: Publication date for documents that carry none.

    Raises:
        UsageError: A path does not exist.
        DataError: Nothing could be read at all; names the first reason.
    """
    gathered = _loaded(_sources(paths), published)
    if not gathered.documents:
        raise _nothing(paths, gathered.problems)
    return gathered


def gather_waiting(folder: Path, held: Collection[str]) -> Gathered:
    """Loads the files of a folder that no document in a ledger is called after.

    Args:
        folder: A case's texts; it need not exist.
        held: Names of the documents that a ledger holds, those of a feed's items included.
    """
    files = {name.rsplit(", item ", 1)[0] for name in held}
    sources = _sources([folder]) if folder.is_dir() else []
    return _loaded([source for source in sources if source[0] not in files], None)


def _loaded(sources: Iterable[tuple[str, Path | None]], published: date | None) -> Gathered:
    documents: dict[str, Document] = {}
    files: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    notes: list[tuple[str, str]] = []
    for name, source in sources:
        try:
            data = _bytes(name, source)
            loaded = load_all(data, name=name, published=published)
        except CaryatidError as error:
            problems.append(Problem(name, str(error)))
            continue
        new = [one for one in loaded if one.document.id not in documents]
        for one in new:
            documents.setdefault(one.document.id, one.document)
            notes.extend((one.document.id, note) for note in one.notes)
        if new:
            files.append((name, data))
    return Gathered(tuple(documents.values()), tuple(files), tuple(problems), tuple(notes))


def _nothing(paths: Sequence[str | Path], problems: Sequence[Problem]) -> DataError:
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return DataError(problems[0].message + more, fix=None)
    return DataError(
        "no documents found",
        where=", ".join(str(path) for path in paths),
        fix="put text, Markdown, HTML, PDF, feed or e-mail files there, or name them",
    )


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
                if p.is_file() and p.suffix.lower() in SUFFIXES and not p.name.startswith(".")
                if not _is_made(p, place)
            )
            found.extend((p.relative_to(place).as_posix(), p) for p in inside)
        elif place.exists():
            found.append((place.name, place))
        else:
            raise UsageError(f"no file or folder {str(path)!r}", fix="check the path")
    return found


def _is_made(path: Path, place: Path) -> bool:
    """Whether a file of a case is none of its texts, as its report is: never read our own words."""
    inside = [folder for folder in path.parents if folder == place or place in folder.parents]
    cases = [folder for folder in inside if (folder / "case.toml").is_file()]
    return any((case / "documents") not in path.parents for case in cases)


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
