"""The second reader on a case: what it has not read yet, within a budget, into the same ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from caryatid.cases.intake import Intake, Progress
from caryatid.errors import DataError
from caryatid.ledger import Ledger
from caryatid.records import Document, Reading

if TYPE_CHECKING:  # its packages are loaded only where it is asked for
    from caryatid.reading.llm import Endpoint, SecondReader

__all__ = ["Second", "read_second", "take_second"]

_LATER = timedelta(microseconds=1)
"""How much later than the first reader the second one counts as having come: the last one to
come speaks for a text."""


@dataclass(frozen=True, slots=True)
class Second:
    """Which second reader is asked, and how much it may use.

    Attributes:
        endpoint: Server and model.
        documents: Most documents.
        tokens: Most tokens.
        seconds: Most seconds.
    """

    endpoint: Endpoint
    documents: int
    tokens: int
    seconds: float

    def opened(self, cache: Path | None) -> SecondReader:
        """The reader, with a folder for its answers."""
        from caryatid.reading.llm import Budget, Cache, SecondReader

        budget = Budget(self.documents, self.tokens, self.seconds)
        return SecondReader(self.endpoint, budget, cache=Cache(cache))


def read_second(
    documents: Sequence[Document],
    reader: SecondReader,
    *,
    focus: str | None,
    show: Progress = lambda done, total: None,
) -> tuple[list[Reading], list[str]]:
    """What the second reader finds, and notes on what it did not read.

    A document that it gives no proper answer on is left to the first reader.

    Raises:
        UsageError: Its server refuses the call.
    """
    from caryatid.reading.llm import BudgetSpent, NoAnswerError

    readings: list[Reading] = []
    notes: list[str] = []
    for number, document in enumerate(documents):
        try:
            readings.append(reader.read(document, focus=focus))
        except (BudgetSpent, NoAnswerError) as error:
            left = len(documents) - number
            why = (
                f"the second reader's budget: {error}" if isinstance(error, BudgetSpent) else error
            )
            notes.append(f"{why}. Not read by it: {left} of {len(documents)} documents.")
            break
        except DataError as error:
            notes.append(str(error))
        show(number + 1, len(documents))
    return readings, notes


def take_second(
    ledger: Ledger,
    documents: Sequence[Document],
    intake: Intake,
    reader: SecondReader,
    *,
    focus: str,
    entered: datetime,
    show: Progress = lambda done, total: None,
) -> Intake:
    """Adds the second reader's readings to what the first one found.

    Args:
        ledger: Where claims go; each passes the same check as any other.
        documents: All documents of the case; those that this reader has read are passed over.
        intake: What became of them with the first reader.
        reader: The second reader.
        focus: ISO alpha-3 of the case's regime.
        entered: Time to record.
        show: Called with (done, total).

    Returns:
        The intake with claims and notes added, and without the documents that the second reader
        could read though the first could not.
    """
    held = {r.document.id for r in ledger.all_readings() if r.reader == reader.name}
    new = [d for d in documents if d.id not in held]
    readings, notes = read_second(new, reader, focus=focus, show=show)
    claims = 0
    for reading in readings:
        claims += ledger.add_reading(reading, entered=entered + _LATER).claims
        notes.extend(f"{reading.document.name}: {note}" for note in reading.notes)
    done = held | {r.document.id for r in readings}
    left = tuple(p for p in intake.problems if p.document is None or p.document.id not in done)
    return replace(
        intake,
        read=intake.read + len(intake.problems) - len(left),
        claims=intake.claims + claims,
        notes=(*intake.notes, *notes),
        problems=left,
    )
