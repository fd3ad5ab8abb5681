"""Names for people: conditions, ways out, money roles, claims by number."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from caryatid.records import Claim, Condition, LedgerView

__all__ = [
    "MONEY_ROLE_NAMES",
    "actor_names",
    "claim_numbers",
    "condition_value",
    "fill",
    "one_line",
    "outlet_name",
    "plural",
    "status_words",
    "way_name",
]

MONEY_ROLE_NAMES: Mapping[str, str] = {
    "cumulative_outlay": "paid out over the years",
    "cumulative_investment_or_lending": "invested or lent over the years",
    "outstanding_debt": "debt outstanding",
    "arrears": "arrears",
    "debt_service_due": "debt service due",
    "requested_new_money": "new money asked for",
    "promised_new_money": "new money promised",
    "delivered_new_money": "new money delivered",
    "refused_new_money": "new money refused",
    "debt_relief": "debt relief",
    "collateral": "collateral",
    "frozen_assets": "assets frozen",
    "revenue": "revenue",
    "grant": "grant",
    "other": "role not clear",
}

_WAYS: Mapping[str, str] = {
    "regular": "regular",
    "coup": "coup",
    "uprising": "uprising",
    "rebels": "rebels",
    "foreign_imposed": "foreign",
    "death": "death",
    "other": "other",
}


def way_name(way: str) -> str:
    """Short name of a way out."""
    return _WAYS.get(way, way.replace("_", " "))


def condition_value(condition: Condition) -> str:
    """What was counted ("5 events", "yes", "not reported")."""
    if condition.value is None:
        return "not reported"
    if "protest" in condition.id:
        return plural(round(condition.value), "event")
    return "yes" if condition.value else "no"


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {noun if number == 1 else (many or noun + 's')}"


def one_line(text: str, width: int) -> str:
    """Text on one line, cut between words."""
    flat = " ".join(text.split())
    short = textwrap.shorten(flat, width=width, placeholder=" ...")
    return short if short != "..." else flat[: width - 4] + " ..."


def actor_names(view: LedgerView) -> dict[str, str]:
    """Actor id -> name, with the writer among them."""
    return {"author": "the writer", **{actor.id: actor.name for actor in view.actors}}


def outlet_name(view: LedgerView, outlet: str) -> str:
    """An outlet's name; where a document names none, its file's name or title."""
    for document in view.documents:
        if document.outlet is None and document.id == outlet:
            return document.name or document.title or document.id
    return outlet


def claim_numbers(view: LedgerView) -> dict[str, int]:
    """Claim id -> its number in report and terminal, counted from 1 in the view's order."""
    return {claim.id: number for number, claim in enumerate(view.claims, start=1)}


def status_words(view: LedgerView, claim: Claim) -> str:
    """Whether a person has checked a claim."""
    status = view.status_of(claim.id)
    return "not checked" if status == "proposed" else status


def fill(text: str, width: int, *, indent: str = "  ") -> list[str]:
    """Text as lines of at most `width` characters, later ones indented."""
    return textwrap.wrap(text, width=width, subsequent_indent=indent, break_long_words=False)
