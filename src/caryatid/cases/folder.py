"""The case folder: where its parts lie, how they are opened, how files are written whole."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from caryatid.cases.config import (
    CalendarFile,
    CaseFile,
    parse_calendar,
    parse_case_file,
    render_case_file,
)
from caryatid.cases.facts import case_facts
from caryatid.errors import DataError, UsageError
from caryatid.forecast import Judgement, default_judgement, judgement_from
from caryatid.ledger import Ledger, load_sources
from caryatid.records import CaseFacts, Grade

__all__ = ["Folder", "create_folder", "open_folder", "write_whole"]


@dataclass(frozen=True, slots=True)
class Folder:
    """A case folder. Opening it reads nothing but case.toml and calendar.toml.

    Attributes:
        root: The folder.
        file: case.toml.
        calendar: calendar.toml, empty if there is none.
    """

    root: Path
    file: CaseFile
    calendar: CalendarFile

    @property
    def documents(self) -> Path:
        """Folder of the case's texts."""
        return self.root / "documents"

    @property
    def ledger_path(self) -> Path:
        """The ledger's file."""
        return self.root / "ledger.db"

    @property
    def log_path(self) -> Path:
        """The append-only log of forecasts."""
        return self.root / "forecasts.jsonl"

    @property
    def cache_path(self) -> Path:
        """Folder of answers of the second reader; it may be deleted at any time."""
        return self.root / "cache" / "second-reader"

    @property
    def report_path(self) -> Path:
        """The report."""
        return self.root / "report.html"

    def facts(self, as_of: date) -> CaseFacts:
        """Who is in power on a day; see `case_facts`."""
        where = str(self.root / "case.toml")
        return case_facts(self.file, self.calendar, as_of=as_of, where=where)

    def open_ledger(self) -> Ledger:
        """The case's ledger, made if there is none."""
        if self.ledger_path.exists():
            return Ledger.open(self.ledger_path)
        with _writing(self.root):
            return Ledger.create(self.ledger_path)

    def sources_path(self) -> Path:
        """sources.toml: the case's own, else the one beside the case that a desk shares."""
        shared = self.root.parent / "sources.toml"
        own = self.root / "sources.toml"
        return shared if shared.exists() and not own.exists() else own

    def grades(self) -> tuple[Grade, ...]:
        """Grades that people gave to sources, empty if there is no register."""
        path = self.sources_path()
        if not path.exists():
            return ()
        return load_sources(_read_text(path), where=str(path))

    def judgement(self, name: str | None = None) -> Judgement:
        """An analyst's judgement: `judgement/NAME.toml`, or ours if no name is given.

        Raises:
            UsageError: There is no such file; names those that there are.
        """
        if name is None:
            return default_judgement()
        folder = self.root / "judgement"
        path = folder / f"{name}.toml"
        known = sorted(p.stem for p in folder.glob("*.toml"))
        if name not in known:
            raise UsageError(
                f"no judgement {name!r} in {folder} (there: {', '.join(known) or 'none'})",
                fix="write judgement/NAME.toml, or leave --judgement out for ours",
            )
        return judgement_from(_toml(path), where=str(path))

    def log(self, record: Mapping[str, Any]) -> bool:
        """Appends one forecast record; an identical last record is not written twice.

        Returns:
            Whether a line was written.
        """
        line = json.dumps(record, sort_keys=True, ensure_ascii=False) + "\n"
        if self.log_path.exists():
            lines = _read_text(self.log_path).splitlines(keepends=True)
            if lines and lines[-1] == line:
                return False
        with _writing(self.root), self.log_path.open("a", encoding="utf-8") as handle:
            handle.write(line)
        return True

    def write_report(self, html: str) -> None:
        """Writes report.html, whole or not at all."""
        write_whole(self.report_path, html)


def open_folder(path: str | Path) -> Folder:
    """Opens the case folder at `path`.

    Raises:
        UsageError: There is no case there.
        DataError: Its files are wrong, or it was made by a newer version.
    """
    root = Path(path)
    file = root / "case.toml"
    if not file.is_file():
        raise UsageError(
            f"no case in {str(root)!r} (it has no case.toml)",
            fix="name a case folder, or make one with caryatid init",
        )
    calendar_path = root / "calendar.toml"
    calendar = CalendarFile()
    if calendar_path.exists():
        calendar = parse_calendar(_read_text(calendar_path), where=str(calendar_path))
    return Folder(root, parse_case_file(_read_text(file), where=str(file)), calendar)


def create_folder(path: str | Path, country: str, *, handling: str = "") -> Folder:
    """Makes a new case folder for a country (ISO 3166 alpha-3).

    Raises:
        UsageError: There is a case already, or the place cannot be written to.
    """
    root = Path(path)
    if (root / "case.toml").exists():
        raise UsageError(f"{str(root)!r} is a case already", fix="choose another folder")
    with _writing(root):
        (root / "documents").mkdir(parents=True, exist_ok=True)
        (root / "judgement").mkdir(exist_ok=True)
    write_whole(root / "case.toml", render_case_file(country, handling=handling))
    return open_folder(root)


def write_whole(path: Path, text: str | bytes) -> None:
    """Writes a file so that a reader sees the old one or the new one, never a half."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    with _writing(path.parent):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(0o644)  # mkstemp's 0600 would hide a shared case from colleagues
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


class _writing:  # noqa: N801 - reads as a verb where it is used
    """Turns a refusal of the file system into one sentence with what to do."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise UsageError(
                f"cannot write to {str(self.place)!r}: {error.strerror or error}",
                fix="choose another folder with --case DIR, or mend its permissions",
            ) from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(
            f"cannot be read: {error.strerror}", where=str(path), fix="check its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise DataError("is not UTF-8 text", where=str(path), fix="save it as UTF-8") from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", where=str(path), fix="mend it") from error
