"""The grammar of a sum: sign or word of a currency, figures or words, scale, range, hedge, rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from caryatid.reading._data import load_data

__all__ = ["Sum", "find_sums", "money_data"]


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum as written.

    Attributes:
        start: First code point, hedge included.
        end: One past the last, scale and rate included.
        amount: In units of the currency; the middle of a range; None for "billions of dollars".
        low: Lower bound, or None.
        high: Upper bound, or None.
        currency: ISO 4217 code, or None.
        approx: Whether it is hedged.
        per: year, month or None.
    """

    start: int
    end: int
    amount: float | None
    low: float | None
    high: float | None
    currency: str | None
    approx: bool
    per: str | None


def money_data() -> Any:
    """Content of data/money.yaml."""
    return load_data("money")


_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "half a": 0.5, "a hundred": 100, "one hundred": 100,
    "two hundred": 200, "five hundred": 500,
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PER = (
    r"(?:[\s-]+(?:(?:a|per|each|every)\s+(?P<per>year|month|day|week|barrel|tonne|ton|head|person)"
    r"|(?P<often>annually|yearly|monthly)))?"
)


def _any(items: Any, *, reverse: bool = True) -> str:
    ordered = sorted(items, key=len, reverse=reverse)
    return "|".join(re.escape(str(i)).replace(r"\ ", r"\s+") for i in ordered)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = money_data()
    hedges = _any([*data["at_least"], *data["at_most"], *data["about"]])
    lead = rf"(?:(?<!\w)(?:(?P<hedge>{hedges})|the)\s+)?"
    scale = _any(data["scales"])
    scaled = rf"(?:[\s-]*(?P<scale>{scale})(?![\w]))?"
    signs = _any(data["signs"])
    units = _any(data["words"])
    word = rf"(?:(?P<nation>[A-Z]\.?[\w.]+)[\s-]+)?(?P<unit>{units})s?\b"
    figure = rf"(?P<n>{_FIGURE})(?:\s*(?:-|–|to)\s*(?:{signs})?\s*(?P<n2>{_FIGURE}))?"
    spelled = rf"(?<!\w)(?P<n>{_FIGURE}|{_any(_WORDS)})(?:\s*(?:-|–)\s*(?P<n2>{_FIGURE}))?"
    plenty = (
        r"(?<!\w)(?P<plenty>(?:(?:tens|hundreds|dozens)\s+of\s+)?"
        r"(?:thousand|million|billion|trillion)s)"
    )
    codes = _any(k for k in data["signs"] if k.isalpha() and len(k) == 3)
    flags = re.IGNORECASE
    return (
        re.compile(rf"{lead}(?<![\w$])(?P<sign>{signs})\s?{figure}{scaled}{_PER}"),
        re.compile(rf"{lead}{spelled}{scaled}[\s-]+{word}{_PER}", flags),
        re.compile(rf"{lead}{spelled}{scaled}\s+(?P<sign>{codes})\b{_PER}"),
        re.compile(rf"{plenty}\s+of\s+{word}{_PER}", flags),
    )


_OWED = re.compile(
    r"(?:\b(?:owe[ds]?|lent|lend|borrow(?:ed|s)?|paid|pay|spent|costs?|invested|repay|repaid"
    r"|raised|worth|pledged)\s+(?:\w+\s+){0,3}|\b(?:loan|debt|credit|grant|deficit)s?\s+of\s+"
    r"(?:some\s+|about\s+)?)$"
)
_BACK = 50
"""Characters before a figure in which a word of money tells that it is a sum."""
_AGAIN = re.compile(
    rf"(?<![\w$€£.,])(?P<n>{_FIGURE})\s+(?P<scale>thousand|million|billion|trillion)\b(?!\s*(?:people|[a-z]{{3,}}s\b))"
)

_PAIR = re.compile(r"\s*,?\s*(?:and|or|to)?\s*", re.IGNORECASE)


_NONE: Mapping[str, str] = {}


