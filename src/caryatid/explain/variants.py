"""The variants of a run that an explanation compares, all with the run's own random numbers."""

from __future__ import annotations

from dataclasses import replace

from caryatid.forecast import Run, rerun
from caryatid.records import FloatArray

__all__ = ["at_level", "hazard", "with_trigger", "without_patron"]


def hazard(run: Run) -> FloatArray:
    """Monthly exit rates of rung 3, axes (d, t, k)."""
    rates: FloatArray = run.ensemble.h3
    return rates


def at_level(run: Run, key: str, z: float) -> Run:
    """The run with one pillar at another level on the logit scale."""
    return rerun(run, pillar_z={key: z})


def without_patron(run: Run, iso3: str) -> Run:
    """The run with a patron out from the first month."""
    return rerun(run, patrons_out=(iso3,))


def with_trigger(run: Run, trigger_id: str, p_per_month: float) -> Run:
    """The run with another chance a month for one trigger: 1 it happens, 0 it never does."""
    changed = tuple(
        replace(t, p_per_month=p_per_month) if t.id == trigger_id else t
        for t in run.situation.triggers
    )
    return rerun(run, triggers=changed)
