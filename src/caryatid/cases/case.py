"""A case for Python users: `caryatid.open_case(path)` and its few verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from caryatid.cases.choose import choose_day, decided_to
from caryatid.cases.folder import Folder, open_folder
from caryatid.cases.intake import Intake
from caryatid.cases.pipeline import Brief, Request, forecast_folder, read_folder
from caryatid.executor import InProcess
from caryatid.explain import Explanation, explain
from caryatid.forecast import Run, rerun
from caryatid.records import LedgerView, Situation
from caryatid.situation import assess

__all__ = ["Case", "open_case"]


@dataclass(frozen=True)
class Case:
    """A case folder with the verbs of the command line.

    Attributes:
        folder: The folder on disk.
        request: Cut-off, seed, draws and workers that every verb uses.
    """

    folder: Folder
    request: Request

    def at(self, as_of: date) -> Case:
        """The same case with another cut-off day."""
        return replace(self, request=replace(self.request, as_of=as_of))

    def read(self) -> Intake:
        """Reads the documents that the ledger does not hold yet."""
        intake, problems = read_folder(self.folder, self.request)
        return replace(intake, problems=(*problems, *intake.problems))

    def ledger(self) -> LedgerView:
        """The ledger as of the cut-off day."""
        with self.folder.open_ledger() as ledger:
            as_of, now = self.request.as_of, self.request.now
            day, _ = choose_day(ledger.documents(), as_of=as_of, now=now)
            decided = decided_to(day, as_of=as_of, now=now)
            return ledger.view(day, self.folder.grades(), decided=decided)

    def state(self) -> Situation:
        """Pillars, conditions and triggers as of the cut-off day."""
        view = self.ledger()
        return assess(view, self.folder.facts(view.as_of))

    def forecast(self) -> Run:
        """The forecast; a record of it is appended to the case's log."""
        return forecast_folder(self.folder, self.request, explained=False).run

    def brief(self) -> Brief:
        """Forecast, explanation and report.html."""
        return forecast_folder(self.folder, self.request)

    def explain(self, run: Run | None = None) -> Explanation:
        """Why the numbers are what they are."""
        return explain(run or self.forecast(), executor=InProcess())

    def whatif(self, pillar_z: Mapping[str, float], *, run: Run | None = None) -> Run:
        """The forecast with pillars put at other levels (logit scale), same random numbers."""
        return rerun(run or self.forecast(), pillar_z=pillar_z)


def open_case(path: str | Path, *, as_of: date | None = None, now: datetime | None = None) -> Case:
    """Opens a case folder.

    Args:
        path: The folder with case.toml.
        as_of: Cut-off day; the latest document's day if left out.
        now: Time to record, the clock's if left out.
    """
    moment = now or datetime.now(UTC).replace(microsecond=0)
    return Case(open_folder(path), Request(now=moment, as_of=as_of))
