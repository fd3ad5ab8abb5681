"""caryatid whatif: the forecast with something changed, the same random numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from caryatid.cli.options import case_argument, run_options
from caryatid.cli.output import say, say_json

__all__ = ["whatif"]


_MOST = 6.0
"""Largest level on the logit scale: 1 of 400 from the end of the scale, where nothing changes."""


def _bounded(level: float) -> float:
    if not -_MOST <= level <= _MOST:
        raise ValueError(level)
    return level


def _levels(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> dict[str, float]:
    found = {}
    for value in values:
        key, _, level = value.partition("=")
        try:
            found[key.strip()] = _bounded(float(level))
        except ValueError as error:
            raise click.BadParameter(
                f"{value!r} is no level; write PILLAR=Z with Z from -{_MOST:g} to {_MOST:g}, "
                "as in security_forces=0.5",
                ctx,
                param,
            ) from error
    return found


@click.command()
@case_argument
@click.option("--out", multiple=True, metavar="ISO", help="A patron that leaves at once, by code.")
@click.option(
    "--pillar",
    "levels",
    multiple=True,
    metavar="PILLAR=Z",
    callback=_levels,
    help="A pillar at another level, on the logit scale: 0 is even, 2 firm, -2 gone.",
)
@run_options
def whatif(
    case: str,
    out: tuple[str, ...],
    levels: dict[str, float],
    as_of: date | None,
    seed: int,
    draws: int,
    judgement: str | None,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Show what rung 3 would be with a patron out or a pillar elsewhere, draw by draw."""
    from caryatid.cases import open_folder
    from caryatid.cases.runs import case_runs
    from caryatid.cli.requests import request_from
    from caryatid.forecast.diagnosis import compare, comparison_text

    if not out and not levels:
        raise click.UsageError("nothing is changed; use --out ISO or --pillar PILLAR=Z")
    request = request_from(now=now, as_of=as_of, seed=seed, draws=draws, workers=workers)
    run = case_runs(open_folder(case), request, (judgement,))[0]
    found = compare(run, pillar_z=levels, patrons_out=out)
    if as_json:
        shown: dict[str, Any] = {
            "before": found.before,
            "after": found.after,
            "change_points": found.points,
            "standard_error": found.se,
            "by_way_points": dict(found.by_way),
        }
        say_json(shown)
        return
    say(comparison_text(found))
