"""From rates on three rungs to the forecast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from caryatid.forecast.judgement import Judgement
from caryatid.forecast.settings import Settings
from caryatid.forecast.spread import HEADLINE_MONTHS, shares
from caryatid.forecast.targets import Target, exits_of, leader_target, regime_target
from caryatid.forecast.value.result import shipped_result
from caryatid.records import BaseHazard, Curve, Ensemble, Estimate, Forecast, TargetForecast
from caryatid.terms.judgement import NEGOTIATED_WAYS

__all__ = ["RUNGS", "assemble", "judged_again"]

RUNGS: tuple[str, ...] = ("rung1", "rung2", "rung3")


def assemble(
    base: BaseHazard,
    ensemble: Ensemble,
    *,
    as_of: date,
    settings: Settings,
    judgement: Judgement,
    made_at: datetime,
    hashes: Mapping[str, str],
) -> Forecast:
    """The forecast on all rungs.

    Args:
        base: Rates of rungs 1 and 2.
        ensemble: Rates of rung 3, the same draws.
        as_of: The day.
        settings: Size, seed, horizons.
        judgement: For the shares called negotiated.
        made_at: Time to record.
        hashes: What names the inputs.
    """
    horizons = settings.horizons
    rates = dict(zip(RUNGS, (base.h1, base.h2, ensemble.h3), strict=True))
    exits = {rung: exits_of(h) for rung, h in rates.items()}
    leader = {rung: leader_target(e, horizons) for rung, e in exits.items()}
    regime = {rung: regime_target(e, base.regime, horizons) for rung, e in exits.items()}
    off = leader_target(exits_of(base.h2_unconfirmed_off), (HEADLINE_MONTHS,))
    parts = shares(base.h1, base.h2, ensemble.h3)
    return Forecast(
        as_of=as_of,
        made_at=made_at,
        seed=settings.seed,
        draws=settings.draws,
        months=settings.months,
        leader_exit=_target("leader_exit", leader),
        regime_exit=_target("regime_exit", regime),
        unconfirmed_off_12=off.horizons[HEADLINE_MONTHS],
        judgement_share=parts["judgement"],
        variance_shares=parts,
        negotiated=_negotiated(judgement),
        hashes=dict(hashes),
        what_if=not shipped_result().favoured,
        engine=ensemble.engine,
    )


def judged_again(
    forecast: Forecast, base: BaseHazard, ensemble: Ensemble, settings: Settings
) -> Forecast:
    """The forecast with another rung 3; rungs 1 and 2 stay as they are."""
    horizons, exits = settings.horizons, exits_of(ensemble.h3)
    parts = shares(base.h1, base.h2, ensemble.h3)
    return replace(
        forecast,
        leader_exit=_swap(forecast.leader_exit, leader_target(exits, horizons)),
        regime_exit=_swap(forecast.regime_exit, regime_target(exits, base.regime, horizons)),
        judgement_share=parts["judgement"],
        variance_shares=parts,
    )


def _negotiated(judgement: Judgement) -> dict[str, float]:
    table = judgement.table()
    return {way: table[f"negotiated.{way}"].value for way in NEGOTIATED_WAYS}


def _target(name: str, rungs: Mapping[str, Target]) -> TargetForecast:
    months = next(iter(rungs.values())).horizons
    horizons: dict[int, dict[str, Estimate]] = {
        m: {rung: target.horizons[m] for rung, target in rungs.items()} for m in months
    }
    curves: dict[str, Curve] = {rung: target.curve for rung, target in rungs.items()}
    return TargetForecast(name, horizons, curves)


def _swap(old: TargetForecast, third: Target) -> TargetForecast:
    name = RUNGS[2]
    horizons = {m: {**rungs, name: third.horizons[m]} for m, rungs in old.horizons.items()}
    return TargetForecast(old.target, horizons, {**old.curves, name: third.curve})
