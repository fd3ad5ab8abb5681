"""What analysts' decisions make of claims: confirmed, edited, rejected."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from caryatid.errors import UsageError
from caryatid.ledger._check import CLOSED
from caryatid.records import Claim, DateRange, Decision, Status

__all__ = ["EDITABLE", "apply_decisions", "edited"]


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("must be a list of actor ids")
    return tuple(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a text")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _time(value: Any) -> DateRange:
    if not isinstance(value, dict):
        raise ValueError("must have earliest and latest")
    ends = [value.get(name) for name in ("earliest", "latest")]
    days = [None if end is None else date.fromisoformat(end) for end in ends]
    if days[0] is not None and days[0] == days[1]:
        return DateRange(days[0], days[1], "day")
    return DateRange(days[0], days[1], "range" if any(days) else "unknown")


EDITABLE: dict[str, Callable[[Any], Any]] = {
    "source": _names,
    "target": _names,
    "act": _text,
    "direction": _text,
    "modality": _text,
    "evidence": _text,
    "attribution": _text,
    "slant": _text,
    "holder": _text,
    "negated": _truth,
    "alleged": _truth,
    "demands_removal": _truth,
    "money_id": _text_or_none,
    "time": _time,
}
"""Fields that an edit may change, with what reads the new value. Span and quote stay."""


def edited(claim: Claim, changes: Iterable[tuple[str, str]]) -> Claim:
    """The claim with an analyst's changes.

    Raises:
        UsageError: Names a field that cannot be changed, or a value that it cannot take.
    """
    values: dict[str, Any] = {}
    for name, text in changes:
        reader = EDITABLE.get(name)
        if reader is None:
            raise UsageError(
                f"{name!r} cannot be edited",
                where=claim.id,
                fix="these can: " + ", ".join(sorted(EDITABLE)),
            )
        try:
            values[name] = reader(json.loads(text))
        except ValueError as error:
            raise UsageError(f"{name} cannot be {text}: {error}", where=claim.id) from error
        if name in CLOSED and values[name] not in CLOSED[name]:
            raise UsageError(
                f"{name} cannot be {text}",
                where=claim.id,
                fix="these can: " + ", ".join(CLOSED[name]),
            )
    return replace(claim, **values)


def apply_decisions(
    claims: Iterable[Claim], decisions: Mapping[str, list[Decision]]
) -> tuple[tuple[Claim, ...], tuple[tuple[str, Status], ...]]:
    """Effective claims and their status.

    Args:
        claims: As read.
        decisions: Claim id -> its decisions up to the day, in order.

    The last decision gives the status. Edits stay until `proposed` takes everything back.
    """
    kept: list[Claim] = []
    status: list[tuple[str, Status]] = []
    for claim in claims:
        now: Status = "proposed"
        effective = claim
        for decision in decisions.get(claim.id, ()):
            now = decision.status
            if now == "proposed":
                effective = claim
            elif now == "edited":
                effective = edited(effective, decision.changes)
        status.append((claim.id, now))
        if now != "rejected":
            kept.append(effective)
    return tuple(kept), tuple(sorted(status))
