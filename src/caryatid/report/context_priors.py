"""The numbers that are ours, with marks and citations, and where everything comes from."""

from __future__ import annotations

from typing import Any

from caryatid.forecast import Run
from caryatid.forecast.showing import path_words
from caryatid.records import Pillar
from caryatid.report.numbers import day_words
from caryatid.terms.pillars import display_name
from caryatid.terms.shifts import Constant, prior

__all__ = ["judgement_rows", "provenance_rows"]


def judgement_rows(run: Run) -> list[dict[str, Any]]:
    """Every number of rung 3 with value, spread, mark and citation."""
    constants = run.judgement.table()
    own = [
        _constant_row(f"patron {state}: {name}", constant)
        for state, numbers in sorted(run.judgement.patrons.items())
        for name, constant in numbers.items()
    ]
    return [
        *(_prior_row(pillar, run) for pillar in run.situation.pillars),
        *own,
        *(_constant_row(name.replace("_", " "), c) for name, c in constants.items()),
    ]


def _constant_row(name: str, constant: Constant) -> dict[str, Any]:
    return {
        "name": name,
        "value": f"{constant.value:g}",
        "spread": f"drawn between {constant.low:g} and {constant.high:g}",
        "mark": constant.mark,
        "source": constant.why,
    }


def _prior_row(pillar: Pillar, run: Run) -> dict[str, Any]:
    known = prior(pillar.key, run.facts.regime_type)
    path = path_words(pillar.key, run.judgement.table()).replace("_", " ")
    return {
        "name": f"{display_name(pillar.key)}, level before any report",
        "value": f"{pillar.prior_z:+.2f}",
        "spread": f"sd {pillar.prior_sd:.2f}, mean between {known.low:g} and {known.high:g}",
        "mark": known.mark,
        "source": f"{known.why}; enters {path}",
    }


def provenance_rows(run: Run) -> list[tuple[str, str]]:
    """Name and sentence of each thing that the forecast rests on."""
    forecast, facts = run.forecast, run.facts
    checked = f", checked {day_words(facts.checked_on)}" if facts.checked_on else ""
    hindsight = "; coefficients are later than the as-of day (hindsight)"
    return [
        ("as of", day_words(forecast.as_of)),
        ("computed", forecast.made_at.strftime("%Y-%m-%d %H:%M UTC")),
        ("draws, seed", f"{forecast.draws:,} draws, seed {forecast.seed}"),
        ("facts of the case", f"{facts.source or 'no source given'}{checked}"),
        (
            "history to",
            day_words(run.base.data_to) + (hindsight if run.base.hindsight else ""),
        ),
        ("link to the regime's exit", run.base.regime.note or "counts shown with the classes"),
        *sorted(run.base.provenance.items()),
    ]
