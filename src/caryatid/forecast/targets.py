"""The two targets on one rung: when the leader leaves, and when the regime ends.

Source: situation.md section 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from caryatid.model import exit_mass, survival
from caryatid.records import Curve, Estimate, FloatArray, RegimeExit
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["LATER", "STAYING", "Exits", "Target", "exits_of", "leader_target", "regime_target"]

LATER = "under_a_successor"
"""The regime ends after the leader has left and the regime has outlived that."""

STAYING = "while_the_leader_stays"
"""The regime ends without the leader's exit."""

_EDGES = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Target:
    """A target on one rung.

    Attributes:
        horizons: Months -> estimate.
        curve: Probability that leader or regime still stands, by month.
    """

    horizons: dict[int, Estimate]
    curve: Curve


@dataclass(frozen=True, slots=True)
class Exits:
    """The leader's exits on one rung.

    Attributes:
        mass: Probability of leaving in a month by a way out, axes (d, t, k).
        stays: Probability of being in office after 0 .. T months, axes (d, t).
    """

    mass: FloatArray
    stays: FloatArray


def exits_of(h: FloatArray) -> Exits:
    """The leader's exits from monthly rates, axes (d, t, k)."""
    return Exits(exit_mass(h), survival(h))


def leader_target(exits: Exits, horizons: Sequence[int]) -> Target:
    """The leader's exit.

    Args:
        exits: Of a rung.
        horizons: Months, each at most the length of axis t.
    """
    left = np.cumsum(exits.mass.mean(axis=0), axis=0)
    modes = {m: dict(zip(WAYS_OUT, left[m - 1].tolist(), strict=True)) for m in horizons}
    return _target(exits.stays, modes)


def regime_target(exits: Exits, link: RegimeExit, horizons: Sequence[int]) -> Target:
    """The regime's end.

    `P(stands at t) = e^(-g0 t) [S(t) + sum_k sum_{s<=t} (1 - rho_k) f_k(s) Q(t - s)]`: the leader
    is still there, or has left in a way that the regime outlived and it has stood under a new
    one since; and it has not ended by itself.

    Args:
        exits: The leader's, of a rung.
        link: What links the leader's exit to the regime's, the same draws.
        horizons: Months, each at most the length of axis t.

    Returns:
        `by_mode` of an estimate gives the leader's way out with which the regime ended, or
        `LATER`, or `STAYING`; together they are the probability that the regime has ended.
    """
    f, stays = exits.mass, exits.stays
    outlived = _under_successors(f, link)
    months = np.arange(stays.shape[1])
    alone = np.exp(-link.g0[:, None] * months)
    stands = alone * (stays + outlived)
    modes = _ends(f, stays, outlived, stands, link)
    return _target(stands, {m: {k: v[m] for k, v in modes.items()} for m in horizons})


def _under_successors(f: FloatArray, link: RegimeExit) -> FloatArray:
    """P(leader gone, regime stands under another), apart from g0; axes (d, t), t from 0."""
    n_draws, months, _ = f.shape
    passed = np.einsum("dtk,dk->dt", f, 1.0 - link.rho)
    stands = np.zeros((n_draws, months + 1))
    for t in range(1, months + 1):
        # An exit in month s, 1 to t, leaves t - s months under the successor.
        stands[:, t] = np.einsum("ds,ds->d", passed[:, :t], link.q[:, t - 1 :: -1][:, :t])
    return stands


def _ends(
    f: FloatArray, stays: FloatArray, outlived: FloatArray, stands: FloatArray, link: RegimeExit
) -> dict[str, list[float]]:
    """Mean probability that the regime has ended by month t, by how; lists from month 0."""
    n_draws, months, _ = f.shape
    alone = np.exp(-link.g0[:, None] * np.arange(months + 1))
    # Within a month the regime's own end comes first, then the leader's exit.
    own = ((alone[:, :-1] - alone[:, 1:]) * stays[:, :-1]).mean(axis=0)
    ends = np.einsum("dtk,dk,dt->tk", f, link.rho, alone[:, 1:]) / n_draws
    staying, with_leader = np.zeros(months + 1), np.zeros((months + 1, f.shape[2]))
    np.cumsum(own, out=staying[1:])
    np.cumsum(ends, axis=0, out=with_leader[1:])
    # What is left ended under a successor, by itself or with that leader's end.
    later = 1.0 - stands.mean(axis=0) - with_leader.sum(axis=1) - staying
    found = {way: with_leader[:, k].tolist() for k, way in enumerate(WAYS_OUT)}
    return {**found, LATER: later.tolist(), STAYING: staying.tolist()}


def _target(stands: FloatArray, modes: dict[int, dict[str, float]]) -> Target:
    low, high = np.quantile(stands, _EDGES, axis=0)
    mean = stands.mean(axis=0)
    horizons = {
        m: Estimate(1.0 - float(mean[m]), 1.0 - float(high[m]), 1.0 - float(low[m]), by_mode)
        for m, by_mode in modes.items()
    }
    return Target(horizons, Curve(tuple(mean.tolist()), tuple(low.tolist()), tuple(high.tolist())))
