"""The forecast without one outlet, and without one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from caryatid.executor import Executor, InProcess
from caryatid.explain.explanation import KeyClaim, OutletEffect
from caryatid.forecast import Run
from caryatid.forecast import run as forecast_run
from caryatid.ledger import outlet_of, restrict
from caryatid.records import LedgerView
from caryatid.situation import assess

__all__ = ["MOST_CLAIMS", "MOST_OUTLETS", "carrying_events", "key_claims", "outlet_effects"]

MOST_OUTLETS = 12
MOST_CLAIMS = 14
_MOST_TRIED = 20


@dataclass(frozen=True, slots=True)
class _Without:
    """What to leave out."""

    outlets: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def outlet_effects(
    run: Run, *, executor: Executor
) -> tuple[tuple[OutletEffect, ...], tuple[str, ...]]:
    """Change of 12-month survival without each outlet, and the outlets not tried.

    Args:
        run: A run, small enough to be repeated for each outlet.
        executor: Runs the repetitions.
    """
    counts = _outlet_counts(run.view)
    order = sorted(counts, key=lambda outlet: (-counts[outlet][1], outlet))
    tried, left = order[:MOST_OUTLETS], order[MOST_OUTLETS:]
    changes = executor.map(partial(_change_without, run), [_Without(outlets=(o,)) for o in tried])
    effects = [
        OutletEffect(outlet, *counts[outlet], two, three)
        for outlet, (two, three) in zip(tried, changes, strict=True)
    ]
    effects.sort(key=lambda e: (-max(abs(e.rung2), abs(e.rung3)), e.outlet))
    return tuple(effects), tuple(left)


def key_claims(run: Run, *, executor: Executor) -> tuple[KeyClaim, ...]:
    """Events in the order of how much the headline, then rung 3, changes if they are false.

    Several weak reports may carry an event that none of them carries alone, so all reports of an
    event are taken for false at once.

    Args:
        run: A run, small enough to be repeated for each event.
        executor: Runs the repetitions.

    Returns:
        At most `MOST_CLAIMS`, each of which moves the forecast.
    """
    tried = carrying_events(run)[:_MOST_TRIED]
    changes = executor.map(partial(_change_without, run), [_Without(claims=e) for e in tried])
    rungs = run.forecast.leader_exit.horizons[12]
    before = tuple(100.0 * (1.0 - rungs[rung].p) for rung in ("rung2", "rung3"))
    found = [
        KeyClaim(reports[0], reports, two, three, _words(len(reports), before, two, three))
        for reports, (two, three) in zip(tried, changes, strict=True)
        if abs(two) > 1e-9 or abs(three) > 1e-9
    ]
    found.sort(key=lambda k: (-round(abs(k.rung2), 2), -round(abs(k.rung3), 3), k.claim_id))
    return tuple(found[:MOST_CLAIMS])


def carrying_events(run: Run) -> list[tuple[str, ...]]:
    """Events behind conditions, then behind pillars by size of their part, then triggers.

    Returns:
        The claims that report each event, the one that speaks for it first.
    """
    held = {claim.id for claim in run.view.claims}
    event = {claim_id: g.claim_ids for g in run.view.groups for claim_id in g.claim_ids}
    ids: list[str] = []
    for condition in run.situation.conditions:
        ids += condition.claim_ids
    shifts = [s for pillar in run.situation.pillars for s in pillar.shifts]
    for shift in sorted(shifts, key=lambda s: (-abs(s.part), s.claim_id)):
        if shift.part:
            ids.append(shift.claim_id)
    for trigger in run.situation.triggers:
        ids += trigger.claim_ids
    events = (event.get(claim_id, (claim_id,)) for claim_id in ids if claim_id in held)
    return list(dict.fromkeys(events))


def _change_without(run: Run, without: _Without) -> tuple[float, float]:
    view = restrict(run.view, without_outlets=without.outlets, without_claims=without.claims)
    situation = assess(view, run.facts)
    if situation == run.situation:
        return 0.0, 0.0
    other = forecast_run(
        view,
        run.facts,
        settings=run.settings,
        judgement=run.judgement,
        made_at=run.forecast.made_at,
        executor=InProcess(),
        hashes=run.forecast.hashes,
        near=run,
    )
    before = run.forecast.leader_exit.horizons[12]
    after = other.forecast.leader_exit.horizons[12]
    two, three = (100.0 * (before[rung].p - after[rung].p) for rung in ("rung2", "rung3"))
    return two, three


def _outlet_counts(view: LedgerView) -> dict[str, tuple[int, int]]:
    documents: dict[str, list[str]] = {}
    for document in view.documents:
        documents.setdefault(outlet_of(document), []).append(document.id)
    return {
        outlet: (len(ids), sum(claim.document_id in ids for claim in view.claims))
        for outlet, ids in sorted(documents.items())
    }


def _words(reports: int, before: Sequence[float], two: float, three: float) -> str:
    """What the event moves, in a clause that says how many reports would have to be false."""

    def moved(rung: str, start: float, change: float) -> str:
        return f"{rung} {start:.1f} to {start + change:.1f} of 100 ({change:+.1f})"

    parts = []
    if abs(two) >= 0.05:
        parts.append(moved("the headline goes from", before[0], two))
    if abs(three) >= 0.05:
        parts.append(moved("rung 3 from", before[1], three))
    condition = {1: "if false", 2: "if both reports are false"}.get(
        reports, f"if all {reports} reports are false"
    )
    return f"{condition}, {' and '.join(parts) or 'less than 0.1 of 100'}"
