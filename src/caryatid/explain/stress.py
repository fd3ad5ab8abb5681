"""What each pillar is worth: the change when it stands at the worst twentieth of its class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from caryatid.executor import Executor
from caryatid.explain.draws import survival
from caryatid.explain.effects import paired_change
from caryatid.explain.explanation import Change, PillarStress
from caryatid.explain.variants import at_level, hazard, without_patron
from caryatid.forecast import Run
from caryatid.records import FloatArray, Pillar, Situation
from caryatid.terms.pillars import display_name, word_for

__all__ = ["WORST_TWENTIETH", "patron_of", "pillar_stress", "stressed_level"]

WORST_TWENTIETH = 1.645
"""Standard deviations below the mean of a normal class. Source: situation.md section 8."""

_HURTS = ("opposition", "outside_pressure")


@dataclass(frozen=True, slots=True)
class _Case:
    """One rerun: a pillar at a level, or a patron out."""

    key: str = ""
    z: float = 0.0
    patron: str = ""


def stressed_level(pillar: Pillar) -> float:
    """The worst twentieth of a pillar's class, on the logit scale.

    For the regime that is a low level of what holds it up and a high level of what presses it.
    """
    turn = 1.0 if pillar.key.startswith(_HURTS) else -1.0
    return pillar.prior_z + turn * WORST_TWENTIETH * pillar.prior_sd


def patron_of(key: str) -> str | None:
    """ISO code of the patron whose channel a pillar is, else None."""
    base = key.split(".")[0]
    return base.removeprefix("patron_") if base.startswith("patron_") else None


def pillar_stress(
    run: Run, situation: Situation, *, executor: Executor
) -> tuple[PillarStress, ...]:
    """Effects of stress on all pillars, largest loss first.

    Args:
        run: A run, small enough to be repeated for each pillar.
        situation: With the pillars as they are.
        executor: Runs the repetitions.
    """
    patrons = sorted({p for p in (patron_of(x.key) for x in situation.pillars) if p})
    cases = [_Case(key=p.key, z=stressed_level(p)) for p in situation.pillars]
    cases += [_Case(patron=patron) for patron in patrons]
    before = survival(hazard(run))
    after = executor.map(partial(_survival_in, run), cases)
    changes = [paired_change(before, values) for values in after]
    leaves = dict(zip(patrons, changes[len(situation.pillars) :], strict=True))
    found = [
        _row(pillar, change, leaves, run)
        for pillar, change in zip(situation.pillars, changes, strict=False)
    ]
    return tuple(sorted(found, key=lambda s: (s.change.mean, s.key)))


def _survival_in(run: Run, case: _Case) -> FloatArray:
    if case.patron:
        return survival(hazard(without_patron(run, case.patron)))
    return survival(hazard(at_level(run, case.key, case.z)))


def _row(pillar: Pillar, change: Change, leaves: dict[str, Change], run: Run) -> PillarStress:
    ordered = sorted(pillar.shifts, key=lambda s: (-abs(s.part), s.claim_id))
    claims = tuple(dict.fromkeys(s.claim_id for s in ordered))
    checked = sum(run.view.status_of(c) in {"confirmed", "edited"} for c in claims)
    patron = patron_of(pillar.key)
    # A patron leaves with all its channels, so that is said once, at its money or first channel.
    first = patron is not None and pillar.key == _first_channel(run.situation, patron)
    return PillarStress(
        key=pillar.key,
        name=display_name(pillar.key),
        word=word_for(pillar.level),
        trend=pillar.trend,
        change=change,
        leaves=leaves[patron] if first and patron is not None else None,
        stressed_z=stressed_level(pillar),
        claim_ids=claims,
        n_checked=checked,
        is_gap=pillar.is_gap,
    )


def _first_channel(situation: Situation, patron: str) -> str:
    own = [p for p in situation.pillars if patron_of(p.key) == patron]
    ranked = sorted(own, key=lambda p: (p.is_gap, not p.key.endswith(".money"), p.key))
    return ranked[0].key
