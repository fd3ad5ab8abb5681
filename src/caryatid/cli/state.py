"""caryatid state: the pillars on a day, with what moved each."""

from __future__ import annotations

from datetime import date, datetime

import click

from caryatid.cli.options import as_json, as_of_option, case_argument, now_option
from caryatid.cli.output import say, say_json

__all__ = ["state"]


@click.command()
@case_argument
@as_of_option
@now_option
@as_json
def state(case: str, as_of: date | None, now: datetime, as_json: bool) -> None:
    """Print the pillars of a case: level, trend, what moved them, and what nobody reports on."""
    from caryatid.cases import open_case
    from caryatid.report.machine import situation_json
    from caryatid.report.state import state_text

    opened = open_case(case, as_of=as_of, now=now)
    situation = opened.state()
    if as_json:
        say_json(situation_json(situation))
    else:
        say(state_text(situation, opened.ledger()))
