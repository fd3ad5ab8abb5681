"""caryatid read: what the reader finds in texts, without a forecast."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from caryatid.cli.options import DAY, as_json, now_option, workers_option
from caryatid.cli.output import progress, say, say_json, tell_notes, tell_problems

__all__ = ["read"]


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--regime", help="Country of the regime: ISO code or English name.")
@click.option("--published", type=DAY, help="Publication day of texts that carry none.")
@now_option
@workers_option
@as_json
def read(
    paths: tuple[str, ...],
    regime: str | None,
    published: date | None,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Read texts (files, folders, - for standard input) and print who does what to whom.

    Given one case folder, its documents are read into its ledger. With --json: one object for
    one text, one line for each of several.
    """
    if len(paths) == 1 and (Path(paths[0]) / "case.toml").is_file():
        _read_case(paths[0], now=now, published=published, workers=workers, as_json=as_json)
        return
    from caryatid.cases.facts import country_code
    from caryatid.cases.gather import Problem, gather
    from caryatid.cases.intake import read_all
    from caryatid.executor import open_executor
    from caryatid.reading import reading_to_json
    from caryatid.report.claims import reading_text

    focus = country_code(regime) if regime else None
    gathered = gather(paths, published=published)
    with progress("reading") as show, open_executor(workers) as executor:
        results = read_all(gathered.documents, focus=focus, executor=executor, show=show)
    readings = [r for r in results if not isinstance(r, Problem)]
    several = len(readings) > 1 or any(Path(p).is_dir() for p in paths)
    for reading in readings:
        if as_json:
            say_json(reading_to_json(reading), lines=several)
        else:
            say(reading_text(reading))
    tell_problems((*gathered.problems, *(r for r in results if isinstance(r, Problem))))


def _read_case(
    path: str, *, now: datetime, published: date | None, workers: int, as_json: bool
) -> None:
    from caryatid.cases import open_folder, read_folder
    from caryatid.cli.requests import request_from

    request = request_from(now=now, published=published, workers=workers)
    with progress("reading") as show:
        intake, problems = read_folder(open_folder(path), request, show=show)
    tell_problems((*problems, *intake.problems))
    if as_json:
        aside = len(problems) + len(intake.problems)
        counts = {"read": intake.read, "known": intake.known, "claims": intake.claims}
        say_json({**counts, "set_aside": aside})
        return
    tell_notes(intake.notes)
    say(f"{intake.read} documents read, {intake.known} known before, {intake.claims} new claims.")
