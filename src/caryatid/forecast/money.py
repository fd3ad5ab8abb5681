"""From the sums that the ledger holds to what a patron's money is of the regime's need.

New money (lent, given, promised, or owed and forgiven) of the last two years counts, as a flow. A
sum told of many times is one sum. Whose word it is decides whether it counts and how wide its range
is, by the grades that hold for claims; how it is worded decides nothing. Where no sum is known, the
channel has its range from the judgement. Source: situation.md sections 1 and 5, model.md section
4.8.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from caryatid.records import CaseFacts, Claim, Document, EventGroup, LedgerView, Money
from caryatid.situation import Sides
from caryatid.situation.formulas import months_between
from caryatid.situation.weights import grade_weight, kappa_of
from caryatid.terms.economies import GDP_BN, GDP_DOUBT
from caryatid.terms.shifts import KAPPA, Constant

__all__ = ["Flow", "flows_of", "need_of", "share_of_need"]

_NEW = ("delivered_new_money", "grant", "debt_relief", "promised_new_money")
_PROMISED = "promised_new_money"
_YEARLY = {"year": 1.0, "month": 12.0}
_MONTHS = 12.0
_SAME = 0.1
_MOST = 0.9
_BILLION = 1e9


@dataclass(frozen=True, slots=True)
class Flow:
    """New money of one state to the regime, in US dollars a year.

    Attributes:
        state: ISO alpha-3.
        value: Middle.
        doubt: Factor up and down.
        sums: Ids of the sums that it is made of.
    """

    state: str
    value: float
    doubt: float
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A sum as one report has it; `flow` is what it counts for in a year."""

    money: Money
    state: str
    flow: float
    doubt: float


def flows_of(
    view: LedgerView, facts: CaseFacts, constants: Mapping[str, Constant]
) -> dict[str, Flow]:
    """New money to the regime by state.

    Args:
        view: The ledger as of a day.
        facts: Who is in power where.
        constants: Of the judgement.

    Returns:
        ISO alpha-3 -> flow; states of which no sum is known are left out.
    """
    if not any(money.role in _NEW for money in view.money):
        return {}
    book = _book(view, facts)
    told = [item for m in view.money if (item := _told(m, book, constants)) is not None]
    flows: dict[str, Flow] = {}
    for item in _once(told):
        old = flows.get(item.state, Flow(item.state, 0.0, 1.0, ()))
        doubt = item.doubt if item.flow > old.value else old.doubt  # that of the larger part
        flows[item.state] = Flow(
            item.state, old.value + item.flow, doubt, (*old.sums, item.money.id)
        )
    return flows


@dataclass(frozen=True, slots=True)
class _Book:
    """The view with what is looked up in it.

    Attributes:
        view: The ledger as of a day.
        sides: Of the case.
        claims: Document id -> claims.
        groups: Claim id -> the event group that it is in.
        documents: By id.
    """

    view: LedgerView
    sides: Sides
    claims: Mapping[str, list[Claim]]
    groups: Mapping[str, EventGroup]
    documents: Mapping[str, Document]


def _book(view: LedgerView, facts: CaseFacts) -> _Book:
    claims: dict[str, list[Claim]] = {}
    for claim in view.claims:
        claims.setdefault(claim.document_id, []).append(claim)
    return _Book(
        view=view,
        sides=Sides(facts, {actor.id: actor for actor in view.actors}),
        claims=claims,
        groups={claim_id: group for group in view.groups for claim_id in group.claim_ids},
        documents={document.id: document for document in view.documents},
    )


def _told(money: Money, book: _Book, constants: Mapping[str, Constant]) -> _Told | None:
    amount = money.amount
    if money.role not in _NEW or money.currency != "USD" or amount is None or amount <= 0.0:
        return None
    claims = _beside(money, book)
    state = _giver(money, claims, book.sides)
    if state is None or not _is_recent(money, book, constants["money.months"].value):
        return None
    weight, kappa = _grade(money, claims, book)
    if weight == 0.0:
        return None
    yearly = amount * _YEARLY.get(money.per or "", _MONTHS / constants["money.months"].value)
    doubt = [_doubt_of(kappa, constants), *_own_doubt(money, amount)]
    if money.role == _PROMISED:
        part = constants["money.promised_part"]
        weight, doubt = weight * part.value, [*doubt, part.high / max(part.value, 1e-9)]
    return _Told(money, state, weight * yearly, _together(doubt))


def _beside(money: Money, book: _Book) -> list[Claim]:
    """Claims of the same passage."""
    first, last = money.span
    return [
        claim
        for claim in book.claims.get(money.document_id, ())
        if claim.span[0] < last and first < claim.span[1]
    ]


