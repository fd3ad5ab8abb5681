"""What stays the same through the months of a chunk: parameters, slopes, the operating point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from caryatid.model.coups import Plots, plots_of, with_success
from caryatid.model.drawing import Levels, draw_constants, draw_priors, reported_moves
from caryatid.model.patrons import (
    Drawn,
    Patrons,
    draw_patrons,
    help_expected,
    patrons_of,
    twin_patrons,
)
from caryatid.model.states import Reference, reference_point
from caryatid.model.streams import Streams
from caryatid.model.threats import Edge, gather_edges
from caryatid.model.tilt import Slopes, slopes_of
from caryatid.records import FloatArray, PillarInput, Specification, Trigger
from caryatid.terms.shifts import Constant

__all__ = ["Setting", "World", "as_twin", "set_up", "twin_world", "world_of"]

_SIZE = "report.size"
_NO_OFFER = Constant(0.0, 0.0, 0.0, "J", "nobody lures the patrons of the class")
_NOT_DRAWN = ("patron.", "negotiated.", "money.")


@dataclass(frozen=True, slots=True)
class Setting:
    """What twin and run share.

    Attributes:
        streams: Random numbers.
        p: Parameters by name, axis (d).
        slopes: B.
        foreseen: B as patrons reckon with it: what help does to a coup's success within it.
        plots: What decides on the success of coups.
        reference: The class's operating point.
        prior: Levels of the class of the pillars inside, axes (pillar, d).
        drawn: What twin and run share of the patrons.
        calm: Levels and patrons of the twin.
    """

    streams: Streams
    p: Mapping[str, FloatArray]
    slopes: Slopes
    foreseen: Slopes
    plots: Plots
    reference: Reference
    prior: FloatArray
    drawn: Drawn
    calm: tuple[Levels, Patrons]


@dataclass(frozen=True, slots=True)
class World:
    """What twin and run differ in.

    Attributes:
        levels: Of the pillars.
        patrons: Of the case.
        edges: Triggers.
    """

    levels: Levels
    patrons: Patrons
    edges: tuple[Edge, ...]


def as_twin(specification: Specification) -> Specification:
    """The twin's: pillars at their priors, no patron put out or lured, the situation's triggers."""
    patrons = tuple(
        replace(
            patron,
            channels={name: _at_prior(pillar) for name, pillar in patron.channels.items()},
            constants={**patron.constants, "offer": _NO_OFFER},
            out=False,
        )
        for patron in specification.patrons
    )
    return replace(
        specification,
        # Whether somebody reports on a pillar inside is nothing to a twin at its prior.
        pillars={
            key: replace(_at_prior(pillar), reported=False)
            for key, pillar in specification.pillars.items()
        },
        patrons=patrons,
        triggers=specification.twin_triggers,
    )


def _at_prior(pillar: PillarInput) -> PillarInput:
    return replace(pillar, z=pillar.prior_z, noise_sd=0.0)


def set_up(
    specification: Specification,
    streams: Streams,
    h2: FloatArray,
    *,
    fixed: Mapping[str, FloatArray] = MappingProxyType({}),
) -> Setting:
    """Draws all that twin and run share.

    Args:
        specification: What the model takes.
        streams: Random numbers.
        h2: Rates of rung 2, axes (t, k, d).
        fixed: Parameters by name that are not drawn but given, axis (d).
    """
    own = {n: c for n, c in specification.constants.items() if not n.startswith(_NOT_DRAWN)}
    p = {**draw_constants(own, streams), **fixed}
    keys = tuple(specification.pillars)
    prior = draw_priors(tuple(specification.pillars.values()), streams)
    levels = Levels(keys, prior)
    drawn = draw_patrons(specification.patrons, streams)
    patrons = twin_patrons(drawn)
    mean_rate = h2.transpose(2, 0, 1).reshape(streams.size, -1).sum(axis=1) / h2.shape[0]
    slopes = slopes_of(p)
    return Setting(
        streams=streams,
        p=p,
        slopes=slopes,
        foreseen=with_success(slopes, p),
        plots=plots_of(p),
        reference=reference_point(levels, help_expected(patrons), mean_rate, p),
        prior=prior,
        drawn=drawn,
        calm=(levels, patrons),
    )


def twin_world(specification: Specification, setting: Setting) -> World:
    """The twin's world: what `world_of` draws for `as_twin`, most of it drawn already."""
    levels, patrons = setting.calm
    return World(
        levels, patrons, _edges(specification.twin_triggers, specification, levels, setting)
    )


def world_of(specification: Specification, setting: Setting) -> World:
    """Draws what belongs to one run, or to the twin if it is given the twin's specification.

    Args:
        specification: That of the setting, or one that differs in what is reported alone.
        setting: What twin and run share.
    """
    streams, size = setting.streams, setting.p[_SIZE]
    pillars = specification.pillars
    moves = reported_moves(tuple(pillars.values()), streams, size)
    levels = Levels(tuple(pillars), setting.prior, moves)
    edges = _edges(specification.triggers, specification, levels, setting)
    return World(levels, patrons_of(specification.patrons, setting.drawn, streams, size), edges)


def _edges(
    triggers: tuple[Trigger, ...], specification: Specification, levels: Levels, setting: Setting
) -> tuple[Edge, ...]:
    return gather_edges(
        triggers,
        specification.due_months,
        levels=levels,
        p=setting.p,
        streams=setting.streams,
    )
