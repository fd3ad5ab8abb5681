"""caryatid model: how far the model of the pillars can be trusted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from caryatid.cli.options import as_json, workers_option
from caryatid.cli.output import say, say_json

__all__ = ["model"]


@click.group()
def model() -> None:
    """Tests of the model behind rung 3."""


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
