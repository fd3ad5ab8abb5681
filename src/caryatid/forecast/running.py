"""A forecast with all that it was made from, and its variants with the same random numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from caryatid.errors import UsageError
from caryatid.executor import CHUNK_DRAWS, Executor, InProcess
from caryatid.forecast.assembling import assemble, judged_again
from caryatid.forecast.judgement import Judgement
from caryatid.forecast.money import flows_of, need_of
from caryatid.forecast.settings import Settings
from caryatid.forecast.specification import specify
from caryatid.history import base_hazard
from caryatid.model import Chunk, Engine, as_twin, simulate_all
from caryatid.records import (
    BaseHazard,
    CaseFacts,
    Ensemble,
    Forecast,
    LedgerView,
    Situation,
    Specification,
    Trigger,
    TwinPath,
)
from caryatid.situation import assess

__all__ = ["Run", "rerun", "run"]


@dataclass(frozen=True, slots=True)
class Run:
    """A forecast with all that it was made from. It can be sent to other processes.

    Attributes:
        view: The ledger as of the day.
        facts: The case.
        settings: Size and seed.
        judgement: Ours or an analyst's.
        situation: Pillars, conditions and triggers.
        base: Rates of rungs 1 and 2.
        specification: What the model took.
        ensemble: What it gave.
        forecast: The numbers.
    """

    view: LedgerView
    facts: CaseFacts
    settings: Settings
    judgement: Judgement
    situation: Situation
    base: BaseHazard
    specification: Specification
    ensemble: Ensemble
    forecast: Forecast


def run(
    view: LedgerView,
    facts: CaseFacts,
    *,
    settings: Settings,
    judgement: Judgement,
    made_at: datetime,
    executor: Executor,
    hashes: Mapping[str, str],
    near: Run | None = None,
) -> Run:
    """The forecast of a case on the view's day.

    Args:
        view: The ledger as of the day; nothing later is used.
        facts: Who is in power where.
        settings: Size and seed. The same seed gives the same numbers on any executor.
        judgement: Ours or an analyst's.
        made_at: Time to record.
        executor: Runs the chunks.
        hashes: What names the inputs, to record.
        near: A run to take over what is the same in both, so that it is not computed again. The
            result is the same without it.
    """
    situation = assess(view, facts)
    table = judgement.table()
    flows, need = flows_of(view, facts, table), need_of(view, facts, table)
    alike = near is not None and _alike(near, situation, settings, judgement)
    base = near.base if near is not None and alike else _base(facts, situation, settings)
    specification = specify(
        situation, judgement, settings, flows=flows, need=need, coups=base.coups
    )
    if near is not None and alike:
        same_twin = as_twin(near.specification) == as_twin(specification)
        twin = near.ensemble.twin if same_twin else None
        ensemble = _simulate(specification, base, executor, engine=settings.engine, twin=twin)
        again = judged_again(near.forecast, base, ensemble, settings)
        forecast = replace(again, made_at=made_at, hashes=dict(hashes))
    else:
        ensemble = _simulate(specification, base, executor, engine=settings.engine)
        forecast = assemble(
            base,
            ensemble,
            as_of=view.as_of,
            settings=settings,
            judgement=judgement,
            made_at=made_at,
            hashes=hashes,
        )
    made = (specification, ensemble, forecast)
    return Run(view, facts, settings, judgement, situation, base, *made)


def _base(facts: CaseFacts, situation: Situation, settings: Settings) -> BaseHazard:
    return base_hazard(
        facts,
        situation.conditions,
        situation.as_of,
        seed=settings.seed,
        draws=np.arange(settings.draws, dtype=np.int64),
        months=settings.months,
    )


def _alike(near: Run, situation: Situation, settings: Settings, judgement: Judgement) -> bool:
    """Whether rungs 1 and 2 of a run are those of this situation."""
    one, two = near.situation, situation
    same = (one.facts, one.as_of, one.conditions) == (two.facts, two.as_of, two.conditions)
    return same and near.settings == settings and near.judgement == judgement


def rerun(
    run: Run,
    *,
    pillar_z: Mapping[str, float] | None = None,
    patrons_out: tuple[str, ...] = (),
    triggers: tuple[Trigger, ...] | None = None,
) -> Run:
    """The run with something changed, the same random numbers and the same twin.

    The twin keeps every pillar at its prior, its patrons and the situation's own triggers, so
    rungs 1 and 2 are the run's own and only rung 3 moves.

    Args:
        run: The run to vary.
        pillar_z: Pillar key -> level on the logit scale. A reported pillar keeps its noise around
            it, so a pillar put where it stands changes nothing.
        patrons_out: ISO codes of patrons that are out from the first month.
        triggers: In place of the run's.

    Raises:
        UsageError: There is no such pillar or patron.
    """
    specification = _changed(run.specification, pillar_z or {}, patrons_out, triggers)
    ensemble = _simulate(
        specification,
        run.base,
        InProcess(),
        engine=run.settings.engine,
        twin=run.ensemble.twin,
    )
    return replace(
        run,
        specification=specification,
        ensemble=ensemble,
        forecast=judged_again(run.forecast, run.base, ensemble, run.settings),
    )


def _simulate(
    specification: Specification,
    base: BaseHazard,
    executor: Executor,
    *,
    engine: Engine,
    twin: TwinPath | None = None,
) -> Ensemble:
    chunks = []
    for start in range(0, base.h2.shape[0], CHUNK_DRAWS):
        own = slice(start, start + CHUNK_DRAWS)
        chunks.append(Chunk(start, base.h2[own], twin, place=start))
    return simulate_all(specification, chunks, executor, engine=engine)


def _changed(
    specification: Specification,
    pillar_z: Mapping[str, float],
    patrons_out: tuple[str, ...],
    triggers: tuple[Trigger, ...] | None,
) -> Specification:
    left = dict(pillar_z)
    pillars = {
        key: replace(pillar, z=left.pop(key)) if key in left else pillar
        for key, pillar in specification.pillars.items()
    }
    patrons = []
    for patron in specification.patrons:
        channels = {
            name: replace(pillar, z=left.pop(pillar.key)) if pillar.key in left else pillar
            for name, pillar in patron.channels.items()
        }
        out = patron.out or patron.state in patrons_out
        patrons.append(replace(patron, channels=channels, out=out))
    known = {patron.state for patron in patrons}
    missing = [*left, *(state for state in patrons_out if state not in known)]
    if missing:
        raise UsageError(
            f"the case has no pillar or patron {missing[0]!r}",
            fix="caryatid state lists the pillars of the case",
        )
    return replace(
        specification,
        pillars=pillars,
        patrons=tuple(patrons),
        triggers=specification.triggers if triggers is None else triggers,
    )
