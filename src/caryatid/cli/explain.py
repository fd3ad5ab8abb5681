"""caryatid explain: why the numbers are what they are."""

from __future__ import annotations

from datetime import date, datetime

import click

from caryatid.cli.options import case_argument, run_options
from caryatid.cli.output import say, say_json, tell_notes

__all__ = ["explain"]


@click.command()
@case_argument
@click.option("--why", "what", help="One number: a pillar, condition, rung, class or claim id.")
@run_options
def explain(
    case: str,
    what: str | None,
    as_of: date | None,
    seed: int,
    draws: int,
    judgement: str | None,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Explain a case's forecast; with --why, trace one number to its quotes or its prior."""
    from caryatid.cases import forecast_folder, open_folder
    from caryatid.cli.requests import request_from
    from caryatid.explain import why
    from caryatid.report.explained import explanation_text, trace_text
    from caryatid.report.machine import explanation_json, trace_json

    request = request_from(
        now=now, as_of=as_of, seed=seed, draws=draws, judgement=judgement, workers=workers
    )
    folder = open_folder(case)
    done = forecast_folder(folder, request, explained=what is None)
    tell_notes(done.notes)
    if what is not None:
        trace = why(done.run, what)
        say_json(trace_json(trace)) if as_json else say(trace_text(trace))
        return
    assert done.explanation is not None
    if as_json:
        say_json(explanation_json(done.run, done.explanation))
    else:
        say(explanation_text(done.run, done.explanation))
