"""Sums of money with what they are for, who pays and who is paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caryatid.reading._lines import lines
from caryatid.reading._money_role import role_of
from caryatid.reading._near import Near
from caryatid.reading._sums import Sum, find_sums, money_data
from caryatid.reading.actors import ActorIndex
from caryatid.reading.clauses import Line
from caryatid.reading.segment import Sentence
from caryatid.records.dates import DateRange
from caryatid.records.reading import Document, Money, TimeMention
from caryatid.terms.countries import COUNTRIES

__all__ = ["find_money"]


def find_money(
    document: Document,
    sentences: Sequence[Sentence],
    actor_index: ActorIndex,
    times: Sequence[TimeMention] = (),
) -> tuple[Money, ...]:
    """Find sums of money.

    Args:
        document: The text.
        sentences: Its sentences.
        actor_index: Its actors.
        times: Its dates; a sum takes the last one in its clause as the day of which it is true.

    Returns:
        In order of the text. Currency words in a figure of speech are no sums.
    """
    found: list[Money] = []
    known: dict[float, str | None] = {}
    dated = Near(times)
    home = _home(actor_index.focus)
    for line in lines(document.body, sentences, actor_index):
        start, end = line.tokens[0].start, line.tokens[-1].end
        when = dated.touching(start, end)
        for item in find_sums(document.body, start, end, known, home):
            found.append(_money(document, line, item, when))
            if item.amount is not None:
                known[item.amount] = item.currency
    return tuple(replace(m, id=f"{document.id}/m{n}") for n, m in enumerate(found, 1))


def _home(focus: str | None) -> dict[str, str]:
    """Units of account of a country, by its adjectives."""
    units: dict[str, str] = {}
    country = COUNTRIES.get(focus or "")
    for adjective in country.adjectives if country else ():
        units |= money_data()["by_nation"].get(adjective.lower().split()[-1], {})
    return units


def _money(document: Document, line: Line, item: Sum, times: Sequence[TimeMention]) -> Money:
    first = next((i for i, w in enumerate(line.tokens) if w.end > item.start), 0)
    last = next((i for i, w in enumerate(line.tokens) if w.start >= item.end), len(line.tokens))
    role = role_of(line, first, last)
    return Money(
        id="",
        document_id=document.id,
        span=(item.start, item.end),
        quote=document.body[item.start : item.end],
        amount=item.amount,
        low=item.low,
        high=item.high,
        currency=item.currency,
        approx=item.approx,
        role=role.name,
        payer=role.payer,
        payee=role.payee,
        as_of=_as_of(line, first, times),
        per=item.per,
    )


def _as_of(line: Line, first: int, times: Sequence[TimeMention]) -> DateRange:
    low, high = line.clause(min(first, len(line.tokens) - 1))
    start, end = line.tokens[low].start, line.tokens[high - 1].end
    near = [t.when for t in times if start <= t.span[0] < end and t.when.latest is not None]
    return near[-1] if near else DateRange()
