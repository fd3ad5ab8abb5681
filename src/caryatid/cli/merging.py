"""The part of caryatid review that asks whether two actors are one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from caryatid.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from caryatid.ledger import Proposal
    from caryatid.records import LedgerView, Merge

__all__ = ["KEYS", "go_through_actors", "list_actors", "part_actor"]

KEYS = "y they are one, n they are two, s skip, q stop"


def list_actors(view: LedgerView) -> None:
    """Print the pairs of actors that may be one, with what speaks for each."""
    from caryatid.ledger import propose_merges

    proposals = propose_merges(view)
    if not proposals:
        say("No two actors look like one that nobody has decided on.")
    for number, proposal in enumerate(proposals, start=1):
        say(_words(proposal, number, len(proposals)))
    for merge in _merged(view.merges):
        day = merge.at.date().isoformat()
        say(f"\n{merge.actor} goes by {merge.into}: {merge.by}, {day}. To part them: --part")


def part_actor(case: str, actor: str, by: str, now: datetime) -> str:
    """Take back that an actor is another; the actor into which it had gone.

    Raises:
        UsageError: It has gone into none.
    """
    from caryatid.cases import open_folder
    from caryatid.errors import UsageError

    with open_folder(case).open_ledger() as store:
        merges = _merged(store.merges())
        gone = next((merge for merge in merges if merge.actor == actor), None)
        if gone is None:
            listed = ", ".join(merge.actor for merge in merges)
            fix = f"these have: {listed}" if listed else "no actor of this case has"
            raise UsageError(f"{actor!r} has not gone into another actor", fix=fix)
        store.merge(replace(gone, status="refused", by=by, at=now, reason="parted again"))
    return gone.into


def _merged(merges: Iterable[Merge]) -> list[Merge]:
    """The merges that stand, by the actor that went."""
    from caryatid.ledger import standing

    held = [merge for merge in standing(merges).values() if merge.status == "confirmed"]
    return sorted(held, key=lambda merge: merge.actor)


def go_through_actors(
    case: str, view: LedgerView, by: str, now: datetime, ask: Callable[[str], str]
) -> int:
    """Ask about each pair of actors that may be one; the number that was decided on.

    Args:
        case: The case's folder.
        view: Its ledger.
        by: Who decides.
        now: When.
        ask: Gives one of the keys for a line that names them.
    """
    from caryatid.ledger import propose_merges

    decided = 0
    proposals = propose_merges(view)
    for number, proposal in enumerate(proposals, start=1):
        say(_words(proposal, number, len(proposals)))
        answer = ask(KEYS)
        if answer == "q":
            break
        if answer in {"y", "n"}:
            _decide(case, proposal, answer == "y", by, now)
            decided += 1
    return decided


def _words(proposal: Proposal, number: int, many: int) -> str:
    pair = f"{proposal.actor.name!r} and {proposal.into.name!r}"
    lines = [f"\n[{number} of {many}] {pair} may be one: {proposal.score:.2f}"]
    lines += [f"    {part.share:+.2f}  {part.name}: {part.why}" for part in proposal.parts]
    return "\n".join(lines)


def _decide(case: str, proposal: Proposal, one: bool, by: str, now: datetime) -> None:
    from caryatid.cases import open_folder
    from caryatid.records import Merge

    reason = "; ".join(f"{part.name} {part.share:+.2f}" for part in proposal.parts)
    merge = Merge(
        actor=proposal.actor.id,
        into=proposal.into.id,
        status="confirmed" if one else "refused",
        by=by,
        at=now,
        reason=f"proposed at {proposal.score:.2f} ({reason})",
    )
    with open_folder(case).open_ledger() as store:
        store.merge(merge)
