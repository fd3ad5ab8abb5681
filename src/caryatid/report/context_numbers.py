"""Forecast, pillars and effects as the rows that the page prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caryatid.explain import Explanation
from caryatid.explain.explanation import Change, PillarStress, WatchItem
from caryatid.explain.names import condition_name
from caryatid.forecast import Run
from caryatid.records import ClassCount, Pillar, Shift, TargetForecast
from caryatid.report.naming import (
    claim_numbers,
    condition_value,
    one_line,
    outlet_name,
    plural,
    status_words,
    way_name,
)
from caryatid.report.numbers import day_words, per_100, points, survival, survival_interval
from caryatid.report.words import (
    HEADLINE_RUNG,
    class_cell,
    class_words,
    negotiated_words,
    rung_rows,
    ways,
)
from caryatid.report.words_support import evidence_words
from caryatid.terms.pillars import PILLARS, display_name, word_for

__all__ = ["forecast_rows", "pillar_rows", "prior_rows", "stress_rows", "watch_rows"]

_NONE = "not distinguishable from none"
_QUOTE = 160


def forecast_rows(run: Run) -> dict[str, Any]:
    """Horizons, rungs, classes and ways out."""
    found = ways(run)
    most = max((value for _, value in found), default=0.0) or 1.0
    return {
        "horizons": [
            _horizon_row("Leader in office", run.forecast.leader_exit),
            _horizon_row("Regime in place", run.forecast.regime_exit),
        ],
        "rungs": [
            {
                "label": label,
                "value": survival(estimate),
                "band": f"[{survival_interval(estimate)}]",
                "words": words,
            }
            for label, estimate, words in rung_rows(run)
        ],
        "classes": [{"cell": class_cell(c), "words": class_words(c)} for c in run.base.others],
        "ways": [
            {"name": way_name(way), "value": value, "width": round(100 * value / most, 1)}
            for way, value in found
        ],
        "negotiated": negotiated_words(run),
        "spread": _spread_words(run.forecast.variance_shares),
        "ways_total": round(sum(value for _, value in found), 1),
    }


def _spread_words(shares: Mapping[str, float]) -> str:
    """Where the spread of rung 3 comes from, as one sentence; "" where nobody measured it."""
    if not shares:
        return ""
    base, conditions, judgement = (
        f"{per_100(shares[name])} %" for name in ("base_rate", "conditions", "judgement")
    )
    return (
        f"Of the spread of rung 3 after 12 months (variance on the logit scale), {base} is that of "
        f"history alone, {conditions} comes with the conditions, and {judgement} with judgement."
    )


def _horizon_row(label: str, target: TargetForecast) -> dict[str, Any]:
    cells = []
    for months in (3, 6, 12, 24):
        rungs = target.horizons.get(months)
        if rungs is None:
            cells.append({"value": "", "band": ""})
            continue
        estimate = rungs[HEADLINE_RUNG]
        cells.append({"value": survival(estimate), "band": f"[{survival_interval(estimate)}]"})
    return {"label": label, "cells": cells}


def stress_rows(run: Run, explanation: Explanation) -> list[dict[str, Any]]:
    """One row a pillar, with its bar on a scale that all share."""
    numbers = claim_numbers(run.view)
    low = min((s.change.lo for s in explanation.stress), default=-1.0)
    high = max((s.change.hi for s in explanation.stress), default=1.0)
    scale = (min(low, -1.0), max(high, 1.0))
    return [
        {
            "name": item.name,
            "word": item.word,
            "trend": item.trend,
            "size": item.change.size,
            "size_class": "none" if item.change.size == _NONE else item.change.size,
            "points": "" if item.change.size == _NONE else points(item.change.mean, digits=1),
            "band": _band(item.change),
            "bar": _bar(item.change, scale),
            "is_gap": item.is_gap,
            "evidence": evidence_words(item),
            "refs": [numbers[c] for c in item.claim_ids if c in numbers],
            "leaves": _leaves(item),
        }
        for item in explanation.stress
    ]


def _band(change: Change) -> str:
    if change.size == _NONE:
        return ""
    return f"[{points(change.lo, digits=1)}, {points(change.hi, digits=1)}]"


def _leaves(item: PillarStress) -> str:
    if item.leaves is None:
        return ""
    if item.leaves.size == _NONE:
        return _NONE
    return f"{item.leaves.size}, {points(item.leaves.mean, digits=1)} {_band(item.leaves)}"


def _bar(change: Change, scale: tuple[float, float]) -> dict[str, str]:
    low, high = scale
    width = 200.0 / (high - low)

    def at(value: float) -> float:
        return (value - low) * width

    start, end = sorted((at(change.mean), at(0.0)))
    return {
        "zero": f"{at(0.0):.1f}",
        "left": f"{at(change.lo):.1f}",
        "span": f"{at(change.hi) - at(change.lo):.1f}",
        "bar_left": f"{start:.1f}",
        "bar_width": f"{max(end - start, 0.6):.1f}",
        "opacity": "0.25" if change.size == _NONE else "0.9",
    }


def pillar_rows(run: Run) -> list[dict[str, Any]]:
    """Pillars with their descriptors and shifts, those with most evidence first."""
    numbers = claim_numbers(run.view)
    ordered = sorted(run.situation.pillars, key=lambda p: (p.is_gap, -len(p.shifts), p.key))
    return [_pillar_row(pillar, run, numbers) for pillar in ordered]


def _pillar_row(pillar: Pillar, run: Run, numbers: dict[str, int]) -> dict[str, Any]:
    word = word_for(pillar.level)
    strongest = sorted(pillar.shifts, key=lambda s: (-abs(s.part), s.claim_id))
    renewals = plural(pillar.renewals, "month") + " with reports that nothing changed"
    return {
        "anchor": pillar.key.replace(".", "-"),
        "name": display_name(pillar.key),
        "word": word,
        "trend": pillar.trend,
        "is_gap": pillar.is_gap,
        "summary": strongest[0].reason if strongest else "no change reported",
        "descriptor": _descriptor(pillar.key, word),
        "z": f"{pillar.z:+.2f}",
        "sd": f"{pillar.sd:.2f}",
        "prior_z": f"{pillar.prior_z:+.2f}",
        "prior_sd": f"{pillar.prior_sd:.2f}",
        "renewals": renewals if pillar.renewals else "",
        "clipped": pillar.clipped,
        "shifts": [_shift_row(s, run, numbers) for s in strongest],
    }


def _descriptor(key: str, word: str) -> str:
    base = key.split(".")[0]
    for prefix in ("patron", "outside_pressure"):
        if base.startswith(prefix + "_"):
            base = prefix
    for name in (f"{base}.{key.partition('.')[2]}", base):
        term = PILLARS.get(name)
        if term is not None:
            return f"{word}: {term.descriptors.get(word, '')}"
    return ""


def _shift_row(shift: Shift, run: Run, numbers: dict[str, int]) -> dict[str, Any]:
    held = {claim.id: claim.quote for claim in run.view.claims}
    return {
        "part": f"{shift.part:+.2f}",
        "reason": shift.reason,
        "formula": (
            f"{'+' if shift.sign > 0 else '−' if shift.sign < 0 else '0'} size {shift.size:g} × "
            f"wording {shift.m:g} × w {shift.w:g} × age {shift.decay:.2f}"
        ),
        "quote": one_line(held.get(shift.claim_id, ""), _QUOTE),
        "refs": [numbers[c] for c in shift.claim_ids if c in numbers],
    }


def watch_rows(run: Run, explanation: Explanation) -> list[dict[str, Any]]:
    """Events to watch for with the forecast on both branches."""
    numbers = claim_numbers(run.view)
    return [_watch_row(item, numbers) for item in explanation.watch]


def _watch_row(item: WatchItem, numbers: dict[str, int]) -> dict[str, Any]:
    def shown(value: float | None) -> str:
        return "" if value is None else f"{value:.1f}"

    month = "" if item.p_per_month is None else f", {100 * item.p_per_month:.0f} % a month assumed"
    return {
        "what": item.what,
        "consequence": item.consequence,
        "quote": "" if " ".join(item.quote.split()) == item.what else one_line(item.quote, _QUOTE),
        "due": day_words(item.due) if item.due else "",
        "quantity": way_name(item.quantity) if item.is_modelled else "",
        "now": shown(item.now),
        "if_happens": shown(item.if_happens),
        "if_not": shown(item.if_not),
        "basis": f"judgement{month}" if item.is_modelled else "not in the model",
        "refs": [numbers[c] for c in item.claim_ids if c in numbers],
    }


def prior_rows(run: Run, explanation: Explanation) -> dict[str, Any]:
    """Classes, conditions, claims to check first, outlets."""
    numbers = claim_numbers(run.view)
    return {
        "class_rows": [_class_row(c) for c in (run.base.class_, *run.base.others)],
        "conditions": [
            {
                "name": condition_name(c.id),
                "value": condition_value(c),
                "basis": f"{c.basis}, {'confirmed' if c.confirmed else 'not confirmed'}"
                if c.value is not None
                else "drawn from the class",
                "effect": f"{run.base.effects[c.id]:.2f}" if c.id in run.base.effects else "",
                "refs": [numbers[i] for i in c.claim_ids if i in numbers],
                "note": c.note,
            }
            for c in run.situation.conditions
        ],
        "key_claims": [
            {
                "numbers": [numbers[report] for report in k.reports],
                "quote": one_line(run.view.claim(k.claim_id).quote, _QUOTE),
                "words": k.effect_words,
                "status": status_words(run.view, run.view.claim(k.claim_id)),
            }
            for k in explanation.key_claims
        ],
        "outlets": [
            {
                "outlet": outlet_name(run.view, o.outlet),
                "n_documents": o.n_documents,
                "n_claims": o.n_claims,
                "rung2": points(o.rung2, digits=1),
                "rung3": points(o.rung3, digits=1),
            }
            for o in explanation.outlets
        ],
    }


def _class_row(class_: ClassCount) -> dict[str, Any]:
    exits = ", ".join(f"{way_name(k)} {n}" for k, n in sorted(class_.exits.items()) if n)
    return {
        "name": class_.name,
        "months": f"{class_.leader_months:,.0f}",
        "exits": exits or "none",
        "cell": class_cell(class_),
        "note": "; ".join(part for part in (class_.rule, class_.note) if part),
    }
