"""Decisions on actors that may be one, as rows of the ledger file."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import cast, get_args

from caryatid.errors import UsageError
from caryatid.ledger.merging import merged_names
from caryatid.records import Merge, MergeStatus

__all__ = ["check_merge", "insert_merge", "merges_from"]


def check_merge(merge: Merge, held: Collection[str], before: Iterable[Merge]) -> None:
    """Refuse a decision that cannot hold.

    Args:
        merge: The decision.
        held: Ids of the actors of the ledger.
        before: Decisions made until now, in order.

    Raises:
        UsageError: Nobody signed, no such actor, or the two would go into each other.
    """
    where = f"{merge.actor} and {merge.into}"
    if merge.status not in get_args(MergeStatus) or not merge.by.strip():
        raise UsageError(
            "a decision on two actors needs a status and who made it",
            where=where,
            fix="one of " + ", ".join(get_args(MergeStatus)) + ", signed with a name",
        )
    for ident in (merge.actor, merge.into):
        if ident not in held:
            raise UsageError(
                f"the ledger holds no actor {ident}",
                where=where,
                fix="see the pairs with `caryatid review --actors --list`",
            )
    names = merged_names(before)
    round_trip = names.get(merge.into, merge.into) == merge.actor
    if merge.status == "confirmed" and (merge.actor == merge.into or round_trip):
        raise UsageError(
            f"{merge.into} already goes by the name of {merge.actor}",
            where=where,
            fix="nothing needs to be done; to part them again, refuse the pair",
        )


def insert_merge(connection: sqlite3.Connection, merge: Merge, at: datetime) -> None:
    """Add a decision, entered at a moment in UTC."""
    connection.execute(
        "INSERT INTO merges (actor, into_actor, status, signed_by, reason, entered) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (merge.actor, merge.into, merge.status, merge.by, merge.reason, at.isoformat()),
    )


def merges_from(connection: sqlite3.Connection) -> tuple[Merge, ...]:
    """All decisions, in the order of their dates."""
    found = connection.execute(
        "SELECT actor, into_actor, status, signed_by, reason, entered FROM merges "
        "ORDER BY entered, number"
    ).fetchall()
    return tuple(
        Merge(
            actor=actor,
            into=into,
            status=cast(MergeStatus, status),
            by=by,
            at=datetime.fromisoformat(entered),
            reason=reason,
        )
        for actor, into, status, by, reason, entered in found
    )
