"""Where heads of state and government among our people and the published lists disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from _regimes.compare import Difference, Span, leader_differences
from _regimes.lists import Listed

from caryatid.terms.people import Person

__all__ = ["COMPLETE", "HEADS", "START", "head_differences", "head_spans"]

HEADS = frozenset(
    {
        "acting president", "chancellor", "emir", "head of state", "head of the interim government",
        "head of the junta", "interim president", "king", "president",
        "president and prime minister", "prime minister", "prime minister and president",
        "supreme leader",
    }
)  # fmt: skip
"""Offices that the lists of leaders are about."""

COMPLETE = frozenset(
    {
        "AGO", "ARE", "ARG", "ARM", "AUS", "BFA", "BHR", "BOL", "BRA", "BRN", "BWA", "CAF",
        "CAN", "CHL", "CHN", "CIV", "CMR", "COD", "COL", "CUB", "DEU", "DJI", "DOM", "DZA",
        "EGY", "ERI", "ESP", "ETH", "FRA", "GAB", "GBR", "GHA", "GIN", "GMB", "GNQ", "HND",
        "IDN", "IND", "IRN", "ISR", "ITA", "JOR", "JPN", "KAZ", "KEN", "KOR", "LBY", "LKA",
        "MAR", "MDV", "MEX", "MMR", "MOZ", "MWI", "NAM", "NGA", "NLD", "NZL", "OMN", "PAN",
        "PER", "PHL", "PRK", "PSE", "QAT", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP", "SLV",
        "SOM", "SSD", "SWZ", "SYR", "TCD", "TGO", "THA", "TKM", "TUN", "TUR", "TWN", "TZA",
        "UGA", "UKR", "URY", "USA", "UZB", "VEN", "ZAF", "ZMB", "ZWE",
    }
)  # fmt: skip
"""Countries whose leaders since START we name without a gap, among people or among regimes."""

START = date(1990, 1, 1)
"""Day from which the lists are compared."""


def head_spans(people: Iterable[Person]) -> list[Span]:
    """Heads of state and government with known days, as the comparison wants them."""
    return [
        Span(p.country, (p.name, *p.aliases), p.since, p.until, None)
        for p in people
        if p.office in HEADS and p.country is not None and p.since is not None
    ]


def head_differences(
    heads: Sequence[Span], leaders: Sequence[Span], listed: Sequence[Listed], end: date
) -> list[Difference]:
    """Days that differ for heads who are in the list, and leaders of COMPLETE whom we lack.

    Args:
        heads: From our people.
        leaders: From our table of regimes, whose days are compared elsewhere.
        listed: Spells of a published list.
        end: Last day of the list.
    """
    own = {_who(span) for span in heads} - {_who(span) for span in leaders}
    found = leader_differences([*heads, *leaders], listed, end, start=START)
    return [d for d in found if _is_missing(d) or (d.who in own and d.what != "leader")]


def _who(span: Span) -> str:
    return f"{span.names[0]} {span.since.year}"


def _is_missing(difference: Difference) -> bool:
    return difference.ours == "not in our table" and difference.country in COMPLETE
