"""The state of the pillars as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from caryatid.explain.names import condition_name
from caryatid.records import Condition, LedgerView, Pillar, Situation
from caryatid.report.naming import condition_value, plural
from caryatid.terms.pillars import display_name, word_for

__all__ = ["state_text"]


def state_text(situation: Situation, view: LedgerView) -> str:
    """Pillars with what moved each, then conditions, triggers, gaps."""
    quotes = {claim.id: claim.quote for claim in view.claims}
    facts = situation.facts
    lines = [
        f"{facts.country_name.upper()}  {facts.leader}  as of {situation.as_of.isoformat()}",
        "Levels on the logit scale; prior = mean of the reference class (judgement).",
    ]
    for pillar in situation.pillars:
        if not pillar.is_gap:
            lines.extend(_pillar_lines(pillar, quotes))
    lines.append("")
    lines.extend(_condition_line(condition) for condition in situation.conditions)
    for trigger in situation.triggers:
        lines.append(
            f"trigger  {trigger.kind}: {trigger.antecedent} -> {trigger.consequent} "
            f"({trigger.p_per_month:.2f} a month, judgement)"
        )
    for item in situation.recorded:
        lines.append(f"recorded, not modelled  {item.what}: {plural(len(item.claim_ids), 'claim')}")
    lines.append("gaps  " + (", ".join(_gap_names(situation)) or "none"))
    return "\n".join(lines)


def _condition_line(condition: Condition) -> str:
    checked = "checked" if condition.confirmed else "unchecked"
    state = "" if condition.value is None else f" ({condition.basis}, {checked})"
    note = f": {condition.note}" if condition.note else ""
    return f"condition  {condition_name(condition.id)}: {condition_value(condition)}{state}{note}"


def _gap_names(situation: Situation) -> Iterator[str]:
    pillars = {pillar.key for pillar in situation.pillars}
    conditions = {condition.id for condition in situation.conditions}
    for key in situation.gaps:
        yield condition_name(key) if key in conditions and key not in pillars else display_name(key)


def _pillar_lines(pillar: Pillar, quotes: Mapping[str, str]) -> list[str]:
    prior = f"prior {pillar.prior_z:+.2f} sd {pillar.prior_sd:.2f}"
    head = f"{display_name(pillar.key)}: {word_for(pillar.level)}, {pillar.trend}"
    lines = [f"\n{head}  z {pillar.z:+.2f} sd {pillar.sd:.2f} ({prior})"]
    for shift in pillar.shifts:
        quote = " ".join(quotes.get(shift.claim_id, "").split())[:90]
        reports = plural(len(shift.claim_ids), "report")
        lines.append(
            f"    {shift.part:+.3f}  w {shift.w:g}  {reports}  "
            f"{shift.reason} [{shift.claim_id}] “{quote}”"
        )
    if pillar.renewals:
        months = plural(pillar.renewals, "month")
        lines.append(f"    {months} with reports that nothing changed")
    if pillar.clipped:
        lines.append(f"    {pillar.clipped}")
    return lines
