"""What `caryatid doctor` looks at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from caryatid._version import __version__
from caryatid.cases.folder import Folder, open_folder
from caryatid.errors import CaryatidError, UsageError
from caryatid.report.naming import plural

__all__ = ["Finding", "check_up"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    fine: bool
    detail: str


def check_up(case: str | None) -> tuple[Finding, ...]:
    """Findings on the installation, the built-in tables and a case folder, if named."""
    looks: list[tuple[str, Callable[[], str]]] = [
        ("version", lambda: f"Caryatid {__version__}, Python {sys.version.split()[0]}"),
        ("packages", _packages),
        ("tables", _tables),
        ("history", _history),
    ]
    findings = [_look(what, look) for what, look in looks]
    if case is not None:
        findings.extend(_case(case))
    return tuple(findings)


def _look(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except UsageError:
        raise  # what was asked is wrong, not what was looked at
    except CaryatidError as error:
        return Finding(what, False, str(error))


def _packages() -> str:
    names = [r.split(";")[0] for r in requires("caryatid") or [] if "extra ==" not in r]
    found = []
    for name in names:
        bare = name.split(">")[0].split("<")[0].split("=")[0].strip()
        try:
            found.append(f"{bare} {version(bare)}")
        except PackageNotFoundError as error:
            raise CaryatidError(f"{bare} is missing", fix="pip install caryatid again") from error
    return ", ".join(found)


def _tables() -> str:
    from caryatid.terms.countries import COUNTRIES
    from caryatid.terms.regimes import REGIMES

    newest = max(row.checked_on for row in REGIMES)
    return f"{len(COUNTRIES)} countries, {len(REGIMES)} leaders (last checked {newest.isoformat()})"


def _history() -> str:
    from caryatid.history import data_month

    return f"class tables and coefficients to {data_month().isoformat()[:7]}"


def _case(path: str) -> list[Finding]:
    opened: list[Folder] = []

    def case_file() -> str:
        opened.append(open_folder(path))
        return f"{opened[0].file.case.country}, format {opened[0].file.format}"

    findings = [_look("case.toml", case_file)]
    if opened:
        folder = opened[0]
        findings.append(_look("sources.toml", lambda: _graded(folder)))
        if folder.ledger_path.exists():
            findings.append(_look("ledger", lambda: _ledger(folder)))
        findings.append(_look("languages", lambda: _languages(folder)))
        writable = os.access(folder.root, os.W_OK)
        findings.append(
            Finding("folder", writable, "can be written to" if writable else "read-only")
        )
    return findings


def _graded(folder: Folder) -> str:
    return f"{plural(len(folder.grades()), 'source')} graded"


def _languages(folder: Folder) -> str:
    """Texts of the case that no reader has read because they are not in English, by outlet."""
    from caryatid.cases.gather import gather_waiting
    from caryatid.cases.set_aside import languages_words

    if not any(folder.documents.iterdir() if folder.documents.is_dir() else ()):
        return "no texts yet"
    held: set[str] = set()
    if folder.ledger_path.exists():
        with folder.open_ledger() as ledger:
            held = {document.id for document in ledger.documents()}
    waiting = gather_waiting(folder.documents, held=())
    others = (d for d in waiting.documents if d.id not in held)
    return languages_words(others) or "nothing set aside for its language"


def _ledger(folder: Folder) -> str:
    with folder.open_ledger() as ledger:
        ledger.check()
        return (
            f"whole, {plural(len(ledger.documents()), 'document')}, digest {ledger.digest()[:12]}"
        )
