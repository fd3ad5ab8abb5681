"""What people and other readers put into a ledger: corrections and imported readings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from caryatid.cases.folder import Folder
from caryatid.cases.gather import Problem
from caryatid.errors import CaryatidError, DataError, UsageError
from caryatid.ledger import Ledger
from caryatid.reading import READER, load_documents, reading_from_json
from caryatid.records import Document
from caryatid.terms.acts import ACTS
from caryatid.terms.vocabulary import DIRECTIONS, EVIDENCE, MODALITIES

__all__ = ["EDITABLE", "import_lines", "parse_changes"]

EDITABLE: dict[str, tuple[str, ...] | None] = {
    "source": None,
    "target": None,
    "holder": None,
    "act": ACTS,
    "direction": DIRECTIONS,
    "modality": MODALITIES,
    "evidence": EVIDENCE,
    "negated": ("true", "false"),
    "alleged": ("true", "false"),
    "demands_removal": ("true", "false"),
}
"""Fields that a person may correct, with the values they may take."""

_LISTS = frozenset({"source", "target"})
_FLAGS = frozenset({"negated", "alleged", "demands_removal"})


def parse_changes(pairs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """`field=value` pairs as (field, value in JSON), in order.

    Raises:
        UsageError: No such field, or a value that the field cannot take.
    """
    changes = []
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or key not in EDITABLE:
            raise UsageError(
                f"{pair!r} changes no field",
                fix=f"write FIELD=VALUE with a field of {', '.join(EDITABLE)}",
            )
        allowed = EDITABLE[key]
        if allowed is not None and value not in allowed:
            raise UsageError(f"{key} cannot be {value!r}", fix=f"choose from {', '.join(allowed)}")
        changes.append((key, json.dumps(_typed(key, value))))
    return tuple(changes)


def _typed(key: str, value: str) -> Any:
    if key in _LISTS:
        return [part for part in value.split(",") if part]
    return value == "true" if key in _FLAGS else value


def import_lines(
    folder: Folder, lines: Iterable[str], *, entered: datetime
) -> tuple[int, tuple[Problem, ...]]:
    """Brings readings of another reader into a case's ledger, line by line.

    Each line's document must be in the ledger or in the case's documents folder; a line that
    fails its checks is set aside and the rest go through.

    Returns:
        Number of claims stored, and the lines set aside.
    """
    stored = 0
    problems: list[Problem] = []
    with folder.open_ledger() as ledger:
        documents = _documents(folder, ledger)
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                stored += _import_one(line, f"line {number}", documents, ledger, entered)
            except CaryatidError as error:
                problems.append(Problem(f"line {number}", str(error)))
    return stored, tuple(problems)


def _documents(folder: Folder, ledger: Ledger) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for path in sorted(p for p in folder.documents.rglob("*") if p.is_file()):
        try:
            loaded = load_documents(path.read_bytes(), name=path.name)
        except (CaryatidError, OSError):
            continue  # what cannot be read cannot be what a reader has read
        found.update((document.id, document) for document in loaded)
    # What the ledger holds wins: its publication date may have been given by hand.
    found.update({document.id: document for document in ledger.documents()})
    return found


def _import_one(
    line: str, where: str, documents: dict[str, Document], ledger: Ledger, entered: datetime
) -> int:
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"not JSON: {error}", where=where, fix="one object a line") from error
    named = raw.get("document") if isinstance(raw, dict) else None
    key = named.get("id") if isinstance(named, dict) else named
    document = documents.get(key) if isinstance(key, str) else None
    if document is None:
        raise DataError(
            f"its document {key!r} is not in this case",
            where=where,
            fix="put the text into documents/ first",
        )
    reading = reading_from_json(raw, document)
    if reading.reader in ("unnamed", READER):  # nobody else reads under our name
        reading = replace(reading, reader="imported")
    return ledger.add_reading(reading, entered=entered).claims
