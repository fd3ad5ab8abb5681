"""Beliefs from a public and a private signal, and when a regime falls if all act on them.

The model's patrons believe that any number of the others is equally likely to go on
(`caryatid.model.choice`). That belief is the limit of these as private signals grow precise; here
stand the beliefs before the limit, so that the distance can be told. With precise public news
there may be several answers, and all are returned. Source: model.md section 2, after Morris and
Shin 2004 and Angeletos, Hellwig and Pavan 2007.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

from caryatid.records import FloatArray

__all__ = ["Signals", "failing_below", "falling_again_below", "falling_below"]

_GRID: FloatArray = ndtr(np.linspace(-8.0, 8.0, 4001))
"""Shares of those who leave among which answers are looked for."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What everybody and what each knows of a regime's strength: precisions are 1 / variance.

    Attributes:
        mean: Of the public signal.
        public: Its precision.
        private: Precision of each one's own signal.
    """

    mean: float
    public: float
    private: float

    def chance_below(self, strength: FloatArray, seen: FloatArray) -> FloatArray:
        """Belief that the strength lies below a level, of one who has seen its own signal.

        Args:
            strength: Levels.
            seen: Own signals, as many.
        """
        both = self.public + self.private
        middle = (self.public * self.mean + self.private * seen) / both
        chance: FloatArray = ndtr(np.sqrt(both) * (strength - middle))
        return chance

    def seen_by_the_last(self, strength: FloatArray, share: FloatArray) -> FloatArray:
        """Signal of the last to leave where a share leaves at that strength."""
        seen: FloatArray = strength + ndtri(share) / np.sqrt(self.private)
        return seen


def falling_below(signals: Signals, *, cost: float) -> tuple[float, ...]:
    """Strengths below which a regime falls that stands while fewer attack than its strength.

    Args:
        signals: What is known.
        cost: Of attacking, success being worth 1.

    Returns:
        All answers, ascending; one where private signals are precise enough.
    """

    def doubt(share: FloatArray) -> FloatArray:
        seen = signals.seen_by_the_last(share, share)
        return signals.chance_below(share, seen) - cost

    return _answers(doubt)


def falling_again_below(signals: Signals, *, cost: float, survived: float) -> tuple[float, ...]:
    """The same for a second attack on a regime that is known to have survived a first one.

    Args:
        signals: What is known by now.
        cost: Of attacking.
        survived: Strength below which it would have fallen at the first.

    Returns:
        All answers above `survived`, ascending; none where nobody attacks again.
    """

    def doubt(share: FloatArray) -> FloatArray:
        seen = signals.seen_by_the_last(share, share)
        before = signals.chance_below(np.full_like(share, survived), seen)
        falls = signals.chance_below(share, seen) - before
        return falls / np.maximum(1.0 - before, np.finfo(float).tiny) - cost

    return tuple(answer for answer in _answers(doubt) if answer > survived)


def failing_below(signals: Signals, *, severity: float, collateral: float) -> tuple[float, ...]:
    """Strengths below which a debtor fails whose creditors may leave.

    Args:
        signals: What is known.
        severity: What it takes to survive if all leave.
        collateral: What leaving pays, staying with a survivor paying 1.

    Returns:
        All answers, ascending.
    """

    def doubt(share: FloatArray) -> FloatArray:
        strength = severity * share
        seen = signals.seen_by_the_last(strength, share)
        return signals.chance_below(strength, seen) - (1.0 - collateral)

    return tuple(severity * share for share in _answers(doubt))


def _answers(doubt: Callable[[FloatArray], FloatArray]) -> tuple[float, ...]:
    """Shares at which the last to leave is indifferent."""
    found = doubt(_GRID)
    turns = np.flatnonzero(np.sign(found[:-1]) * np.sign(found[1:]) < 0.0)
    exact = _GRID[found == 0.0].tolist()
    between = [
        float(brentq(lambda x: float(doubt(np.array([x]))[0]), _GRID[i], _GRID[i + 1], xtol=1e-14))
        for i in turns
    ]
    return tuple(sorted([*exact, *between]))