def find_sums(
    text: str,
    start: int,
    end: int,
    known: Mapping[float, str | None] | None = None,
    home: Mapping[str, str] = _NONE,
) -> Iterator[Sum]:
    """Sums in `text[start:end]`, in order, none overlapping.

    Args:
        text: The body.
        start: Where to begin.
        end: Where to stop.
        known: Amounts that the text has named before, with their currencies: "the 15 million"
            is the 15 million dollars of the sentence before.
        home: Units of the country that the text is about, with their ISO codes: "40 million
            pounds" in a text on Egypt.
    """
    taken: list[Sum] = []
    for pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            found = _sum(match, text, home)
            if found is not None and not any(_overlap(found, other) for other in taken):
                taken.append(found)
    taken += list(_repeated(text, start, end, taken, known or {}))
    yield from sorted(taken, key=lambda s: s.start)


def _overlap(one: Sum, other: Sum) -> bool:
    return one.start < other.end and other.start < one.end


def _sum(match: re.Match[str], text: str, home: Mapping[str, str]) -> Sum | None:
    found = match.groupdict()
    if _idiom(text, match):
        return None
    currency = _currency(found, home)
    if currency == "":
        return None
    if found.get("plenty"):
        return Sum(*match.span(), None, None, None, currency, True, _rate(found))
    amount = _number(found["n"], found["scale"])
    other = _number(found["n2"], found["scale"]) if found["n2"] else None
    if amount is None:
        return None
    low, high, approx = _bounds(amount, other, (found["hedge"] or "").lower())
    middle = amount if other is None else (amount + other) / 2
    return Sum(*match.span(), middle, low, high, currency, approx, _rate(found))


def _idiom(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 12) : match.end() + 14].lower()
    folded = re.sub(r"\s*[-–]\s*", " - ", " ".join(around.split()))
    return any(idiom in folded for idiom in money_data()["idioms"])


def _currency(found: dict[str, str | None], home: Mapping[str, str]) -> str | None:
    """ISO code; empty if the word is no currency here ("five pounds of rice")."""
    sign = found.get("sign")
    if sign:
        return str(money_data()["signs"][" ".join(sign.split())])
    unit = (found["unit"] or "").lower()
    unit = unit if unit in money_data()["words"] else unit.removesuffix("s")
    nation = (found["nation"] or "").lower().split()[-1:]
    local = money_data()["by_nation"].get(nation[0], {}).get(unit) if nation else None
    plain = money_data()["words"].get(unit, "")
    own = home.get(unit) if found.get("scale") or found.get("plenty") else None
    return str(local or plain or own or "")


def _number(text: str | None, scale: str | None) -> float | None:
    low = " ".join((text or "").lower().split())
    value = _WORDS.get(low)
    if value is None:
        try:
            value = float(low.replace(",", ""))
        except ValueError:
            return None
    factor = float(money_data()["scales"][scale.lower()]) if scale else 1.0
    return float(f"{value * factor:.12g}")  # 1.1 million is 1100000, not 1100000.0000000001


def _bounds(
    amount: float, other: float | None, hedge: str
) -> tuple[float | None, float | None, bool]:
    hedge = " ".join(hedge.split())
    if other is not None:
        return min(amount, other), max(amount, other), True
    if hedge in money_data()["at_least"]:
        return amount, None, True
    if hedge in money_data()["at_most"]:
        return None, amount, True
    return None, None, bool(hedge)


def _rate(found: dict[str, str | None]) -> str | None:
    often = (found.get("often") or "").lower()
    per = (found.get("per") or "").lower()
    if often in {"annually", "yearly"} or per == "year":
        return "year"
    return "month" if often == "monthly" or per == "month" else None


def _repeated(
    text: str, start: int, end: int, taken: list[Sum], known: Mapping[float, str | None]
) -> Iterator[Sum]:
    """Figures without a currency that a sum before them lends one."""
    for match in _AGAIN.finditer(text, start, end):
        amount = _number(match["n"], match["scale"])
        before = [s for s in taken if s.end <= match.start()]
        if amount is None or any(s.start < match.end() and match.start() < s.end for s in taken):
            continue
        last = max(before, key=lambda s: s.end) if before else None
        between = text[last.end : match.start()] if last else text[:0]
        if last and last.amount is not None and _PAIR.fullmatch(between):
            yield Sum(*match.span(), amount, None, None, last.currency, last.approx, None)
        elif amount in known:
            yield Sum(*match.span(), amount, None, None, known[amount], False, None)
        elif known and _OWED.search(text, max(start, match.start() - _BACK), match.start()):
            yield Sum(*match.span(), amount, None, None, [*known.values()][-1], False, None)
