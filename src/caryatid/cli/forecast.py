"""caryatid forecast: the numbers of a case, from what its ledger holds."""

from __future__ import annotations

from datetime import date, datetime

import click

from caryatid.cli.options import case_argument, run_options
from caryatid.cli.output import say, say_json, tell_notes

__all__ = ["forecast"]


@click.command()
@case_argument
@run_options
def forecast(
    case: str,
    as_of: date | None,
    seed: int,
    draws: int,
    judgement: str | None,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Forecast a case from its ledger and append the record to forecasts.jsonl."""
    from caryatid.cases import forecast_folder, open_folder
    from caryatid.cli.requests import request_from
    from caryatid.forecast import forecast_to_json
    from caryatid.report.words import forecast_text

    request = request_from(
        now=now, as_of=as_of, seed=seed, draws=draws, judgement=judgement, workers=workers
    )
    done = forecast_folder(open_folder(case), request, explained=False)
    if as_json:
        say_json({"forecast": forecast_to_json(done.run.forecast)})
        return
    tell_notes(done.notes)
    say(forecast_text(done.run))
