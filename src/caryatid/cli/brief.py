"""caryatid brief: from documents to forecast and report in one go."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from caryatid.cli.options import DAY, run_options
from caryatid.cli.output import progress, say, say_json, tell_notes, tell_problems
from caryatid.cli.second_reader import reader_options, second_from

if TYPE_CHECKING:
    from caryatid.cases import Brief

__all__ = ["brief"]


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--regime", help="Country of the regime: ISO code or English name.")
@click.option("--case", "case_dir", type=click.Path(file_okay=False), help="Case folder to keep.")
@click.option("--published", type=DAY, help="Publication day of texts that carry none.")
@reader_options
@run_options
def brief(
    paths: tuple[str, ...],
    regime: str | None,
    case_dir: str | None,
    published: date | None,
    reader: str,
    llm_budget: tuple[int, int, int],
    as_of: date | None,
    seed: int,
    draws: int,
    judgement: str | None,
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Read texts (files, folders, a case, or - for standard input), forecast, explain, report.

    A case folder is made for the texts unless one is named; with --json nothing is left on disk
    unless --case says where.
    """
    from caryatid.cases import brief_paths
    from caryatid.cli.requests import request_from

    request = request_from(
        now=now,
        as_of=as_of,
        seed=seed,
        draws=draws,
        judgement=judgement,
        workers=workers,
        published=published,
        regime=regime,
        second=second_from(reader, llm_budget),
    )
    keep = not as_json or case_dir is not None
    with progress("reading") as show:
        result = brief_paths(paths, request, case_dir=case_dir, keep=keep, show=show)
    _print(result, as_json=as_json)


def _print(result: Brief, *, as_json: bool) -> None:
    from caryatid.report import brief_text
    from caryatid.report.machine import brief_json

    tell_problems(result.problems)
    assert result.explanation is not None
    if as_json:
        problems = [(p.name, p.message) for p in result.problems]
        say_json(brief_json(result.run, result.explanation, notes=result.notes, problems=problems))
        return
    tell_notes(result.notes)
    say(brief_text(result.run, result.explanation))
    if result.folder is not None:
        say(f"Case: {result.folder.root}      Report: {result.folder.report_path}")
