"""The numbers that are ours, with marks and citations, and where everything comes from."""

from __future__ import annotations

from typing import Any

from caryatid.forecast import Run
from caryatid.report.numbers import day_words

__all__ = ["judgement_rows", "provenance_rows"]


def judgement_rows(run: Run) -> list[dict[str, Any]]:
    """Every number of rung 3 with value, spread, mark and citation."""
    return []


def provenance_rows(run: Run) -> list[tuple[str, str]]:
    """Name and sentence of each thing that the forecast rests on."""
    forecast, facts = run.forecast, run.facts
    checked = f", checked {day_words(facts.checked_on)}" if facts.checked_on else ""
    hindsight = "; coefficients are later than the as-of day (hindsight)"
    return [
        ("as of", day_words(forecast.as_of)),
        ("computed", forecast.made_at.strftime("%Y-%m-%d %H:%M UTC")),
        ("draws, seed", f"{forecast.draws:,} draws, seed {forecast.seed}"),
        ("facts of the case", f"{facts.source or 'no source given'}{checked}"),
        (
            "history to",
            day_words(run.base.data_to) + (hindsight if run.base.hindsight else ""),
        ),
        ("link to the regime's exit", run.base.regime.note or "counts shown with the classes"),
        *sorted(run.base.provenance.items()),
    ]
