"""The forecast for machines: JSON with its schema, and the record of the log.

The keys are a contract; probabilities are fractions, rounded to six digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caryatid.forecast.assembling import RUNGS
from caryatid.forecast.running import Run
from caryatid.records import Curve, Estimate, Forecast, TargetForecast

__all__ = ["forecast_schema", "forecast_to_json", "log_record"]

_DIGITS = 6
_LOG_FORMAT = 1


def forecast_to_json(forecast: Forecast) -> dict[str, Any]:
    """The forecast as `forecast_schema` describes it.

    Probabilities stand at `leader_exit["12"].rung1.{p,lo,hi,by_mode}`, likewise rung2, rung3 and
    regime_exit; survival curves at `curves.leader_exit.rung1.{mean,lo,hi}`.
    """
    return {
        "as_of": forecast.as_of.isoformat(),
        "made_at": forecast.made_at.isoformat(),
        "seed": forecast.seed,
        "draws": forecast.draws,
        "months": forecast.months,
        "leader_exit": _target(forecast.leader_exit),
        "regime_exit": _target(forecast.regime_exit),
        "curves": {
            target.target: {rung: _curve(target.curves[rung]) for rung in RUNGS}
            for target in (forecast.leader_exit, forecast.regime_exit)
        },
        "unconfirmed_off_12": _estimate(forecast.unconfirmed_off_12),
        "judgement_share": _round(forecast.judgement_share),
        "variance_shares": _rounded(forecast.variance_shares),
        "negotiated": _rounded(forecast.negotiated),
        "rung3": _kind(forecast),
        "engine": forecast.engine,
        "hashes": dict(sorted(forecast.hashes.items())),
    }


def log_record(run: Run) -> dict[str, Any]:
    """The record that the log of a case keeps of a run: enough to score it and to make it again."""
    forecast, facts = run.forecast, run.facts
    return {
        "format": _LOG_FORMAT,
        "made_at": forecast.made_at.isoformat(),
        "as_of": forecast.as_of.isoformat(),
        "country": facts.country,
        "leader": facts.leader,
        "regime_type": facts.regime_type,
        "seed": forecast.seed,
        "draws": forecast.draws,
        "months": forecast.months,
        "targets": {
            target.target: _target(target)
            for target in (forecast.leader_exit, forecast.regime_exit)
        },
        "unconfirmed_off_12": _estimate(forecast.unconfirmed_off_12),
        "judgement_share": _round(forecast.judgement_share),
        "rung3": _kind(forecast),
        "engine": forecast.engine,
        "judgement": _judgement(run),
        "class": run.base.class_.name,
        "data_to": run.base.data_to.isoformat(),
        "hindsight": run.base.hindsight,
        "hashes": dict(sorted(forecast.hashes.items())),
    }


def forecast_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `forecast_to_json`."""
    share = {"type": "number", "minimum": 0, "maximum": 1}
    named = {"type": "object", "additionalProperties": share}
    estimate = _object({"p": share, "lo": share, "hi": share, "by_mode": named})
    by_month = {
        "type": "object",
        "propertyNames": {"pattern": "^[0-9]+$"},
        "additionalProperties": _object(dict.fromkeys(RUNGS, estimate)),
    }
    path = {"type": "array", "items": share, "minItems": 1}
    curve = _object({"mean": path, "lo": path, "hi": path})
    curves = _object(dict.fromkeys(RUNGS, curve))
    count = {"type": "integer", "minimum": 1}
    return _object(
        {
            "as_of": {"type": "string", "format": "date"},
            "made_at": {"type": "string", "format": "date-time"},
            "seed": {"type": "integer"},
            "draws": count,
            "months": count,
            "leader_exit": by_month,
            "regime_exit": by_month,
            "curves": _object({"leader_exit": curves, "regime_exit": curves}),
            "unconfirmed_off_12": estimate,
            "judgement_share": share,
            "variance_shares": named,
            "negotiated": named,
            "rung3": {"type": "string", "enum": ["forecast", "what-if"]},
            "engine": {"type": "string"},
            "hashes": {"type": "object", "additionalProperties": {"type": "string"}},
        }
    )


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _kind(forecast: Forecast) -> str:
    """Whether rung 3 is scored as a forecast of ours."""
    return "what-if" if forecast.what_if else "forecast"


def _judgement(run: Run) -> dict[str, Any]:
    judged = run.judgement
    return {
        "by": judged.by,
        "constants": {
            name: {"range": [c.low, c.high], "value": c.value, "reason": c.why}
            for name, c in sorted(judged.constants.items())
        },
        "patrons": {
            state: {
                name: {"range": [c.low, c.high], "reason": c.why} for name, c in sorted(n.items())
            }
            for state, n in sorted(judged.patrons.items())
        },
    }


def _target(target: TargetForecast) -> dict[str, Any]:
    return {
        str(months): {rung: _estimate(rungs[rung]) for rung in RUNGS}
        for months, rungs in target.horizons.items()
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "p": _round(estimate.p),
        "lo": _round(estimate.lo),
        "hi": _round(estimate.hi),
        "by_mode": _rounded(estimate.by_mode),
    }


def _curve(curve: Curve) -> dict[str, list[float]]:
    return {
        name: [_round(value) for value in values]
        for name, values in (("mean", curve.mean), ("lo", curve.lo), ("hi", curve.hi))
    }


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: _round(value) for name, value in values.items()}


def _round(value: float) -> float:
    # Rounding leaves no -0.0 and no 1e-17 below zero to puzzle a reader.
    return round(min(max(value, 0.0), 1.0), _DIGITS) + 0.0
