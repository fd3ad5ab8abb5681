"""The published data sets: where they are fetched, what is read of them, on what terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from caryatid.errors import DataError
from caryatid.history._data import listing

__all__ = ["Source", "by_hand", "find", "present", "sources"]


@dataclass(frozen=True, slots=True)
class Source:
    """One data set.

    Attributes:
        key: Its name here.
        title: Its own name.
        cite: Who made it.
        address: Where it is fetched; empty if a person has to.
        page: Where a person finds it.
        files: Names of a copy inside a folder of data, the first found counts.
        columns: What is read.
        numbers: Those of the columns that hold numbers.
        rows: How many rows the version named has, 0 if we do not know.
        other_names: Column -> another name for it.
        terms: Licence in short.
        to: Last month or year that it covers.
        optional: Why it can be missing; empty if it is needed.
    """

    key: str
    title: str
    cite: str
    address: str
    page: str
    files: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: int
    other_names: Mapping[str, str]
    terms: str
    to: str
    optional: str


@cache
def sources() -> Mapping[str, Source]:
    """All data sets by key."""
    found = {}
    for key, raw in listing("sources").items():
        found[key] = Source(
            key=key,
            title=raw["title"],
            cite=raw["cite"],
            address=raw["address"],
            page=raw["page"],
            files=tuple(raw["files"]),
            columns=tuple(raw["columns"]),
            numbers=tuple(raw["numbers"]),
            rows=int(raw.get("rows", 0)),
            other_names=MappingProxyType(raw.get("other_names", {})),
            terms=raw["terms"],
            to=str(raw["to"]),
            optional=raw.get("optional", ""),
        )
    return MappingProxyType(found)


def present(source: Source, folder: Path) -> Path | None:
    """The copy of a data set in a folder, None if there is none."""
    return next((folder / name for name in source.files if (folder / name).is_file()), None)


def by_hand(source: Source, folder: Path) -> Path:
    """Where a person puts the file that a data set's makers give."""
    return folder / source.files[-1]


def find(key: str, folder: Path) -> Path:
    """The copy of a data set in a folder.

    Raises:
        DataError: There is none.
    """
    source = sources()[key]
    path = present(source, folder)
    if path is None:
        how = (
            f"run `caryatid history pull {key}`"
            if source.address
            else f"get it from {source.page} and save it as {by_hand(source, folder)}"
        )
        raise DataError(f"no copy of {source.title}", where=str(folder), fix=how)
    return path
