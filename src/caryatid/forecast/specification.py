"""From a situation and a judgement to what the model takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from caryatid.errors import UsageError
from caryatid.forecast.judgement import Judgement
from caryatid.forecast.money import Flow, share_of_need
from caryatid.forecast.settings import Settings
from caryatid.forecast.success import fitted_success
from caryatid.model.coups import SUCCESS
from caryatid.records import (
    CoupTries,
    PatronInput,
    Pillar,
    PillarInput,
    Situation,
    Specification,
    Trigger,
)
from caryatid.situation.formulas import logistic, months_between
from caryatid.terms.shifts import Constant, prior

__all__ = ["MOST_PATRONS", "specify"]

_PATRON = "patron_"
_MONEY = ("money", "money_reported")

MOST_PATRONS = 40
"""Patrons of one case. Each decision weighs any number of the others, so the cost grows with the
square of their number; forty take some ten times as long as four."""


def specify(
    situation: Situation,
    judgement: Judgement,
    settings: Settings,
    *,
    flows: Mapping[str, Flow] = MappingProxyType({}),
    need: tuple[float, float] | None = None,
    coups: CoupTries | None = None,
) -> Specification:
    """What the model takes from a situation.

    Args:
        situation: Pillars and triggers on a day.
        judgement: Ours or an analyst's.
        settings: Seed and months.
        flows: New money by state, as far as sums are reported.
        need: What the regime has to spend, with its doubt; None if unknown.
        coups: How rung 2's coups come about; None leaves their success to the judgement.

    Raises:
        UsageError: The judgement is about a patron that the case does not have, or there are more
            than `MOST_PATRONS`.
    """
    kind = situation.facts.regime_type
    _check(situation, judgement)
    patrons: dict[str, dict[str, PillarInput]] = {}
    pillars: dict[str, PillarInput] = {}
    for pillar in situation.pillars:
        if pillar.key.startswith(_PATRON):
            state, channel = pillar.key.removeprefix(_PATRON).split(".", 1)
            patrons.setdefault(state, {})[channel] = _input(pillar, kind)
        else:
            pillars[pillar.key] = _input(pillar, kind)
    return Specification(
        seed=settings.seed,
        months=settings.months,
        pillars=pillars,
        patrons=tuple(
            _patron(state, patrons[state], judgement, flows.get(state), need)
            for state in sorted(patrons)
        ),
        triggers=situation.triggers,
        twin_triggers=situation.triggers,
        due_months=_due_months(situation.triggers, situation.as_of),
        constants=_constants(judgement, kind, coups),
    )


def _constants(
    judgement: Judgement, regime_type: str, coups: CoupTries | None
) -> Mapping[str, Constant]:
    """All constants; what was fitted stands in place of ours, and an analyst's above both."""
    constants = judgement.of_class(regime_type)
    if coups is not None and not judgement.on_coup_success(regime_type):
        constants[SUCCESS] = fitted_success(coups)
    return constants


def _patron(
    state: str,
    channels: Mapping[str, PillarInput],
    judgement: Judgement,
    flow: Flow | None,
    need: tuple[float, float] | None,
) -> PatronInput:
    constants, own = judgement.patron(state), judgement.patrons.get(state, {})
    if flow is None or need is None or not own.keys().isdisjoint(_MONEY):
        return PatronInput(state, channels, constants)
    money = channels["money"]
    share = share_of_need(flow, need, level=logistic(money.prior_z) / logistic(money.z))
    constants |= dict.fromkeys(_MONEY, share)
    return PatronInput(state, channels, constants, money=share.why)


def _check(situation: Situation, judgement: Judgement) -> None:
    keys = [p.key for p in situation.pillars if p.key.startswith(_PATRON)]
    states = {key.removeprefix(_PATRON).split(".", 1)[0] for key in keys}
    where = f"judgement of {judgement.by}" if judgement.by else None
    for state in judgement.patrons:
        if state not in states:
            raise UsageError(
                f"entry 'patron.{state}' is about no patron of the case",
                where=where,
                fix=f"name one of {', '.join(sorted(states)) or 'none: the case has no patron'}, "
                "or add it to the patrons in case.toml",
            )
    if len(states) > MOST_PATRONS:
        raise UsageError(
            f"{len(states)} patrons, more than {MOST_PATRONS}",
            where=situation.facts.country,
            fix="leave those out of case.toml that give little",
        )


def _input(pillar: Pillar, regime_type: str) -> PillarInput:
    # A gap has no noise of its own: that a class differs within is in the frailty of rung 1.
    known = prior(pillar.key, regime_type)
    return PillarInput(
        key=pillar.key,
        z=pillar.z,
        noise_sd=0.0 if pillar.is_gap else pillar.sd,
        prior_z=pillar.prior_z,
        reported=not pillar.is_gap,
        prior_range=(known.low, known.high) if known.mean == pillar.prior_z else None,
    )


def _due_months(triggers: tuple[Trigger, ...], as_of: date) -> Mapping[str, int]:
    return {
        trigger.id: 0 if trigger.due is None else int(months_between(as_of, trigger.due))
        for trigger in triggers
    }
