"""Fetches data sets from their official addresses, or from a folder that has them already.

An interrupted download goes on where it stopped. A file is put in its place only when it is whole
and holds the columns that are read of it.
"""

from __future__ import annotations

import http.client
import shutil
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from caryatid.errors import DataError
from caryatid.history.panel.sources import Source, by_hand, present
from caryatid.history.panel.tables import check_rows, read_file
from caryatid.history.store.manifest import Kept, keep

__all__ = ["Answer", "Open", "Pulled", "open_address", "pull"]

_BLOCK = 1 << 16
_TIMEOUT_SECONDS = 60.0
_PARTIAL = 206

_BROKEN = (OSError, http.client.HTTPException)
"""What a connection that is refused, breaks or ends too soon raises."""


class Answer(Protocol):
    """What a server answers: its status, how many bytes follow, the bytes."""

    status: int
    length: int | None

    def read(self, size: int) -> bytes:
        """The next bytes, empty at the end."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...


Open = Callable[[str, int], Answer]
"""Address and first byte wanted -> the answer; raises one of _BROKEN where there is none."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pulled:
    """What became of one data set.

    Attributes:
        key: The data set.
        kept: What is there now, None if nothing is.
        told: A sentence for people.
    """

    key: str
    kept: Kept | None
    told: str


def pull(
    source: Source,
    folder: Path,
    *,
    now: str,
    given: Path | None = None,
    again: bool = False,
    progress: Progress = lambda done, total: None,
    opener: Open | None = None,
) -> Pulled:
    """Puts a data set into a folder.

    Args:
        source: The data set.
        folder: Where it is kept.
        now: Time to record, ISO 8601.
        given: Folder that has it already, None to fetch it.
        again: Whether to fetch what is there.
        progress: Told bytes done and in all (0 if unknown).
        opener: How an address is opened, None for the network.

    Raises:
        DataError: The address has moved, the connection broke, the file is cut short or lacks a
            column.
    """
    here = present(source, folder)
    if here is not None and not again:
        return Pulled(source.key, None, f"there already: {here}")
    if given is not None:
        return _copied(source, folder, given, now)
    if not source.address:
        place, columns = by_hand(source, folder), ", ".join(source.columns)
        told = f"to be fetched by hand: {source.page}; save it as {place}, columns {columns}"
        return Pulled(source.key, None, told)
    name = _name(source)
    _download(source, folder / name, progress, opener or open_address)
    kept = keep(folder, source.key, name, source=source.address, fetched=now)
    return Pulled(source.key, kept, f"{kept.bytes:,} bytes, SHA-256 {kept.sha256[:12]}...")


def _name(source: Source) -> str:
    """The file's name here: the one of ours that ends as the address does."""
    last = source.address.rsplit("/", 1)[-1]
    return next((name for name in source.files if name.endswith(last)), source.files[0])


def _copied(source: Source, folder: Path, given: Path, now: str) -> Pulled:
    found = present(source, given)
    if found is None:
        return Pulled(source.key, None, f"not in {given}")
    name = found.relative_to(given).as_posix()
    part = _part(folder / name)
    shutil.copyfile(found, part)
    _settle(source, part, folder / name)
    kept = keep(folder, source.key, name, source=str(given), fetched=now)
    return Pulled(source.key, kept, f"{kept.bytes:,} bytes, SHA-256 {kept.sha256[:12]}...")


def _part(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f"part-{path.name}")


def _settle(source: Source, part: Path, path: Path) -> None:
    """Puts a whole file in its place if it can be read; else nothing of it stays."""
    try:
        check_rows(source, part, read_file(source, part))
    except DataError:
        part.unlink(missing_ok=True)
        raise
    part.replace(path)


def _download(source: Source, path: Path, progress: Progress, opener: Open) -> None:
    part = _part(path)
    begun = part.stat().st_size if part.is_file() else 0
    try:
        answer = opener(source.address, begun)
    except _BROKEN as error:
        if not begun:
            raise _moved(source, str(error)) from error
        part.unlink()
        return _download(source, path, progress, opener)
    try:
        if answer.status != _PARTIAL:
            begun = 0
        total = begun + (answer.length or 0)
        _store(answer, part, begun, total, progress)
    except _BROKEN as error:
        raise DataError(
            f"the connection broke after {part.stat().st_size:,} bytes ({error})",
            where=source.address,
            fix="run the command again: it goes on from there",
        ) from error
    finally:
        answer.close()
    done = part.stat().st_size
    if answer.length is not None and done != total:
        raise DataError(
            f"{source.title} is cut short: {done:,} of {total:,} bytes",
            where=source.address,
            fix="run the command again: it goes on from there",
        )
    _settle(source, part, path)
    return None


def _store(answer: Answer, part: Path, begun: int, total: int, progress: Progress) -> None:
    with part.open("ab" if begun else "wb") as stream:
        done = begun
        while block := answer.read(_BLOCK):
            stream.write(block)
            done += len(block)
            progress(done, total)


def _moved(source: Source, why: str) -> DataError:
    return DataError(
        f"{source.title} is not at its address any more, or the network is down ({why})",
        where=source.address,
        fix=f"look for it at {source.page} and give its folder with --from",
    )


@dataclass(slots=True)
class _Web:
    """An open address."""

    stream: BinaryIO
    status: int
    length: int | None

    def read(self, size: int) -> bytes:
        return self.stream.read(size)

    def close(self) -> None:
        self.stream.close()


def open_address(address: str, begun: int) -> Answer:
    """Opens an address over the network, from a byte on.

    Raises:
        OSError: Nobody answers, or the answer is an error.
    """
    request = urllib.request.Request(address)
    if begun:
        request.add_header("Range", f"bytes={begun}-")
    stream = urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS)
    length = stream.headers.get("Content-Length")
    return _Web(stream, int(stream.status), None if length is None else int(length))
