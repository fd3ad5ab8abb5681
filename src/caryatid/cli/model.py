"""caryatid model: how far the model of the pillars can be trusted."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from caryatid.cli.options import (
    as_json,
    as_of_option,
    case_argument,
    now_option,
    run_options,
    workers_option,
)
from caryatid.cli.output import say, say_json

__all__ = ["model"]

_MOST_DRAWS = 4096
_FEWEST_DRAWS = 64


@click.group()
def model() -> None:
    """The model behind rung 3: its test on the past, what a run hangs on, several analysts."""


@model.command()
@click.option(
    "--from",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Compute it again from published data in this folder (needs the extra history).",
)
@click.option("--draws", type=click.IntRange(64, 16_384), default=512, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Random seed.")
@workers_option
@as_json
def validate(folder: Path | None, draws: int, seed: int, workers: int, as_json: bool) -> None:
    """Show whether pillars foretold past exits better than history alone.

    Without --from it prints what was computed for this version, whatever it is.
    """
    from caryatid.forecast.value import (
        compare,
        result_json,
        result_text,
        score_year,
        shipped_result,
    )

    if folder is None:
        result = shipped_result()
    else:
        from caryatid.cases.past import past_years
        from caryatid.executor import open_executor

        with open_executor(workers) as executor:
            score = partial(score_year, seed=seed, draws=draws)
            result = compare(executor.map(score, past_years(folder)))
    if as_json:
        say_json(result_json(result))
        return
    say(result_text(result))


@model.command()
@case_argument
@run_options
def diagnose(
    case: str,
    as_of: date | None,
    seed: int,
    draws: int,
    judgement: str | None,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Show what a case's rung 3 hangs on: groups of inputs, patrons, tipping values, constants."""
    from caryatid.cases import open_folder
    from caryatid.cases.runs import case_runs
    from caryatid.cli.requests import request_from
    from caryatid.executor import open_executor
    from caryatid.forecast.diagnosis import diagnose as diagnosed
    from caryatid.forecast.diagnosis import diagnosis_json, diagnosis_text

    request = request_from(
        now=now, as_of=as_of, seed=seed, draws=min(draws, _MOST_DRAWS), workers=workers
    )
    run = case_runs(open_folder(case), request, (judgement,))[0]
    with open_executor(workers) as executor:
        found = diagnosed(run, executor=executor)
    if as_json:
        say_json(diagnosis_json(found))
        return
    say(diagnosis_text(found))


@model.command()
@case_argument
@click.option(
    "--judgement",
    "names",
    multiple=True,
    required=True,
    help="A file judgement/NAME.toml, named once or more; ours is always in the pool.",
)
@as_of_option
@click.option("--seed", type=int, default=1, show_default=True, help="Random seed.")
@now_option
@workers_option
@as_json
def pool(
    case: str,
    names: tuple[str, ...],
    as_of: date | None,
    seed: int,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Show rung 3 by each analyst's judgement, their pool, and how far they differ."""
    from caryatid.cases import open_folder
    from caryatid.cases.runs import case_runs
    from caryatid.cli.requests import request_from
    from caryatid.forecast.pool import pool as pooled
    from caryatid.forecast.pool import pool_json, pool_text

    request = request_from(now=now, as_of=as_of, seed=seed, workers=workers)
    runs = case_runs(open_folder(case), request, (None, *names))
    found = pooled(dict(zip(("ours", *names), runs, strict=True)))
    if as_json:
        say_json(pool_json(found))
        return
    say(pool_text(found))


@model.command()
@case_argument
@click.option("--dot", is_flag=True, help="A drawing for Graphviz instead of a table.")
@as_of_option
@now_option
def show(case: str, dot: bool, as_of: date | None, now: datetime) -> None:
    """Show what the model takes from a case: pillars, states, ways out, patrons, threats."""
    from caryatid.cases import open_folder
    from caryatid.cases.runs import case_runs
    from caryatid.cli.requests import request_from
    from caryatid.forecast.showing import specification_dot, specification_table

    request = request_from(now=now, as_of=as_of, draws=_FEWEST_DRAWS)
    (run,) = case_runs(open_folder(case), request, (None,))
    say((specification_dot if dot else specification_table)(run.specification))
