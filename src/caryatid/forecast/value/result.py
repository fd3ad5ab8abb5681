"""The result of the value test, as numbers and as words. What ships was computed, not written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from caryatid.terms.value_test import CODINGS

__all__ = ["Difference", "ValueResult", "result_json", "result_text", "shipped_result"]

_DIGITS = 6
_THOUSAND = 1000.0
_WIDTH = 51
_HEAD = "gain in thousandths of a log score a year"


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean gain in log score from the pillars; above 0 they foretold better.

    Attributes:
        years: Leader-years.
        countries: Countries.
        exits: Leaders' exits in these years.
        mean: Mean gain a year.
        lo: 5 % quantile over countries drawn with replacement.
        hi: 95 % quantile.
        least: Smallest mean with one country left out.
        most: Largest mean with one country left out.
    """

    years: int
    countries: int
    exits: int
    mean: float
    lo: float
    hi: float
    least: float
    most: float

    @classmethod
    def none(cls) -> Difference:
        """Of no years at all."""
        return cls(0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ValueResult:
    """History alone against history with pillars on past leader-years.

    Attributes:
        first_year: First year foretold.
        last_year: Last year foretold.
        history: Mean log score of rung 2.
        pillars: Mean log score of rung 3.
        all_years: Gain over all years.
        untuned: Gain over all years but those of the event that judgement was calibrated to.
        coded_years: Gain over years in which a coding holds.
        by_way: Gain on how leaders left, over all years.
        codings: Coding -> gain from it alone, over the years in which it holds.
        withdrawal: Gain over the years of the Soviet Union's clients, 1989 to 1992.
        withdrawal_firm: The same for clients by treaty or membership alone.
    """

    first_year: int
    last_year: int
    history: float
    pillars: float
    all_years: Difference
    untuned: Difference
    coded_years: Difference
    by_way: Difference
    codings: Mapping[str, Difference]
    withdrawal: Difference
    withdrawal_firm: Difference

    @property
    def favoured(self) -> bool:
        """Whether the pillars foretold better beyond doubt: the 90 % interval lies above 0.

        The years of the event that judgement was calibrated to do not count.
        """
        return self.untuned.lo > 0.0


def result_json(result: ValueResult) -> dict[str, Any]:
    """The result as JSON, numbers rounded to six digits."""
    rounded: dict[str, Any] = json.loads(
        json.dumps(asdict(result)), parse_float=lambda text: round(float(text), _DIGITS) + 0.0
    )
    return {"favoured": result.favoured, **rounded}


@cache
def shipped_result() -> ValueResult:
    """The result on the published data at the time of this version."""
    text = (files("caryatid.forecast") / "data" / "value_test.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    single = ("all_years", "untuned", "coded_years", "by_way", "withdrawal", "withdrawal_firm")
    parts: dict[str, Any] = {name: Difference(**raw[name]) for name in single}
    parts["codings"] = {name: Difference(**row) for name, row in raw["codings"].items()}
    numbers = {name: raw[name] for name in ("first_year", "last_year", "history", "pillars")}
    return ValueResult(**numbers, **parts)


def result_text(result: ValueResult) -> str:
    """The result in words and a table; gains in thousandths of a log score a year."""
    said = (
        f"History alone against history with pillars: {result.all_years.years:,} leader-years of "
        f"autocracies, {result.first_year} to {result.last_year},\n"
        f"{result.all_years.exits} exits within twelve months. Each year was foretold from the "
        "years before it."
    )
    lines = [
        said,
        f"Mean log score: history {result.history:.4f}, with pillars {result.pillars:.4f}.",
        "",
        f"{_HEAD:<{_WIDTH}} years exits   gain  [90 % interval] one country out",
        _row("all years", result.all_years),
        _row("without the clients of the USSR, 1989 to 1992", result.untuned),
        _row("years in which something is coded", result.coded_years),
        _row("all years, by way out", result.by_way),
        _row("clients of the USSR, 1989 to 1992", result.withdrawal),
        _row("  by treaty or membership alone", result.withdrawal_firm),
        "each coding alone:",
        *(_row(f"  {CODINGS[name].what}", row) for name, row in result.codings.items()),
        "",
        _verdict(result),
    ]
    return "\n".join(lines)


def _row(name: str, difference: Difference) -> str:
    mean, low, high, least, most = (
        _THOUSAND * value
        for value in (
            difference.mean,
            difference.lo,
            difference.hi,
            difference.least,
            difference.most,
        )
    )
    cells = f"{difference.years:>5,} {difference.exits:>5} {mean:>+6.1f}"
    return f"{name:<{_WIDTH}} {cells}  [{low:+.1f}, {high:+.1f}]  {least:+.1f} to {most:+.1f}"


def _verdict(result: ValueResult) -> str:
    if result.favoured:
        return "Favoured: the pillars foretold better, and the interval lies above zero."
    if result.untuned.hi < 0.0:
        return (
            "Not favoured: history alone foretold better. Rung 3 is a what-if and not a forecast."
        )
    return (
        "Not favoured: the pillars cannot be told from none. Rung 3 is a what-if and not a "
        "forecast."
    )
