"""A leader's record from history, in words and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np

from caryatid.history import base_hazard
from caryatid.history.bands import TYPE_NAMES
from caryatid.history.fit.record import LeaderRecord
from caryatid.records import CaseFacts, ClassCount
from caryatid.report.history_drivers import driver_text
from caryatid.terms.countries import Country

__all__ = ["class_of", "record_json", "record_text"]

_SHOWN = 6
"""Drivers that are printed."""


def class_of(record: LeaderRecord, country: Country) -> tuple[ClassCount, ...]:
    """The reference class of a leader and wider ones, with counts, he himself left out."""
    year, month = (int(part) for part in record.month.split("-"))
    since = [int(part) for part in record.since.split("-")]
    facts = CaseFacts(
        country=country.iso3,
        country_name=country.name,
        leader=record.leader,
        leader_id="",
        in_office_since=date(since[0], since[1], 1),
        born=None if record.born is None else date(record.born, 7, 1),
        regime_type=record.type,
    )
    draws = np.arange(1, dtype=np.int64)
    base = base_hazard(facts, (), date(year, month, 1), seed=1, draws=draws, months=1)
    return base.class_, *base.others


def record_json(
    record: LeaderRecord, classes: tuple[ClassCount, ...], country: Country
) -> dict[str, Any]:
    """The record as machine output; chances are fractions."""
    told = asdict(record)
    told["country"] = country.iso3
    told["classes"] = [asdict(found) for found in classes]
    return told


def record_text(record: LeaderRecord, classes: tuple[ClassCount, ...], country: Country) -> str:
    """The record for people; chances of 100."""
    born = "" if record.born is None else f", born {record.born}"
    kind = TYPE_NAMES[record.type]
    lines = [
        f"{country.name}: {record.leader}, in office since {record.since}{born}, {kind}",
        f"On {record.month}-01, fitted to the years to {record.fitted_to}. Of 100 such leaders:",
        *_chances(record),
        f"Rank by irregular exit in 12 months: {record.rank} of {record.leaders} leaders",
        *(_class(found) for found in classes),
        "What moves irregular exit most (factor on the hazard, against an average leader):",
        *(driver_text(driver) for driver in record.drivers[:_SHOWN]),
    ]
    if record.outcome:
        lines.append(f"What happened: {record.outcome}")
    return "\n".join(lines)


def _chances(record: LeaderRecord) -> list[str]:
    names = list(next(iter(record.chances.values())))
    head = f"{'':18s}" + "".join(f"{months:>5d} m" for months in record.chances)
    return [
        head,
        *(
            f"  {name.replace('_', ' '):16s}"
            + "".join(f"{100 * by_way[name]:7.2f}" for by_way in record.chances.values())
            for name in names
        ),
        f"  {'a coup is tried':16s}" + "".join(f"{100 * p:7.2f}" for p in record.tried.values()),
        _success(record),
    ]


def _success(record: LeaderRecord) -> str:
    best, low, high = (100 * p for p in record.success)
    alone = ", ".join(f"{100 * p:.2f}" for p in record.attempt.values())
    return (
        f"Of 100 coups tried at such a leader {best:.0f} ({low:.0f} to {high:.0f}) end his time in "
        "office; tries are the coups above over that.\nThe fit to listed coup attempts alone "
        f"says {alone}"
    )


def _class(found: ClassCount) -> str:
    exits = ", ".join(f"{way.replace('_', ' ')} {n}" for way, n in found.exits.items()) or "no exit"
    chance = "" if found.p12 is None else f": {100 * found.p12:.1f} of 100 leave in 12 months"
    return f"  {found.name}{chance} ({exits}, in {found.leader_months:,.0f} leader-months)"
