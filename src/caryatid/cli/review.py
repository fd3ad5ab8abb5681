"""caryatid review: the few events that carry the result, one key for each report of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from caryatid.cli.options import as_of_option, case_argument, now_option
from caryatid.cli.output import say

if TYPE_CHECKING:
    from caryatid.records import LedgerView

__all__ = ["review"]

Event = tuple[str, list[str]]
"""What an event moves, in words, and the claims that report it."""

_KEYS = "y confirm, n reject, e edit, s skip, q stop"


@click.command()
@case_argument
@as_of_option
@click.option("--by", envvar="CARYATID_BY", help="Who decides (or set CARYATID_BY).")
@now_option
@click.option("--list", "only_list", is_flag=True, help="Only list them.")
@click.option("--actors", is_flag=True, help="Ask which actors are one under two names.")
@click.option("--part", metavar="ACTOR", help="Make an actor again that went into another.")
def review(
    case: str,
    as_of: date | None,
    by: str | None,
    now: datetime,
    only_list: bool,
    actors: bool,
    part: str | None,
) -> None:
    """Check what carries the forecast, those events first that would move it most if false.

    Each report of an event is asked about by itself; the line above them says what follows if
    none of them is true.

    Keys: y confirm, n reject, e edit (FIELD=VALUE ...), s skip, q stop. What was decided before
    you stop is kept.

    With --actors it asks about names that may be of one actor ("the council", "Transitional
    Military Council"), each pair with what speaks for it. Nothing is merged unless you say so.
    """
    from caryatid.cases import forecast_folder, open_case, open_folder
    from caryatid.cli.requests import request_from
    from caryatid.errors import UsageError

    if by is None and not only_list:
        raise UsageError("a decision needs a name", fix="give --by NAME, or only look with --list")
    if part is not None and by is not None:
        _part(case, part, by, now)
        return
    if actors:
        view = open_case(case, as_of=as_of, now=now).ledger()
        _actors(case, view, None if only_list else by, now)
        return
    done = forecast_folder(open_folder(case), request_from(now=now, as_of=as_of))
    assert done.explanation is not None
    view = done.run.view
    shown = [
        (key.effect_words, [c for c in key.reports if only_list or _is_open(view, c)])
        for key in done.explanation.key_claims
    ]
    events = [(words, reports) for words, reports in shown if reports]
    if not events:
        say("Nothing to check: every claim that carries the forecast has been decided on.")
    elif only_list or by is None:
        _list(view, events)
    else:
        decided = _go_through(case, view, events, by, now)
        say(f"{decided} decided. To see what that changes: caryatid brief {case}")


def _actors(case: str, view: LedgerView, by: str | None, now: datetime) -> None:
    from caryatid.cli.merging import go_through_actors, list_actors

    if by is None:
        list_actors(view)
        return
    decided = go_through_actors(case, view, by, now, _ask)
    say(f"{decided} decided. To see what that changes: caryatid brief {case}")


def _part(case: str, actor: str, by: str, now: datetime) -> None:
    from caryatid.cli.merging import part_actor

    into = part_actor(case, actor, by, now)
    say(f"{actor} and {into} are two actors again.")


def _is_open(view: LedgerView, claim_id: str) -> bool:
    return view.status_of(claim_id) == "proposed"


def _list(view: LedgerView, events: Sequence[Event]) -> None:
    from caryatid.report.claims import claim_text

    for number, (words, reports) in enumerate(events, start=1):
        say(f"\n[{number} of {len(events)}] {words}")
        for claim_id in reports:
            say(claim_text(view, view.claim(claim_id)))


def _go_through(
    case: str, view: LedgerView, events: Sequence[Event], by: str, now: datetime
) -> int:
    """Asks about each report of each event; the number of those that were decided on."""
    from caryatid.report.claims import claim_text

    decided = 0
    for number, (words, reports) in enumerate(events, start=1):
        say(f"\n[{number} of {len(events)}] {words}")
        for claim_id in reports:
            say(claim_text(view, view.claim(claim_id)))
            answer = _ask(_KEYS)
            if answer == "q":
                return decided
            decided += _decide(case, claim_id, answer, by, now)
    return decided


def _ask(keys: str) -> str:
    """The first letter of one of the keys, such as "y confirm, n reject"; q at the input's end."""
    letters = {key.strip()[0] for key in keys.split(",")}
    while True:
        try:
            answer = str(click.prompt(keys, prompt_suffix=" > ", default="s", show_default=False))
        except click.Abort:
            return "q"
        if answer[:1].lower() in letters:
            return answer[:1].lower()
        say(f"{answer!r} is no key here: {keys}")


def _decide(case: str, claim_id: str, answer: str, by: str, now: datetime) -> int:
    from caryatid.cases import open_folder
    from caryatid.cases.edits import EDITABLE, parse_changes
    from caryatid.errors import UsageError
    from caryatid.records import Decision

    if answer == "s":
        return 0
    changes: tuple[tuple[str, str], ...] = ()
    if answer == "e":
        typed = str(click.prompt(f"FIELD=VALUE ... ({', '.join(EDITABLE)})"))
        try:
            changes = parse_changes(typed.split())
        except UsageError as error:
            say(f"Not changed: {error}")
            return 0
    status = {"y": "confirmed", "n": "rejected", "e": "edited"}[answer]
    with open_folder(case).open_ledger() as store:
        store.decide(Decision(claim_id, status, by, now, "", changes))  # type: ignore[arg-type]
    return 1
