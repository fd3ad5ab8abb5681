"""One world through the months by the compiled rules: the same call as `caryatid.model.walk`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from caryatid.model.choice import OUT
from caryatid.model.compiled import _rows as rows
from caryatid.model.compiled._blocks import walk_blocks
from caryatid.model.coups import SUCCESS
from caryatid.model.patrons import Patrons, first_stances
from caryatid.model.room import Room, empty_path
from caryatid.model.setting import Setting, World
from caryatid.model.states import asking_wage, start
from caryatid.model.streams import Streams
from caryatid.model.threats import Edge
from caryatid.model.tilt import Slopes
from caryatid.model.walk import Walked
from caryatid.records import FloatArray, TwinPath
from caryatid.terms.judgement import STATES

__all__ = ["plan", "walk"]


def walk(
    setting: Setting,
    world: World,
    h2: FloatArray,
    twin: TwinPath | None,
    *,
    room: Room | None = None,
) -> Walked:
    """A world through all months.

    Args:
        setting: What twin and run share.
        world: Levels, patrons and triggers of this one.
        h2: Rates of rung 2, axes (t, k, d); best a view of an array (d, t, k).
        twin: The twin's path; None for the twin itself, whose rates are rung 2's.
        room: Where rates or, of a twin, the path go; arrays of their own if None.
    """
    return plan(setting, world, h2, twin, room=room)()


def plan(
    setting: Setting,
    world: World,
    h2: FloatArray,
    twin: TwinPath | None,
    *,
    room: Room | None = None,
) -> Callable[[], Walked]:
    """All that `walk` does before the months, and what is left to do, which holds no lock.

    Args:
        setting: As for `walk`.
        world: Likewise.
        h2: Likewise.
        twin: Likewise; it need not be filled before what is left is done.
        room: Likewise.
    """
    months, n_ways, size = h2.shape
    p, streams = setting.p, setting.streams
    before = np.ascontiguousarray(h2.transpose(2, 0, 1))
    rates, path, place = before, empty_path(months, 0 if room else size), 0
    if twin is not None:
        rates = room.rates if room else np.empty((size, months, n_ways))
    elif room:
        path = room.path
    if room:
        place = room.place
    sums = np.zeros((months, len(STATES) + 1))
    stances = np.zeros((months, len(world.patrons.states), OUT + 1), int)
    beside = path if twin is None else twin
    inside = start(world.levels, setting.reference, p)
    names = ("income", "forces", "street", "coercion", "cohesion", "failed")
    args = (
        streams.draws.astype(np.uint64),
        place,
        _parameters(setting, world),
        np.stack([getattr(inside, name) for name in names]),
        _patrons(world.patrons, streams),
        _threats(world.edges, p["threat.belief"]),
        _slopes(setting.slopes, h2.shape[1], size),
        _noise(streams, world.patrons, months),
        before,
        (twin is not None, np.ascontiguousarray(beside.states), np.ascontiguousarray(beside.pulse)),
        (rates, path.states, path.pulse, stances, sums),
    )

    def go() -> Walked:
        walk_blocks(*args)
        means = sums / size
        return Walked(
            rates.transpose(1, 2, 0), path, stances / size, means[:, :-1], means[:, -1].copy()
        )

    return go


def _parameters(setting: Setting, world: World) -> FloatArray:
    """Parameters, axes (row, d)."""
    p, levels, reference = setting.p, world.levels, setting.reference
    opposition = levels.delta("opposition")
    derived = {
        "gain": p["threat.gain_over_cost"] * p["threat.gain_coercion"],
        "calm_rations": reference.means.rations,
        "calm_pay": reference.means.pay,
        "calm_security": reference.means.security_help,
        "calm_force": reference.forces * reference.coercion,
        "calm_coercion": reference.coercion,
        "calm_cohesion": reference.cohesion,
        "lasting": p["income.fiscal_lasting"] * levels.delta("fiscal"),
        "wage": asking_wage(levels, reference, p),
        "reach": np.maximum(0.0, 1.0 + p["street.clientelism"] * levels.delta("clientelism")),
        "threshold": p["street.threshold"] - p["street.opposition"] * opposition,
        "armed": levels.z("street_coercion"),
        "focal": p["street.focal_per_month"] * np.exp(p["street.focal_opposition"] * opposition),
        "against": setting.plots.against,
        "foreseen_help": (1.0 - p[SUCCESS]) * p["slope.coup_success.security_help"],
    }
    drawn = [p[name] for name in rows.DRAWN]
    return np.stack([*drawn, *(derived[name] for name in rows.DERIVED)])


def _patrons(
    patrons: Patrons, streams: Streams
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Stances (i, d), whether they give (i, d), gifts (c, i, d), numbers (row, i, d)."""
    return (
        first_stances(patrons, streams),
        patrons.gives.astype(np.float64),
        patrons.gifts,
        np.stack([patrons.numbers[name] for name in rows.PATRON_ROWS]),
    )


def _threats(
    edges: tuple[Edge, ...], belief: FloatArray
) -> tuple[NDArray[np.int64], FloatArray, FloatArray, FloatArray]:
    """Marks (trigger, row), chances (trigger, 2, d), state (row, d), waiting (branch, d)."""
    branches = list(dict.fromkeys(edge.branch for edge in edges))
    marks = np.array(
        [
            (
                edge.due,
                branches.index(edge.branch),
                edge.kind == "arrest",
                edge.kind in ("arrest", "return"),
                edge.kind == "debt",
                edge.outside,
                edge.certain,
            )
            for edge in edges
        ],
        dtype=np.int64,
    ).reshape(len(edges), 7)
    chances = np.array([(edge.p, edge.p_act) for edge in edges]).reshape(-1, 2, belief.size)
    state = np.zeros((7, belief.size))
    state[rows.BELIEVED] = belief
    return marks, chances, state, np.ones((len(branches), belief.size))


def _slopes(
    slopes: Slopes, n_ways: int, size: int
) -> tuple[NDArray[np.int64], FloatArray, NDArray[np.int64], NDArray[np.int64]]:
    """Ways that have slopes (w), slopes (w, x, d), the other ways, which there are (w, x)."""
    by_way = np.zeros((len(slopes.ways), len(STATES), size))
    there = np.zeros((len(slopes.ways), len(STATES)), dtype=np.int64)
    for w, pairs in enumerate(slopes.by_way):
        for x, slope in pairs:
            by_way[w, x], there[w, x] = slope, 1
    others = [k for k in range(n_ways) if k not in slopes.ways]
    return np.array(slopes.ways, dtype=np.int64), by_way, np.array(others, dtype=np.int64), there


def _noise(
    streams: Streams, patrons: Patrons, months: int
) -> tuple[FloatArray, NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64]]:
    """Of income (t, d); keys of crowds' events (t), of due dates and of choices (t, i)."""
    due, choice = (
        np.array([streams.keys(f"patron/{s}/{what}", months) for s in patrons.states])
        .reshape(len(patrons.states), months)
        .T.astype(np.uint64)
        for what in ("due", "choice")
    )
    income = streams.monthly_normal("income", months)
    focal = streams.keys("street/focal", months)
    return income, focal, np.ascontiguousarray(due), np.ascontiguousarray(choice)
