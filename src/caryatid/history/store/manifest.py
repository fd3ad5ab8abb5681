"""The list of what was fetched: file, size, SHA-256, from where, when."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from caryatid.errors import DataError

__all__ = ["Kept", "keep", "kept", "sha256_of", "write_whole"]

_NAME = "manifest.json"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """One fetched file.

    Attributes:
        file: Its name in the folder.
        bytes: Size.
        sha256: Sum of its content.
        source: Address or folder that it came from.
        fetched: When, ISO 8601.
    """

    file: str
    bytes: int
    sha256: str
    source: str
    fetched: str


def kept(folder: Path) -> dict[str, Kept]:
    """Key -> what was fetched; empty where nothing was.

    Raises:
        DataError: The list is no list of ours.
    """
    path = folder / _NAME
    if not path.is_file():
        return {}
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return {key: Kept(**entry) for key, entry in raw.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError(
            "the list of fetched files cannot be read",
            where=str(path),
            fix="delete it and run `caryatid history pull` again",
        ) from error


def keep(folder: Path, key: str, file: str, *, source: str, fetched: str) -> Kept:
    """Adds a file to the list, with its size and sum."""
    path = folder / file
    entry = Kept(file, path.stat().st_size, sha256_of(path), source, fetched)
    found = {**kept(folder), key: entry}
    text = json.dumps({k: asdict(found[k]) for k in sorted(found)}, indent=1) + "\n"
    write_whole(folder / _NAME, text.encode("utf-8"))
    return entry


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            total.update(block)
    return total.hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".half")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
