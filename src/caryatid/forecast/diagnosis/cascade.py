"""Whether one patron's leaving sets off others: a number, and words for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from caryatid.forecast.running import Run
from caryatid.model.cascade import Leaving, leaving
from caryatid.model.choice import OUT
from caryatid.records import FloatArray

__all__ = ["Cascade", "cascade", "cascade_words"]

_STANDARD_ERRORS = 2.0
_VISIBLE = 0.05
_DRAWS = 1024


@dataclass(frozen=True, slots=True)
class Cascade:
    """What one patron's leaving does to the others.

    Attributes:
        number: How many further patrons one that leaves takes along in the months of the run: the
            largest eigenvalue of the pairwise effects. Below 1 exits stay single, from 1 on they
            run. Our definition, judgement.
        points: Mean rise, in points, of another's chance to leave at its next decision.
        se: Its standard error over draws.
        first: ISO code of the patron whose leaving moves the others most.
    """

    number: float
    points: float
    se: float
    first: str

    @property
    def is_visible(self) -> bool:
        """Whether the rise can be told from none."""
        return self.points >= _VISIBLE and self.points >= _STANDARD_ERRORS * self.se


def cascade(run: Run) -> Cascade | None:
    """The effect of patrons on each other; None with fewer than two.

    Args:
        run: A run.
    """
    found = leaving(run.specification, run.ensemble.h3[:_DRAWS])
    n = len(found.states)
    if n < 2:
        return None
    rises = found.others_out - found.others_in
    apart = ~np.eye(n, dtype=bool)
    per_draw = 100.0 * rises[apart].mean(axis=0)
    by_first = np.where(apart, np.nan_to_num(rises.mean(axis=2)), 0.0).sum(axis=1)
    return Cascade(
        number=_number(found, rises, run.ensemble.stances),
        points=float(per_draw.mean()),
        se=float(per_draw.std(ddof=1) / np.sqrt(per_draw.size)),
        first=found.states[int(by_first.argmax())],
    )


def _number(found: Leaving, rises: FloatArray, stances: FloatArray) -> float:
    """Spectral radius of J_ij: i's rise in a month, times the months in which i can still leave."""
    months = (1.0 - stances[:, :, OUT]).sum(axis=0)
    effect = np.nan_to_num((rises * found.due).mean(axis=2)) * months
    return float(np.abs(np.linalg.eigvals(effect)).max())


def cascade_words(found: Cascade | None) -> str:
    """The verdict in one sentence."""
    if found is None:
        return "Fewer than two patrons: none can follow another."
    if not found.is_visible:
        return "If one patron leaves, what the next does is not distinguishable from before."
    kind = "exits run on" if found.number >= 1.0 else "exits stay single"
    return (
        f"One leaves, the next becomes likelier by {found.points:.1f} points at its next decision "
        f"(± {2 * found.se:.1f}); one takes {found.number:.2f} others along, so {kind}. "
        f"{found.first} moves the others most."
    )
