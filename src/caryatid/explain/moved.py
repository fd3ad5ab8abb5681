"""What moved the headline since an earlier day, as parts that add up."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from caryatid.explain.draws import MONTHS, survival
from caryatid.explain.explanation import Since
from caryatid.explain.names import condition_name
from caryatid.forecast import Run
from caryatid.history import base_hazard
from caryatid.records import Condition

__all__ = ["TIME", "shapley", "since"]

TIME = "passage of time"


def since(run: Run, before: Run) -> Since:
    """The headline (rung 2, 12 months) on an earlier day against today's.

    The difference is split among the passage of time (tenure, age, months of history that have
    come in) and each condition that changed, by their Shapley values: the mean part over all
    orders in which they could have changed. Source: situation.md section 8.

    Args:
        run: Today's, with as many draws as `before`.
        before: The same case and seed as of the earlier day.
    """
    old = {c.id: c for c in before.situation.conditions}
    new = {c.id: c for c in run.situation.conditions}
    changed = [key for key in new if _differs(old.get(key), new[key])]
    players = [TIME, *changed]
    values: dict[frozenset[str], float] = {}
    for size in range(len(players) + 1):
        for chosen in itertools.combinations(players, size):
            mixed = [new[key] if key in chosen or key not in old else old[key] for key in new]
            day = run.view.as_of if TIME in chosen else before.view.as_of
            values[frozenset(chosen)] = _standing(run, mixed, day)
    parts = shapley(players, values)
    known = {document.id for document in before.view.documents}
    return Since(
        day=before.view.as_of,
        before=values[frozenset()],
        after=values[frozenset(players)],
        parts=tuple((_name(p), parts[p]) for p in sorted(players, key=lambda p: -abs(parts[p]))),
        judgement_before=_rung3(before),
        judgement_after=_rung3(run),
        new_documents=sum(document.id not in known for document in run.view.documents),
    )


def shapley(players: Sequence[str], values: Mapping[frozenset[str], float]) -> dict[str, float]:
    """Shapley value of each player; they sum to the value of all less the value of none.

    Args:
        players: Without repeats.
        values: Value of every subset.
    """
    n = len(players)
    parts = dict.fromkeys(players, 0.0)
    for player in players:
        rest = [p for p in players if p != player]
        for size in range(n):
            weight = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
            for others in itertools.combinations(rest, size):
                without = frozenset(others)
                parts[player] += weight * (values[without | {player}] - values[without])
    return parts


def _differs(old: Condition | None, new: Condition) -> bool:
    return old is None or (old.value, old.confirmed) != (new.value, new.confirmed)


def _standing(run: Run, conditions: Sequence[Condition], day: date) -> float:
    """Rung 2: of 100 leaders, those still in office after 12 months."""
    base = base_hazard(
        run.facts,
        tuple(conditions),
        day,
        seed=run.settings.seed,
        draws=np.arange(run.settings.draws, dtype=np.int64),
        months=MONTHS,
    )
    return 100.0 * float(survival(base.h2).mean())


def _rung3(run: Run) -> float:
    return 100.0 * (1.0 - run.forecast.leader_exit.horizons[MONTHS]["rung3"].p)


def _name(player: str) -> str:
    return player if player == TIME else condition_name(player)