def _giver(money: Money, claims: list[Claim], sides: Sides) -> str | None:
    """The outside state that gives to the regime, or to nobody who is named."""
    if money.payee is not None and sides.side(money.payee) != "regime":
        return None
    if money.payer is not None:
        return sides.state((money.payer,))
    if money.payee is None and any(sides.of(c.target) == "rival" for c in claims):
        return None
    states = (sides.state(claim.source) for claim in claims)
    return next((state for state in states if state is not None), None)


def _is_recent(money: Money, book: _Book, months: float) -> bool:
    day = money.as_of.middle or book.documents[money.document_id].published.middle
    return day is not None and 0.0 <= months_between(day, book.view.as_of) <= months


def _grade(money: Money, claims: list[Claim], book: _Book) -> tuple[float, float]:
    """Switch and precision: of the event that tells of the sum, else of who published it."""
    groups = [book.groups[claim.id] for claim in claims if claim.id in book.groups]
    if not groups:
        outlet, day = book.documents[money.document_id].outlet, book.view.as_of
        letter = next((g.reliability for g in book.view.grades if g.outlet == outlet), "F")
        groups = [EventGroup("", (), "", (), 0, day, (), "", (), reliability=letter)]
    return max((grade_weight(group), kappa_of(group)) for group in groups)


def _doubt_of(kappa: float, constants: Mapping[str, Constant]) -> float:
    for name in ("strong", "fair"):
        if kappa >= KAPPA[name].value:
            return constants[f"money.doubt_{name}"].value
    return constants["money.doubt_weak"].value


def _own_doubt(money: Money, amount: float) -> list[float]:
    ends = [amount / money.low] if money.low else []
    ends += [money.high / amount] if money.high else []
    return [max(end, 1.0) for end in ends]


def _together(factors: list[float]) -> float:
    """Independent factors of doubt as one: their logs add up in squares."""
    return math.exp(math.sqrt(sum(math.log(factor) ** 2 for factor in factors)))


def _once(told: list[_Told]) -> list[_Told]:
    """Each sum once, as the report with the least doubt has it, then the first."""
    kept: list[_Told] = []
    for item in sorted(told, key=lambda t: (t.doubt, t.money.id)):
        if not any(_is_same(item, other) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda t: t.money.id)


def _is_same(one: _Told, two: _Told) -> bool:
    a, b = one.money, two.money
    if (one.state, a.role, a.per) != (two.state, b.role, b.per):
        return False
    first, second = a.amount or 0.0, b.amount or 0.0
    return abs(first - second) <= _SAME * max(first, second)


def need_of(
    view: LedgerView, facts: CaseFacts, constants: Mapping[str, Constant]
) -> tuple[float, float] | None:
    """What the regime has to spend in a year in US dollars, with a factor of doubt.

    Args:
        view: The ledger as of a day: a yearly revenue in it stands in where no economy is known.
        facts: Gives the country.
        constants: Of the judgement.

    Returns:
        None if unknown.
    """
    part, own = constants["money.need_of_gdp"], constants["money.gdp_bn"]
    spread = part.high / part.value
    if own.value > 0.0:
        return own.value * _BILLION * part.value, _together([spread, own.high / own.value])
    if facts.country in GDP_BN:
        return GDP_BN[facts.country] * _BILLION * part.value, _together([spread, GDP_DOUBT])
    sides = Sides(facts, {actor.id: actor for actor in view.actors})
    earned = [
        (m.amount or 0.0) * _YEARLY[m.per or ""]
        for m in view.money
        if m.role == "revenue" and m.currency == "USD" and m.per in _YEARLY
        if m.payee is not None and sides.side(m.payee) == "regime"
    ]
    if not earned or max(earned) <= 0.0:
        return None
    return max(earned) / constants["income.own_share"].value, spread


def share_of_need(flow: Flow, need: tuple[float, float], *, level: float) -> Constant:
    """The share of need that a channel carries, with its range.

    Args:
        flow: New money of a patron.
        need: From `need_of`.
        level: logistic(prior) / logistic(z) of the channel: the sums are what flows at its reported
            level, so that what reports say of it is not counted twice.
    """
    share = min(flow.value / need[0] * level, _MOST)
    doubt = _together([flow.doubt, need[1]])
    words = (
        f"{len(flow.sums)} sum{'s' * (len(flow.sums) != 1)} reported: USD "
        f"{flow.value / _BILLION:.2g} bn a year, {100 * flow.value / need[0]:.2g} % of need"
    )
    return Constant(share, share / doubt, min(share * doubt, _MOST), "D", words)
