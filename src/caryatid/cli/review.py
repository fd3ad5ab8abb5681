"""caryatid review: the few claims that carry the result, one key each."""

from __future__ import annotations

from datetime import date, datetime

import click

from caryatid.cli.options import as_of_option, case_argument, now_option
from caryatid.cli.output import say

__all__ = ["review"]

_KEYS = "y confirm, n reject, e edit, s skip, q stop"


@click.command()
@case_argument
@as_of_option
@click.option("--by", envvar="CARYATID_BY", help="Who decides (or set CARYATID_BY).")
@now_option
@click.option("--list", "only_list", is_flag=True, help="Only list them.")
def review(case: str, as_of: date | None, by: str | None, now: datetime, only_list: bool) -> None:
    """Check the claims that carry the forecast, those first that would move it most if false.

    Keys: y confirm, n reject, e edit (FIELD=VALUE ...), s skip, q stop. What was decided before
    you stop is kept.
    """
    from caryatid.cases import forecast_folder, open_folder
    from caryatid.cli.requests import request_from
    from caryatid.errors import UsageError
    from caryatid.report.claims import claim_text

    if by is None and not only_list:
        raise UsageError("a decision needs a name", fix="give --by NAME, or only look with --list")
    folder = open_folder(case)
    done = forecast_folder(folder, request_from(now=now, as_of=as_of))
    assert done.explanation is not None
    view = done.run.view
    open_claims = [
        key
        for key in done.explanation.key_claims
        if only_list or view.status_of(key.claim_id) == "proposed"
    ]
    if not open_claims:
        say("Nothing to check: every claim that carries the forecast has been decided on.")
        return
    decided = 0
    for number, key in enumerate(open_claims, start=1):
        say(f"\n[{number} of {len(open_claims)}] {key.effect_words}")
        say(claim_text(view, view.claim(key.claim_id)))
        if only_list or by is None:
            continue
        answer = _ask()
        if answer == "q":
            break
        decided += _decide(case, key.claim_id, answer, by, now)
    if not only_list:
        say(f"{decided} decided. To see what that changes: caryatid brief {case}")


def _ask() -> str:
    """One of y, n, e, s, q; q at the end of the input."""
    while True:
        try:
            answer = str(click.prompt(_KEYS, prompt_suffix=" > ", default="s", show_default=False))
        except click.Abort:
            return "q"
        if answer[:1].lower() in {"y", "n", "e", "s", "q"}:
            return answer[:1].lower()
        say(f"{answer!r} is no key here: {_KEYS}")


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
