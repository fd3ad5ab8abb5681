"""What to watch for, with the forecast if it happens and if it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from caryatid.executor import Executor
from caryatid.explain.draws import incidence, survival
from caryatid.explain.explanation import WatchItem
from caryatid.explain.variants import hazard, with_trigger
from caryatid.forecast import Run
from caryatid.records import Trigger
from caryatid.terms.ways_out import WAYS_OUT

__all__ = ["watch_list"]

_HAPPENS, _NEVER = 1.0, 0.0


@dataclass(frozen=True, slots=True)
class _Branch:
    """One rerun: a trigger certain in a month, or impossible."""

    trigger: str
    p_per_month: float
    quantity: str


def watch_list(run: Run, *, executor: Executor) -> tuple[WatchItem, ...]:
    """Triggers of the model with both branches, then conditionals that it does not carry.

    Args:
        run: A run, small enough to be repeated for each branch.
        executor: Runs the repetitions.
    """
    triggers = run.situation.triggers
    branches = [_Branch(t.id, p, _quantity(t)) for t in triggers for p in (_HAPPENS, _NEVER)]
    values = executor.map(partial(_value_in, run), branches)
    items = [
        _item(t, _value(run, _quantity(t)), values[2 * i], values[2 * i + 1])
        for i, t in enumerate(triggers)
    ]
    items.sort(key=lambda w: (w.due is None, w.due or date.max, w.id))
    return (*items, *_calendar(run), *_unmodelled(run))


def _quantity(trigger: Trigger) -> str:
    return "foreign_imposed" if trigger.outside is not None else "leader out"


def _value_in(run: Run, branch: _Branch) -> float:
    return _value(with_trigger(run, branch.trigger, branch.p_per_month), branch.quantity)


def _value(run: Run, quantity: str) -> float:
    rates = hazard(run)
    if quantity in WAYS_OUT:
        return 100.0 * float(incidence(rates, WAYS_OUT.index(quantity)).mean())
    return 100.0 * float(1.0 - survival(rates).mean())


def _item(trigger: Trigger, now: float, happens: float, never: float) -> WatchItem:
    return WatchItem(
        id=trigger.id,
        kind=trigger.kind,
        what=trigger.antecedent,
        consequence=trigger.consequent,
        due=trigger.due,
        p_per_month=trigger.p_per_month,
        quantity=_quantity(trigger),
        now=now,
        if_happens=happens,
        if_not=never,
        claim_ids=trigger.claim_ids,
        quote=trigger.quote,
        mark=trigger.mark,
    )


def _calendar(run: Run) -> list[WatchItem]:
    ahead = [e for e in run.facts.calendar if e.on > run.view.as_of]
    return [
        WatchItem(
            id=f"calendar-{number}",
            kind=entry.kind,
            what=f"{entry.kind}{': ' + entry.note if entry.note else ''}",
            consequence="",
            due=entry.on,
        )
        for number, entry in enumerate(sorted(ahead, key=lambda e: (e.on, e.kind)), start=1)
    ]


def _unmodelled(run: Run) -> list[WatchItem]:
    by_id = {c.id: c for c in run.view.conditionals}
    carried = _carried(run.situation.triggers)
    bodies = {d.id: d.body for d in run.view.documents}
    items = []
    told: set[str] = set()
    for conditional_id in run.situation.watch:
        found = by_id.get(conditional_id)
        if found is None or conditional_id in carried or _flat(found.quote) in told:
            continue  # a copy of the same words is one thing to watch
        told.add(_flat(found.quote))
        body = bodies[found.document_id]
        first, then = found.antecedent, found.consequent
        items.append(
            WatchItem(
                id=found.id,
                kind=found.type,
                what=_flat(body[slice(*first)] if first else found.quote),
                consequence=_flat(body[slice(*then)]) if then and first else "",
                claim_ids=(*found.antecedent_claims, *found.consequent_claims),
                quote=found.quote,
            )
        )
    return items


def _carried(triggers: tuple[Trigger, ...]) -> Mapping[str, None]:
    ids = [t.id.removeprefix("t-") for t in triggers]
    return dict.fromkeys([*ids, *(c for t in triggers for c in t.claim_ids)])


def _flat(text: str) -> str:
    return " ".join(text.split())
