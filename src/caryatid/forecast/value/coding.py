"""From a past year with coded deeds to what the model takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caryatid.forecast.judgement import Judgement, default_judgement
from caryatid.records import PatronInput, PillarInput, Specification
from caryatid.terms.shifts import KAPPA, PATRON_CHANNELS, SIZES, STANDING_PILLARS, prior
from caryatid.terms.value_test import CODINGS

__all__ = ["PATRON", "PastYear", "specification_of"]

PATRON = "XXX"
"""The one patron of a past year, whoever it was."""

_CHANNELS = tuple(f"patron_{PATRON}.{channel}" for channel in PATRON_CHANNELS)


@dataclass(frozen=True, slots=True)
class PastYear:
    """A leader on 1 January of a past year, and what followed.

    Attributes:
        country: Gleditsch and Ward number.
        leader: Name.
        in_office_since: First day in office.
        born: Day or 1 July of the year of birth, None if unknown.
        regime_type: GWF sense.
        year: The year that is foretold.
        exit: Way out within twelve months, "" for none.
        conditions: Fitted conditions that are known, by id.
        codings: Names of the codings that hold.
    """

    country: int
    leader: str
    in_office_since: date
    born: date | None
    regime_type: str
    year: int
    exit: str
    conditions: Mapping[str, float]
    codings: tuple[str, ...]


def specification_of(
    year: PastYear,
    *,
    seed: int,
    months: int,
    codings: Sequence[str] | None = None,
    judgement: Judgement | None = None,
) -> Specification:
    """What the model takes from a past year: each coded deed moves its pillar as a report would.

    Args:
        year: The past year.
        seed: Seed of the run.
        months: Months to simulate.
        codings: In place of the year's own.
        judgement: Ours if None.

    Raises:
        KeyError: A coding is unknown.
    """
    judged = default_judgement() if judgement is None else judgement
    moved: dict[str, float] = {}
    told: dict[str, int] = {}
    for name in year.codings if codings is None else codings:
        coding = CODINGS[name]
        for key in _keys(coding.pillar):
            moved[key] = moved.get(key, 0.0) + coding.sign * SIZES[coding.size].value
            told[key] = told.get(key, 0) + 1
    pillars = {
        key: _pillar(key, year.regime_type, moved.get(key, 0.0), told.get(key, 0))
        for key in (*STANDING_PILLARS, *_CHANNELS)
    }
    channels = {c: pillars.pop(key) for c, key in zip(PATRON_CHANNELS, _CHANNELS, strict=True)}
    has_patron = any(pillar.reported for pillar in channels.values())
    patron = PatronInput(PATRON, channels, judged.patron(PATRON))
    return Specification(
        seed=seed,
        months=months,
        pillars=pillars,
        patrons=(patron,) if has_patron else (),
        triggers=(),
        twin_triggers=(),
        due_months={},
        constants=judged.of_class(year.regime_type),
    )


def _keys(pillar: str) -> tuple[str, ...]:
    if pillar == "patron":
        return _CHANNELS
    if pillar.startswith("patron."):
        return (f"patron_{PATRON}.{pillar.removeprefix('patron.')}",)
    return (pillar,)


def _pillar(key: str, regime_type: str, moved: float, told: int) -> PillarInput:
    # Data that others have checked count as well-graded reports.
    known = prior(key, regime_type)
    sd = (1.0 / known.sd**2 + told * KAPPA["strong"].value) ** -0.5
    return PillarInput(
        key=key,
        z=known.mean + moved,
        noise_sd=sd if told else 0.0,
        prior_z=known.mean,
        reported=told > 0,
        prior_range=(known.low, known.high),
    )
