"""From a number to what it rests on: claims with quotes, or a prior with citation and mark."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from caryatid.errors import UsageError
from caryatid.explain.explanation import Trace, TraceLine
from caryatid.explain.percent import percent
from caryatid.forecast import Run
from caryatid.records import ClassCount, Condition, Estimate, Pillar, Shift, Trigger
from caryatid.terms.acts import describe
from caryatid.terms.pillars import display_name, word_for
from caryatid.terms.shifts import prior as prior_of
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["askable", "why"]

_RUNGS = ("rung1", "rung2", "rung3")


def why(run: Run, what: str) -> Trace:
    """Where one number comes from.

    Args:
        run: The forecast with all that it was made from.
        what: headline, rung1, rung2, rung3, regime, class, a way out, a pillar's key, a
            condition's or trigger's id, a claim's id or number.

    Raises:
        UsageError: There is no such number; the message lists what can be asked.
    """
    name = what.strip()
    fixed: dict[str, Callable[[Run], Trace]] = {
        "headline": lambda r: _rung(r, "rung2", "headline"),
        "regime": _regime,
        "class": lambda r: Trace("class", r.base.class_.name, _class_lines(r)),
        **{rung: _rung_asker(rung) for rung in _RUNGS},
        **{way: _way_asker(way) for way in WAYS_OUT},
        **{p.key: _pillar_asker(p) for p in run.situation.pillars},
        **{c.id: _condition_asker(c) for c in run.situation.conditions},
        **{t.id: _trigger_asker(t) for t in run.situation.triggers},
    }
    if name in fixed:
        return fixed[name](run)
    ids = [claim.id for claim in run.view.claims]
    if name in ids:
        return _claim(run, name)
    if name.isdigit() and 1 <= int(name) <= len(ids):
        return _claim(run, ids[int(name) - 1])
    raise UsageError(f"no number is called {what!r}", fix="ask for " + ", ".join(askable(run)))


def askable(run: Run) -> tuple[str, ...]:
    """Names that `why` answers, claims aside."""
    return (
        "headline",
        *_RUNGS,
        "regime",
        "class",
        *WAYS_OUT,
        *(p.key for p in run.situation.pillars),
        *(c.id for c in run.situation.conditions),
        *(t.id for t in run.situation.triggers),
        "a claim's id or number",
    )


def _rung_asker(rung: str) -> Callable[[Run], Trace]:
    return lambda run: _rung(run, rung, rung)


def _way_asker(way: str) -> Callable[[Run], Trace]:
    return lambda run: _way(run, way)


def _pillar_asker(pillar: Pillar) -> Callable[[Run], Trace]:
    return lambda run: _pillar(run, pillar)


def _condition_asker(condition: Condition) -> Callable[[Run], Trace]:
    return lambda run: _condition(run, condition)


def _trigger_asker(trigger: Trigger) -> Callable[[Run], Trace]:
    return lambda run: _trigger(run, trigger)


def _survival(estimate: Estimate) -> str:
    low, high = percent(1 - estimate.hi), percent(1 - estimate.lo)
    band = f"{low} to {high}" if "<" in low or ">" in high else f"{low}-{high}"
    return f"{100 * (1 - estimate.p):.1f} of 100 in office after 12 months [{band}]"


def _rung(run: Run, rung: str, name: str) -> Trace:
    rungs = run.forecast.leader_exit.horizons[12]
    start = 100 * (1 - rungs["rung1"].p)
    lines = [
        TraceLine("class", "rung 1, history alone", part=start, unit="points"),
        *_class_lines(run),
    ]
    if rung != "rung1":
        change = 100 * (rungs["rung1"].p - rungs["rung2"].p)
        lines.append(
            TraceLine(
                "total", "conditions, fitted to history", part=change, unit="points", mark="D"
            )
        )
        for condition in run.situation.conditions:
            lines += _condition_lines(run, condition)
    if rung == "rung3":
        change = 100 * (rungs["rung2"].p - rungs["rung3"].p)
        lines.append(
            TraceLine("total", "our judgement on the pillars", part=change, unit="points", mark="J")
        )
        for pillar in run.situation.pillars:
            if not pillar.is_gap:
                lines += _pillar_lines(run, pillar)
    return Trace(name, _survival(rungs[rung]), tuple(lines))


def _way(run: Run, way: str) -> Trace:
    rungs = run.forecast.leader_exit.horizons[12]
    one, two, three = (100 * rungs[r].by_mode.get(way, 0.0) for r in _RUNGS)
    lines = (
        *_way_lines(run, way, one),
        TraceLine("total", "change by fitted conditions", part=two - one, unit="points", mark="D"),
        TraceLine("total", f"on rung 3, with our judgement: {three:.1f} of 100", mark="J"),
    )
    return Trace(way, f"{two:.1f} of 100 leave this way within 12 months (rung 2)", lines)


def _way_lines(run: Run, way: str, points: float) -> tuple[TraceLine, ...]:
    """What rung 1 says of a way out: the class's count, or for death the leader's age."""
    by_age = run.base.provenance.get("death", "")
    if way == "death" and by_age:
        return (TraceLine("class", f"history: {by_age}", part=points, unit="points", mark="D"),)
    count = run.base.class_.exits.get(way, 0)
    text = f"history: {count} such exit{'' if count == 1 else 's'} in the class"
    first = TraceLine("class", text, part=points, unit="points", mark="D")
    return (first, *_class_lines(run))


def _regime(run: Run) -> Trace:
    estimate = run.forecast.regime_exit.horizons[12]["rung2"]
    lines = [
        TraceLine(
            "class",
            f"{way}: the regime ended with {ended} of {exits} leaders' exits",
            mark="D",
            source=run.base.regime.note,
        )
        for way, (ended, exits) in sorted(run.base.regime.counts.items())
    ]
    link = run.base.regime
    alone = 100 * float((1 - np.exp(-12 * link.g0)).mean())
    text = f"without its leader's exit: {alone:.1f} of 100 regimes end within 12 months"
    lines.append(TraceLine("class", text, mark="D", source=link.note))
    if link.q.shape[1] > 12:
        stands = f"{100 * float(link.q[:, 12].mean()):.1f} of 100 stand 12 months later"
        text = f"where it outlasts its leader's exit: {stands}, under a new leader"
        lines.append(TraceLine("class", text, mark="D", source=link.note))
    value = _survival(estimate).replace("in office", "in place")
    return Trace("regime", value, tuple(lines))


def _class_lines(run: Run) -> tuple[TraceLine, ...]:
    sources = "; ".join(f"{k}: {v}" for k, v in sorted(run.base.provenance.items()))
    return tuple(
        TraceLine(
            "class", _class_words(c), source=sources if c is run.base.class_ else "", mark="D"
        )
        for c in (run.base.class_, *run.base.others)
    )


def _class_words(class_: ClassCount) -> str:
    exits = sum(class_.exits.values())
    note = f" ({class_.note})" if class_.note else ""
    known = class_.p12 == class_.p12
    after = f", {100 * (1 - class_.p12):.1f} of 100 in office after 12 months" if known else ""
    return f"{class_.name}: {exits} exits in {class_.leader_months:,.0f} leader-months{after}{note}"


def _condition(run: Run, condition: Condition) -> Trace:
    value = "not reported" if condition.value is None else f"{condition.value:g}"
    lines = _condition_lines(run, condition)
    return Trace(condition.id, f"{value} ({condition.basis})", tuple(lines))


def _condition_lines(run: Run, condition: Condition) -> list[TraceLine]:
    if condition.value is None:
        text = f"{condition.id}: nobody reports it, so it is drawn from the class"
        return [TraceLine("condition", text, mark="D")]
    effect = run.base.effects.get(condition.id)
    times = f", hazard x {effect:.2f}" if effect is not None else ""
    sure = "confirmed" if condition.confirmed else "not confirmed"
    text = f"{condition.id}: {condition.value:g} ({condition.basis}, {sure}){times}"
    set_by = condition.note if condition.basis == "analyst" else ""
    lines = [TraceLine("condition", text, source=set_by, mark="D")]
    return [*lines, *(_claim_line(run, i) for i in condition.claim_ids if _held(run, i))]


def _pillar(run: Run, pillar: Pillar) -> Trace:
    value = f"{word_for(pillar.level)}, {pillar.trend}; z {pillar.z:+.2f} ± {pillar.sd:.2f}"
    return Trace(pillar.key, value, tuple(_pillar_lines(run, pillar)))


def _pillar_lines(run: Run, pillar: Pillar) -> list[TraceLine]:
    known = prior_of(pillar.key, run.facts.regime_type)
    prior = TraceLine(
        "prior",
        f"{display_name(pillar.key)}: mean of the class, sd {pillar.prior_sd:.2f}",
        part=pillar.prior_z,
        unit="z",
        source=f"our judgement: {known.why}",
        mark=known.mark,
    )
    lines = [prior, *(_shift_line(run, s) for s in pillar.shifts)]
    if pillar.clipped:
        lines.append(TraceLine("total", pillar.clipped))
    return lines


def _shift_line(run: Run, shift: Shift) -> TraceLine:
    if not _held(run, shift.claim_id):
        return TraceLine("claim", shift.reason, part=shift.part, unit="z")
    found = _claim_line(run, shift.claim_id)
    return TraceLine(
        "claim", shift.reason, shift.part, "z", found.claim_id, found.quote, found.source
    )


def _trigger(run: Run, trigger: Trigger) -> Trace:
    assumed = TraceLine(
        "assumption",
        f"we assume {100 * trigger.p_per_month:.0f} % a month for: {trigger.antecedent}",
        quote=trigger.quote,
        source="our judgement, terms/data/shifts.yaml",
        mark=trigger.mark,
    )
    claims = [_claim_line(run, i) for i in trigger.claim_ids if _held(run, i)]
    return Trace(trigger.id, f"{trigger.antecedent} -> {trigger.consequent}", (assumed, *claims))


def _claim(run: Run, claim_id: str) -> Trace:
    claim = run.view.claim(claim_id)
    lines = [_claim_line(run, claim_id)]
    for pillar in run.situation.pillars:
        lines += [
            TraceLine(
                "total", f"moves {display_name(pillar.key)}: {s.reason}", part=s.part, unit="z"
            )
            for s in pillar.shifts
            if claim_id in s.claim_ids
        ]
    for condition in run.situation.conditions:
        if claim_id in condition.claim_ids:
            lines.append(TraceLine("total", f"counts for {condition.id}"))
    meaning = describe(claim.act)
    value = f"{claim.act}{f' ({meaning})' if meaning else ''}, {run.view.status_of(claim_id)}"
    return Trace(claim_id, value, tuple(lines))


def _claim_line(run: Run, claim_id: str) -> TraceLine:
    claim = run.view.claim(claim_id)
    title = next(
        (
            f"{d.outlet or 'no outlet named'}, {d.title or d.name or d.id}"
            for d in run.view.documents
            if d.id == claim.document_id
        ),
        claim.document_id,
    )
    status = run.view.status_of(claim_id)
    return TraceLine("claim", f"{claim.act}, {status}", None, "", claim_id, claim.quote, title)


def _held(run: Run, claim_id: str) -> bool:
    return any(claim.id == claim_id for claim in run.view.claims)
