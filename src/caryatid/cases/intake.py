"""Documents into a ledger: read side by side, stored one by one, so that a killed run can go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from caryatid.cases.gather import Problem
from caryatid.errors import CaryatidError
from caryatid.executor import Executor
from caryatid.ledger import Ledger
from caryatid.reading import read_document
from caryatid.records import Document, Reading

__all__ = ["Intake", "Progress", "read_all", "take_in"]

Progress = Callable[[int, int], None]

_BATCH = 16
"""Documents read between two writes: few enough that a killed run loses little."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of the documents.

    Attributes:
        read: Number that were read and stored now.
        known: Number that the ledger held already.
        claims: Number of claims stored now.
        notes: What the reader wants a person to know, with the document's name.
        problems: Documents that were set aside.
    """

    read: int = 0
    known: int = 0
    claims: int = 0
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_all(
    documents: Sequence[Document],
    *,
    focus: str | None,
    executor: Executor,
    show: Progress = lambda done, total: None,
) -> list[Reading | Problem]:
    """Readings in the documents' order; a document that cannot be read becomes a Problem."""
    results: list[Reading | Problem] = []
    for start in range(0, len(documents), _BATCH):
        batch = documents[start : start + _BATCH]
        results.extend(executor.map(_read_one, [(d, focus) for d in batch]))
        show(len(results), len(documents))
    return results


def take_in(
    ledger: Ledger,
    documents: Sequence[Document],
    *,
    focus: str,
    entered: datetime,
    executor: Executor,
    loading: Sequence[tuple[str, str]] = (),
    show: Progress = lambda done, total: None,
) -> Intake:
    """Reads the documents that the ledger does not hold yet and stores what was found.

    Args:
        ledger: Where claims go.
        documents: In the order in which they are stored.
        focus: ISO alpha-3 of the case's regime.
        entered: Time to record.
        executor: Where reading runs.
        loading: (document id, sentence) on what had to be guessed to load a document.
        show: Called with (done, total).
    """
    held = {document.id for document in ledger.documents()}
    new = [d for d in documents if d.id not in held]
    names = {d.id: d.name for d in new}
    notes = [f"{names[key]}: {note}" for key, note in loading if key in names]
    problems: list[Problem] = []
    stored = claims = 0
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        for result in read_all(batch, focus=focus, executor=executor):
            if isinstance(result, Problem):
                problems.append(result)
                continue
            try:
                claims += ledger.add_reading(result, entered=entered).claims
            except CaryatidError as error:
                problems.append(Problem(result.document.name, str(error)))
                continue
            stored += 1
            notes.extend(f"{result.document.name}: {note}" for note in result.notes)
        show(min(start + _BATCH, len(new)), len(new))
    return Intake(stored, len(documents) - len(new), claims, tuple(notes), tuple(problems))


def _read_one(work: tuple[Document, str | None]) -> Reading | Problem:
    document, focus = work
    try:
        return read_document(document, focus=focus)
    except CaryatidError as error:
        return Problem(document.name, str(error), document)
