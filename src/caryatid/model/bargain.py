"""Which terms a negotiated exit would have: a contest of options between actors of unlike weight.

Each actor votes for the option that it likes better, as strongly as it likes it better; the
stronger coalition is likelier to win. Three notions of what comes of all pairs of contests give
answers far apart for the same contest, so all three are returned. Nothing in the forecast uses
them: who weighs what on which terms is judgement throughout. Source: model.md section 1.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from caryatid.records import FloatArray

__all__ = ["Outcome", "coalitions", "outcome", "winning"]

_LEAST = 1e-8
_STAYS = 1e-10


@dataclass(frozen=True, slots=True)
class Outcome:
    """Probabilities of the options, axis (option), by three notions.

    Attributes:
        conditional: Each option as likely as it is to win all its contests.
        uniform: Rest point where every challenger is as likely.
        incentive: Rest point where likelier winners with more support challenge more.
    """

    conditional: FloatArray
    uniform: FloatArray
    incentive: FloatArray


def coalitions(
    weights: FloatArray, utility: FloatArray, *, rule: Literal["linear", "cubic"] = "linear"
) -> FloatArray:
    """Support for one option against another, axes (option, option).

    Args:
        weights: Of the actors, axis (actor).
        utility: Axes (actor, option).
        rule: Votes in proportion to the difference, or half of it and half of its cube.
    """
    gap = utility[:, :, None] - utility[:, None, :]
    vote = gap if rule == "linear" else 0.5 * gap + 0.5 * gap**3
    support: FloatArray = _LEAST + np.einsum("a,aij->ij", weights, np.maximum(vote, 0.0))
    return support


def winning(support: FloatArray, *, power: int = 1) -> FloatArray:
    """Probability that one option beats another, axes (option, option), one half on the diagonal.

    Args:
        support: From `coalitions`.
        power: 1 to 8; the higher, the surer the stronger coalition.
    """
    strength = np.maximum(support, _LEAST) ** power
    chance: FloatArray = strength / (strength + strength.T)
    return chance


def outcome(support: FloatArray, chance: FloatArray) -> Outcome:
    """Probabilities of the options by three notions.

    Args:
        support: From `coalitions`.
        chance: From `winning`.
    """
    n = support.shape[0]
    product = chance.prod(axis=1)
    even = np.full((n, n), 1.0 / n)
    push = np.maximum(support, _LEAST) * chance
    np.fill_diagonal(push, _STAYS)
    return Outcome(
        conditional=product / product.sum(),
        uniform=_rest(chance, even),
        incentive=_rest(chance, push / push.sum(axis=0)),
    )


def _rest(chance: FloatArray, challenge: FloatArray) -> FloatArray:
    """Where p_i = sum_j v_ij (p_i I_ji + p_j I_ij) rests: a system of linear equations.

    Args:
        chance: v, axes (i, j).
        challenge: I, how likely i challenges j, axes (i, j).
    """
    move = chance * challenge + np.diag((chance * challenge.T).sum(axis=1))
    n = move.shape[0]
    system = np.vstack([move - np.eye(n), np.ones(n)])
    rest: FloatArray = np.linalg.lstsq(system, np.append(np.zeros(n), 1.0), rcond=None)[0]
    return rest
