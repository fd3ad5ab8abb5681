"""caryatid ledger: list and show claims, decide on them, bring claims in from another reader."""

from __future__ import annotations

from datetime import date, datetime
from typing import TextIO

import click

from caryatid.cli.options import as_json, as_of_option, by_option, now_option
from caryatid.cli.output import say, say_json, tell_problems

__all__ = ["ledger"]

_case = click.option(
    "--case", default=".", show_default=True, type=click.Path(file_okay=False), help="Case folder."
)


@click.group()
def ledger() -> None:
    """The case's ledger of sourced claims. Nothing in it is ever overwritten."""


@ledger.command("list")
@_case
@click.option("--act", help="Only this act or group of acts.")
@click.option("--actor", help="Only claims with this actor id as source or target.")
@click.option("--status", type=click.Choice(["proposed", "confirmed", "edited"]))
@as_of_option
@now_option
@as_json
def list_claims(
    case: str,
    act: str | None,
    actor: str | None,
    status: str | None,
    as_of: date | None,
    now: datetime,
    as_json: bool,
) -> None:
    """List claims: id, day, who does what to whom, status, quote."""
    from caryatid.cases import open_case
    from caryatid.report.claims import claim_json, claims_text, select_claims

    view = open_case(case, as_of=as_of, now=now).ledger()
    chosen = select_claims(view, act=act, actor=actor, status=status)
    if as_json:
        for claim in chosen:
            say_json(claim_json(view, claim), lines=True)
    else:
        say(claims_text(view, chosen))


@ledger.command("show")
@click.argument("claim_id")
@_case
@as_of_option
@now_option
@as_json
def show(claim_id: str, case: str, as_of: date | None, now: datetime, as_json: bool) -> None:
    """Show one claim with its quote in context, its chain and every decision on it."""
    from caryatid.cases import open_case
    from caryatid.report.claims import claim_json, claim_text, find_claim

    view = open_case(case, as_of=as_of, now=now).ledger()
    claim = find_claim(view, claim_id)
    if as_json:
        say_json(claim_json(view, claim))
    else:
        say(claim_text(view, claim))


@ledger.command("events")
@_case
@as_of_option
@now_option
@as_json
def events(case: str, as_of: date | None, now: datetime, as_json: bool) -> None:
    """Show which reports count as one event and why, what contradicts, what may be one event."""
    from caryatid.cases import open_case
    from caryatid.report.events import events_json, events_text

    view = open_case(case, as_of=as_of, now=now).ledger()
    if as_json:
        say_json(events_json(view))
    else:
        say(events_text(view))


@ledger.command("agreement")
@_case
@as_json
def agreement(case: str, as_json: bool) -> None:
    """Show two readers' claims side by side: where they agree, and what only one found."""
    from caryatid.cases import open_folder
    from caryatid.ledger import agreements
    from caryatid.report.agreement import agreement_json, agreement_text

    with open_folder(case).open_ledger() as store:
        readings = store.all_readings()
    items = agreements(readings)
    if as_json:
        for item in items:
            say_json(agreement_json(item), lines=True)
        return
    names = {actor.id: actor.name for reading in readings for actor in reading.actors}
    say(agreement_text(items, names))


def _decide(
    case: str,
    claim_id: str,
    status: str,
    by: str,
    now: datetime,
    reason: str,
    changes: tuple[tuple[str, str], ...] = (),
) -> None:
    from typing import cast

    from caryatid.cases import open_folder
    from caryatid.records import Decision, Status

    with open_folder(case).open_ledger() as store:
        store.decide(Decision(claim_id, cast(Status, status), by, now, reason, changes))
    say(f"{claim_id}: {status} by {by}")


@ledger.command("accept")
@click.argument("claim_id")
@_case
@by_option
@click.option("--reason", default="", help="In your words.")
@now_option
def accept(claim_id: str, case: str, by: str, reason: str, now: datetime) -> None:
    """Confirm that the text says what the claim says."""
    _decide(case, claim_id, "confirmed", by, now, reason)


@ledger.command("reject")
@click.argument("claim_id")
@_case
@by_option
@click.option("--reason", default="", help="In your words.")
@now_option
def reject(claim_id: str, case: str, by: str, reason: str, now: datetime) -> None:
    """Reject a claim: it stays in the ledger and counts no more."""
    _decide(case, claim_id, "rejected", by, now, reason)


@ledger.command("edit")
@click.argument("claim_id")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_case
@by_option
@click.option("--reason", default="", help="In your words.")
@now_option
def edit(
    claim_id: str, changes: tuple[str, ...], case: str, by: str, reason: str, now: datetime
) -> None:
    """Correct fields of a claim, such as act=fin_loan direction=refused source=rus,chn."""
    from caryatid.cases.edits import parse_changes

    _decide(case, claim_id, "edited", by, now, reason, parse_changes(changes))


@ledger.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@_case
@now_option
def import_readings(file: TextIO, case: str, now: datetime) -> None:
    """Bring in another reader's claims (one JSON object a line, as caryatid read --json prints).

    Every claim passes the same check: its quote must stand at its place in the document.
    """
    from caryatid.cases import open_folder
    from caryatid.cases.edits import import_lines
    from caryatid.report.naming import plural

    count, problems = import_lines(open_folder(case), file, entered=now)
    tell_problems(problems)
    say(f"{plural(count, 'claim')} brought in.")
