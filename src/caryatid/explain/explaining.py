"""All of an explanation, from one run."""

from __future__ import annotations

from dataclasses import replace

from caryatid.executor import CHUNK_DRAWS, Executor, InProcess
from caryatid.explain.confidence import confidence_of
from caryatid.explain.explanation import Explanation, Gap
from caryatid.explain.leave_out import key_claims, outlet_effects
from caryatid.explain.moved import since
from caryatid.explain.names import condition_name
from caryatid.explain.stress import pillar_stress
from caryatid.explain.watch import watch_list
from caryatid.forecast import Run
from caryatid.forecast import run as forecast_run
from caryatid.terms.pillars import display_name

__all__ = ["EFFECT_DRAWS", "explain"]

EFFECT_DRAWS = CHUNK_DRAWS
"""Draws behind every effect: paired differences need far fewer than levels do."""


def explain(run: Run, *, executor: Executor, before: Run | None = None) -> Explanation:
    """Why a forecast is what it is, and what would change it.

    Args:
        run: The forecast with all that it was made from.
        executor: Runs the repetitions; the result does not depend on it.
        before: The same case, settings and judgement as of an earlier day, to say what moved.
    """
    small = _smaller(run)
    claims = key_claims(small, executor=executor)
    outlets, left_out = outlet_effects(small, executor=executor)
    notes = []
    if left_out:
        notes.append(
            f"leave-one-outlet-out: the {len(outlets)} outlets with most claims of "
            f"{len(outlets) + len(left_out)}"
        )
    if small is not run:
        notes.append(f"effects use the first {small.forecast.draws:,} draws")
    return Explanation(
        stress=pillar_stress(small, run.situation, executor=executor),
        gaps=_gaps(run),
        recorded=run.situation.recorded,
        watch=watch_list(small, executor=executor),
        outlets=outlets,
        outlets_left_out=left_out,
        confidence=confidence_of(run, [report for k in claims for report in k.reports]),
        key_claims=claims,
        notes=tuple(notes),
        draws=small.forecast.draws,
        since=None if before is None else since(small, _smaller(before)),
    )


def _smaller(run: Run) -> Run:
    if run.settings.draws <= EFFECT_DRAWS:
        return run
    return forecast_run(
        run.view,
        run.facts,
        settings=replace(run.settings, draws=EFFECT_DRAWS),
        judgement=run.judgement,
        made_at=run.forecast.made_at,
        executor=InProcess(),
        hashes=run.forecast.hashes,
    )


def _gaps(run: Run) -> tuple[Gap, ...]:
    pillars = {pillar.key for pillar in run.situation.pillars}
    conditions = {condition.id for condition in run.situation.conditions}
    found = []
    for key in run.situation.gaps:
        if key in pillars:
            found.append(Gap(key, display_name(key), "the prior of the class stands in"))
        elif key in conditions:
            found.append(Gap(key, condition_name(key), "drawn from the class"))
        else:
            found.append(Gap(key, key.replace("_", " "), "not in the model"))
    return tuple(found)
