"""Event groups with why their reports count as one, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from caryatid.ledger import Tie, conflict_reason, near_groups, ties
from caryatid.records import EventGroup, LedgerView
from caryatid.report.claims import who_does_what
from caryatid.report.naming import plural

__all__ = ["events_json", "events_text"]


def events_text(view: LedgerView) -> str:
    """Events by day, what binds their reports, contradictions, and what may be one event."""
    names = {actor.id: actor.name for actor in view.actors}
    bound = ties(view)
    lines = [line for g in view.groups for line in _event(view, g, bound[g.id], names)]
    lines += list(_contradictions(view)) + list(_near(view))
    return "\n".join(lines) if lines else "No events."


def _event(
    view: LedgerView, group: EventGroup, bound: Sequence[Tie], names: dict[str, str]
) -> Iterator[str]:
    reports = plural(len(group.claim_ids), "report")
    roots = plural(len(group.roots), "independent source")
    yield f"{group.when}  {group.id}  {reports}, {roots}"
    yield f"  {group.speaker}  {who_does_what(view.claim(group.speaker), names)}"
    for tie in bound:
        yield f"  {tie.claim_id}  {tie.reason}"


def _contradictions(view: LedgerView) -> Iterator[str]:
    by_id = {group.id: group for group in view.groups}
    if view.conflicts:
        yield "\nContradictions"
    for conflict in view.conflicts:
        alike = conflict_reason(view, by_id[conflict.group_a], by_id[conflict.group_b])
        told = f"{conflict.reason}, {alike}" if alike else conflict.reason
        yield f"  {conflict.group_a}, {conflict.group_b}: {told}"


def _near(view: LedgerView) -> Iterator[str]:
    found = near_groups(view)
    if found:
        yield "\nMay be one event, and are counted as two"
    for near in found:
        yield f"  {near.group_a}, {near.group_b}: {near.reason}"


def events_json(view: LedgerView) -> dict[str, Any]:
    """The same as plain values."""
    by_id = {group.id: group for group in view.groups}
    bound = ties(view)
    return {
        "events": [_event_json(group, bound[group.id]) for group in view.groups],
        "contradictions": [
            {
                "groups": [c.group_a, c.group_b],
                "reason": c.reason,
                "wording": conflict_reason(view, by_id[c.group_a], by_id[c.group_b]),
            }
            for c in view.conflicts
        ],
        "may_be_one": [
            {"groups": [n.group_a, n.group_b], "likeness": round(n.likeness, 2), "reason": n.reason}
            for n in near_groups(view)
        ],
    }


def _event_json(group: EventGroup, bound: Sequence[Tie]) -> dict[str, Any]:
    return {
        "id": group.id,
        "when": group.when.isoformat(),
        "act_group": group.act_group,
        "source": list(group.source),
        "target": list(group.target),
        "sign": group.sign,
        "speaker": group.speaker,
        "sources": len(group.roots),
        "reports": [
            {
                "claim": tie.claim_id,
                "likeness": None if tie.likeness is None else round(tie.likeness, 2),
                "copy": tie.copy,
                "reason": tie.reason,
            }
            for tie in bound
        ],
    }
