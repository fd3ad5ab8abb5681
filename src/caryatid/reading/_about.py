"""Which regime a text is about, and who leads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from caryatid.reading._names import Found
from caryatid.reading.gazetteer import Entry
from caryatid.terms.names import slug
from caryatid.terms.people import PEOPLE
from caryatid.terms.regimes import REGIMES

__all__ = ["focus_of", "leader_of"]

_POWERS = frozenset({"CHN", "FRA", "GBR", "RUS", "USA"})
"""Permanent members of the Security Council, who have a part in most texts about others."""

_LEAD = 3
"""Sentences from the top, the headline included, whose mentions count twice. Source: judgement."""

_CONTESTED = 1.5
"""How much more a mention of a country with a contested regime counts. Source: judgement."""

_POWER = 0.5
"""How much less a mention of a power counts. Source: judgement."""

_STILL_SPOKEN_OF = timedelta(days=400)
"""How long after an exit a text may still be about the leader who went. Source: judgement."""

_HEADS = ("president", "head of state", "king", "emir", "sultan", "supreme leader",
          "prime minister", "chancellor")  # fmt: skip
"""Offices whose holder leads a country, the first of them before the others."""


def focus_of(found: Sequence[Sequence[Found]]) -> str | None:
    """The country that a text is about, as ISO 3166 alpha-3; None where none is named.

    The one that it names most often, where the top of the text counts more, contested regimes
    count more, and powers, who have a part in most texts, count less. Outlets do not count.

    Args:
        found: What was found in each sentence.
    """
    contested = {row.country for row in REGIMES}
    counts: Counter[str] = Counter()
    for number, hits in enumerate(found):
        for hit in hits:
            if hit.entry.country and hit.entry.kind != "media":
                counts[hit.entry.country] += 2 if number < _LEAD else 1

    def weight(country: str) -> float:
        if country in _POWERS:
            return counts[country] * _POWER
        return counts[country] * (_CONTESTED if country in contested else 1.0)

    return min(counts, key=lambda c: (-weight(c), c), default=None)


def leader_of(
    focus: str | None, day: date | None, found: Sequence[Sequence[Found]]
) -> Entry | None:
    """The leader whom the text is about: in office on its day or a year before, most named.

    Args:
        focus: Country of the text.
        day: Day of the text.
        found: What was found in each sentence.

    Returns:
        Who leads by the table of regimes, else the head of state or government whom the text
        names most, else whom it calls by such a title; None for nobody.
    """
    if focus is None:
        return None
    counts: Counter[str] = Counter(
        h.entry.id for hits in found for h in hits if h.entry.form == "name"
    )
    row = _of_regimes(focus, day, counts)
    if row is not None:
        return row
    return _of_people(focus, day, counts) or _titled(focus, found)


def _of_regimes(focus: str, day: date | None, counts: Counter[str]) -> Entry | None:
    rows = [r for r in REGIMES if r.country == focus]
    if day is None:  # then only names can tell
        recent = [r for r in rows if counts[slug(r.leader)]]
    else:
        past = [r for r in rows if r.in_office_since <= day]
        recent = [r for r in past if r.until is None or r.until >= day - _STILL_SPOKEN_OF]
    if not recent:
        return None
    row = max(recent, key=lambda r: (counts[slug(r.leader)], r.in_office_since))
    return Entry(slug(row.leader), row.leader, "leader", focus, "name")


def _of_people(focus: str, day: date | None, counts: Counter[str]) -> Entry | None:
    """Somebody in the highest office of a country that the table of regimes leaves out."""
    named = [
        p for p in PEOPLE if p.country == focus and p.office in _HEADS and counts[slug(p.name)]
    ]
    if day is not None:
        named = [p for p in named if (p.since is None or p.since <= day)
                 and (p.until is None or p.until >= day - _STILL_SPOKEN_OF)]  # fmt: skip
    if not named:
        return None
    one = min(named, key=lambda p: (_HEADS.index(p.office), -counts[slug(p.name)], p.name))
    return Entry(slug(one.name), one.name, "leader", focus, "name")


def _titled(focus: str, found: Sequence[Sequence[Found]]) -> Entry | None:
    heads: Counter[Entry] = Counter()
    for hits in found:
        heads.update(h.entry for h in hits if h.entry.kind == "leader" and h.entry.form == "name"
                     and h.entry.country in {focus, None})  # fmt: skip
    ranked = sorted(heads, key=lambda e: (-heads[e], e.id))
    return replace(ranked[0], country=focus) if ranked else None
