"""Forecasts of a case that leave no trace in it: for what-ifs, diagnoses and pools."""

from __future__ import annotations

from collections.abc import Sequence

from caryatid.cases.choose import choose_day, decided_to
from caryatid.cases.folder import Folder
from caryatid.cases.pipeline import Request, hashes_of
from caryatid.executor import open_executor
from caryatid.forecast import Run, run

__all__ = ["case_runs"]


def case_runs(
    folder: Folder, request: Request, judgements: Sequence[str | None]
) -> tuple[Run, ...]:
    """One run for each judgement, on the same day with the same random numbers.

    Args:
        folder: The case.
        request: Cut-off, seed, draws and workers.
        judgements: Names of files in judgement/, None for ours.
    """
    found = []
    with folder.open_ledger() as ledger, open_executor(request.workers) as executor:
        day, _ = choose_day(ledger.documents(), as_of=request.as_of, now=request.now)
        facts, grades = folder.facts(day), folder.grades()
        decided = decided_to(day, as_of=request.as_of, now=request.now)
        view = ledger.view(day, grades, decided=decided)
        for name in judgements:
            judged = folder.judgement(name)
            found.append(
                run(
                    view,
                    facts,
                    settings=request.settings,
                    judgement=judged,
                    made_at=request.now,
                    executor=executor,
                    hashes=hashes_of(
                        ledger, facts, request.settings, judgement=judged, grades=grades
                    ),
                )
            )
    return tuple(found)
