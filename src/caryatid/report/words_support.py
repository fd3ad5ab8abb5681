"""The lower half of the brief: pillars under stress, what is missing, what to watch and check."""

from __future__ import annotations

import textwrap

from caryatid.explain import Explanation
from caryatid.explain.explanation import Change, PillarStress, WatchItem
from caryatid.forecast import Run
from caryatid.records import LedgerView
from caryatid.report.naming import (
    claim_numbers,
    fill,
    one_line,
    outlet_name,
    plural,
    way_name,
)
from caryatid.report.numbers import day_words, points

__all__ = ["change_words", "evidence_words", "quote_words", "support_lines", "watch_words"]

_NAME, _WORD, _TREND = 23, 10, 9
_SHOWN = 10
_SHOWN_WATCH = 4
_SHOWN_RECORDED = 8


def support_lines(run: Run, explanation: Explanation, width: int) -> list[str]:
    """Stress, recorded, gaps, watch list and what to check, as lines."""
    return [
        *_stress(run, explanation, width),
        *_missing(explanation, width),
        *_watch(explanation, width),
        *_outlets(run, explanation, width),
        *_to_check(explanation, width),
    ]


def change_words(change: Change) -> str:
    """An effect in points with its word ("large     -18 [-35,-6]")."""
    if change.size == "not distinguishable from none":
        return change.size
    return (
        f"{change.size:<9} {points(change.mean, digits=1):>5} "
        f"[{points(change.lo, digits=1)}, {points(change.hi, digits=1)}]"
    )


def evidence_words(item: PillarStress) -> str:
    """How much reporting stands behind a pillar."""
    if item.is_gap:
        return "nobody reports on it"
    if not item.claim_ids:
        return "no change reported"
    return f"{plural(len(item.claim_ids), 'claim')}, {item.n_checked} checked"


def quote_words(view: LedgerView, item: PillarStress, room: int) -> str:
    """The words of the claim that moves a pillar most, with its number; "" without claims."""
    numbers = claim_numbers(view)
    known = [claim_id for claim_id in item.claim_ids if claim_id in numbers]
    if not known:
        return ""
    return f'"{one_line(view.claim(known[0]).quote, room - 8)}" [{numbers[known[0]]}]'


def watch_words(item: WatchItem) -> str:
    """One watch item in a line: what, when due, what changes if it happens and if not."""
    due = f", due {day_words(item.due)}" if item.due is not None else ""
    if item.now is None or item.if_happens is None or item.if_not is None:
        then = f" -> {item.consequence}" if item.consequence else ""
        return f"{item.what}{due}{then} (not in the model)"
    quantity = way_name(item.quantity)
    return (
        f"{item.what}{due}: if it happens, {quantity} {item.now:.1f} to {item.if_happens:.1f} of "
        f"100; if not, {item.if_not:.1f} (judgement)"
    )


def _stress(run: Run, explanation: Explanation, width: int) -> list[str]:
    title = "Stress: each pillar at the worst twentieth of its class (rung 3, points at 12 months)"
    lines = fill(title, width)
    items = sorted(explanation.stress, key=lambda s: (_is_dull(s),))
    for item in items[:_SHOWN]:
        name = item.name
        if len(name) >= _NAME:
            lines.append(f"  {one_line(name, width - 2)}")
            name = ""
        head = f"  {name:<{_NAME}}{item.word:<{_WORD}}{item.trend:<{_TREND}}"
        text = f"{change_words(item.change):<31}{evidence_words(item)}"
        lines += textwrap.wrap(
            text,
            width=width,
            initial_indent=head,
            subsequent_indent=" " * min(len(head) + 31, width - 26),
            break_long_words=False,
        )
        quote = quote_words(run.view, item, width - 6)
        lines += [f"      {quote}"] if quote else []
        if item.leaves is not None and item.leaves.size != "not distinguishable from none":
            lines.append(f"{'      leaves at once':<{len(head)}}{change_words(item.leaves)}")
    rest = [item.name for item in items[_SHOWN:]]
    if rest:
        lines += fill(f"  and less than these: {', '.join(rest)}", width)
    return lines


def _is_dull(item: PillarStress) -> bool:
    return item.is_gap and item.change.size == "not distinguishable from none"


def _missing(explanation: Explanation, width: int) -> list[str]:
    recorded = _recorded(explanation)
    gaps = ", ".join(gap.name for gap in explanation.gaps) or "none"
    return [
        *fill(f"Recorded, not modelled: {recorded}.", width),
        *fill(f"Gaps (nobody reports on them): {gaps}.", width),
    ]


def _recorded(explanation: Explanation) -> str:
    """The topics with most claims, and how many more there are."""
    ordered = sorted(explanation.recorded, key=lambda r: (-len(r.claim_ids), r.what))
    named = [f"{item.what} ({len(item.claim_ids)})" for item in ordered[:_SHOWN_RECORDED]]
    more = len(ordered) - _SHOWN_RECORDED
    return ", ".join(named) + (f", and {more} more topics" if more > 0 else "") or "nothing"


def _watch(explanation: Explanation, width: int) -> list[str]:
    if not explanation.watch:
        return ["Watch: the reporting names nothing that would change this."]
    lines: list[str] = []
    for item in explanation.watch[:_SHOWN_WATCH]:
        lines += textwrap.wrap(
            watch_words(item),
            width=width,
            initial_indent="Watch: " if not lines else "       ",
            subsequent_indent="         ",
            break_long_words=False,
        )
    more = len(explanation.watch) - _SHOWN_WATCH
    return lines if more <= 0 else [*lines, f"       and {more} more in the report"]


def _outlets(run: Run, explanation: Explanation, width: int) -> list[str]:
    moved = [o for o in explanation.outlets if abs(o.rung2) >= 0.5 or abs(o.rung3) >= 0.5]
    if not moved:
        return []
    parts = (
        f"{one_line(outlet_name(run.view, o.outlet), 40)} {points(o.rung2, digits=1)} (rung 2), "
        f"{points(o.rung3, digits=1)} (rung 3)"
        for o in moved[:3]
    )
    return fill("Without one outlet, points at 12 months: " + "; ".join(parts) + ".", width)


def _to_check(explanation: Explanation, width: int) -> list[str]:
    number = len(explanation.key_claims)
    first = f"To check first: caryatid review ({plural(number, 'event')})"
    return [f"{first}      Report: report.html"[:width]]
