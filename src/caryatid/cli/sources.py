"""caryatid sources: the outlets of a case with the grades that people gave them."""

from __future__ import annotations

from datetime import date, datetime

import click

from caryatid.cli.options import as_json, as_of_option, by_option, case_argument, now_option
from caryatid.cli.output import say, say_json

__all__ = ["sources"]


@click.group(invoke_without_command=True)
@click.pass_context
def sources(ctx: click.Context) -> None:
    """List the outlets of a case, or grade one (only people grade sources)."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_sources, case=".", as_of=None, now=None, as_json=False)


@sources.command("list")
@case_argument
@as_of_option
@now_option
@as_json
def list_sources(case: str, as_of: date | None, now: datetime | None, as_json: bool) -> None:
    """List outlets with number of documents, Admiralty letter, and who graded them."""
    from caryatid.cases import open_case
    from caryatid.report.claims import sources_rows, sources_text

    view = open_case(case, as_of=as_of, now=now).ledger()
    if as_json:
        say_json(sources_rows(view))
    else:
        say(sources_text(view))


@sources.command("grade")
@click.argument("outlet")
@click.argument("letter", type=click.Choice(list("ABCDEF"), case_sensitive=False))
@click.option("--case", default=".", type=click.Path(file_okay=False), help="Case folder.")
@click.option("--reason", required=True, help="Why, in your words.")
@click.option("--state-controlled/--not-state-controlled", default=None, help="If you know.")
@by_option
@now_option
def grade(
    outlet: str,
    letter: str,
    case: str,
    reason: str,
    state_controlled: bool | None,
    by: str,
    now: datetime,
) -> None:
    """Grade OUTLET with an Admiralty letter, A (completely reliable) to F (cannot be judged)."""
    from caryatid.cases import open_folder
    from caryatid.cases.register import append_grade
    from caryatid.records import Grade

    entry = Grade(outlet, letter.upper(), by, now.date(), reason, state_controlled)
    path = append_grade(open_folder(case), entry)
    say(f"{outlet}: {letter.upper()}, by {by} on {now.date().isoformat()} ({path})")
