"""Where the numbers of a base hazard come from, in sentences for people."""

from __future__ import annotations

from caryatid.history._data import constant, table
from caryatid.history.cutoff import Cutoff
from caryatid.history.death import DeathLine
from caryatid.history.rung2 import Coefficients
from caryatid.records import CaseFacts

__all__ = ["provenance"]


def provenance(
    facts: CaseFacts,
    cutoff: Cutoff,
    line: DeathLine,
    fitted: Coefficients,
    structure_year: int | None,
) -> dict[str, str]:
    """Short name -> sentence with source, data to which month, cut-off used."""
    return {
        "leaders": table("classes")["source"],
        "history": _history(cutoff),
        "death": _death(facts, line),
        "conditions": _conditions(cutoff, fitted),
        "structure": _structure(facts, structure_year),
        "regime": table("regimes")["source"],
    }


def _history(cutoff: Cutoff) -> str:
    to = cutoff.data_to.isoformat()[:7]
    if cutoff.age_months:
        return f"history to {to}, {cutoff.age_months} months old"
    return f"history to {to}, whole years before the as-of day only; the case's leader left out"


def _death(facts: CaseFacts, line: DeathLine) -> str:
    age = "" if facts.born else f"; year of birth not known: taken as {line.mean_age:.0f} years old"
    return (
        f"natural death and ill health by age: {line.deaths} in {line.leader_months:,.0f} "
        f"leader-months of all countries{age}"
    )


def _structure(facts: CaseFacts, year: int | None) -> str:
    if year is None:
        return f"no numbers on {facts.country}: the average of its class stands for its structure"
    return f"{facts.country} on the first day of {year}; {table('structure')['source']}"


def _conditions(cutoff: Cutoff, fitted: Coefficients) -> str:
    exits = table("coefficients")["by_last_year"][str(fitted.last_year)]["exits"]
    told = ", ".join(f"{way} {n}" for way, n in exits.items())
    text = (
        f"coefficients fitted to the years to {fitted.last_year} (exits: {told}); "
        f"{table('conditions')['source']}; a condition that only the machine reader reports holds "
        f"in {100 * constant('reader_precision'):.0f} of 100 draws"
    )
    if fitted.last_year > cutoff.last_year:
        text += f"; hindsight: later than {cutoff.last_year}"
    return text
