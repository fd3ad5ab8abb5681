"""caryatid read: what the reader finds in texts, without a forecast."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caryatid.cli.options import DAY, as_json, now_option, workers_option
from caryatid.cli.output import progress, say, say_json, tell_notes, tell_problems
from caryatid.cli.second_reader import reader_options, second_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caryatid.cases import Request
    from caryatid.cases.gather import Gathered
    from caryatid.cases.second import Second
    from caryatid.records import Reading

__all__ = ["read"]


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--regime", help="Country of the regime: ISO code or English name.")
@click.option("--published", type=DAY, help="Publication day of texts that carry none.")
@reader_options
@now_option
@workers_option
@as_json
def read(
    paths: tuple[str, ...],
    regime: str | None,
    published: date | None,
    reader: str,
    llm_budget: tuple[int, int, int],
    now: datetime,
    workers: int,
    as_json: bool,
) -> None:
    """Read texts (files, folders, - for standard input) and print who does what to whom.

    Given one case folder, its documents are read into its ledger. With --json: one object for
    one text, one line for each of several.
    """
    second = second_from(reader, llm_budget)
    if len(paths) == 1 and (Path(paths[0]) / "case.toml").is_file():
        from caryatid.cli.requests import request_from

        request = request_from(now=now, published=published, workers=workers, second=second)
        _read_case(paths[0], request, as_json=as_json)
        return
    from caryatid.cases.facts import country_code
    from caryatid.cases.gather import gather

    focus = country_code(regime) if regime else None
    _read_texts(gather(paths, published=published), focus, second, workers, paths, as_json=as_json)


def _read_texts(
    gathered: Gathered,
    focus: str | None,
    second: Second | None,
    workers: int,
    paths: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    from caryatid.cases.gather import Problem
    from caryatid.cases.intake import read_all
    from caryatid.cases.set_aside import languages_words
    from caryatid.executor import open_executor

    with progress("reading") as show, open_executor(workers) as executor:
        results = read_all(gathered.documents, focus=focus, executor=executor, show=show)
    readings = [r for r in results if not isinstance(r, Problem)]
    problems = [r for r in results if isinstance(r, Problem)]
    notes = [note for _, note in gathered.notes]
    if second is not None:
        more, told = _second_readings(gathered, focus, second, readings)
        done = {r.document.id for r in more}
        problems = [p for p in problems if p.document is None or p.document.id not in done]
        readings, notes = [*readings, *more], [*notes, *told]
    several = len(readings) > 1 or any(Path(p).is_dir() for p in paths)
    _print(readings, lines=several, as_json=as_json)
    tell_problems((*gathered.problems, *problems))
    aside = languages_words(p.document for p in problems if p.document is not None)
    tell_notes([*notes, aside] if aside else notes)


def _second_readings(
    gathered: Gathered, focus: str | None, second: Second, first: Sequence[Reading]
) -> tuple[list[Reading], list[str]]:
    """The second reader's readings, and notes, with the agreement of both readers."""
    from caryatid.cases.second import read_second
    from caryatid.ledger import agreements
    from caryatid.report.agreement import agreement_line

    with progress("second reader") as show:
        found, notes = read_second(gathered.documents, second.opened(None), focus=focus, show=show)
    both = agreements((*first, *found))
    return found, [*notes, *(agreement_line(item) for item in both)]


def _print(readings: Sequence[Reading], *, lines: bool, as_json: bool) -> None:
    from caryatid.reading import reading_to_json
    from caryatid.report.claims import reading_text

    for reading in readings:
        if as_json:
            say_json(reading_to_json(reading), lines=lines)
        else:
            say(reading_text(reading))


def _read_case(path: str, request: Request, *, as_json: bool) -> None:
    from caryatid.cases import open_folder, read_folder
    from caryatid.report.naming import plural

    with progress("reading") as show:
        intake, problems = read_folder(open_folder(path), request, show=show)
    tell_problems((*problems, *intake.problems))
    if as_json:
        aside = len(problems) + len(intake.problems)
        counts = {"read": intake.read, "known": intake.known, "claims": intake.claims}
        say_json({**counts, "set_aside": aside})
        return
    tell_notes(intake.notes)
    say(
        f"{plural(intake.read, 'document')} read, {intake.known} known before, "
        f"{plural(intake.claims, 'new claim')}."
    )
