"""When reported events happened and when documents were published."""

from __future__ import annotations

from datetime import date
from typing import Any

from matplotlib import dates
from matplotlib.figure import Figure

from caryatid.records import EventGroup, LedgerView
from caryatid.report.naming import actor_names, one_line, plural
from caryatid.report.numbers import day_words
from caryatid.report.svg import COLOURS, add_tip, new_figure, styled

_DATES: Any = dates  # matplotlib's dates carry no types

__all__ = ["ROWS", "plot_timeline", "shown_groups"]

ROWS = (
    ("support", ("military_support", "financial_support", "political_support")),
    ("pressure", ("pressure", "force")),
    ("challenge", ("challenge",)),
    ("control", ("control",)),
    ("diplomacy, debt", ("diplomacy", "debt")),
)
_COLOUR = {
    "support": COLOURS["support"],
    "pressure": COLOURS["pressure"],
    "challenge": COLOURS["rung3"],
    "control": COLOURS["control"],
    "diplomacy, debt": COLOURS["muted"],
    "documents": COLOURS["ink"],
}
_WINDOW_DAYS = 365


def shown_groups(view: LedgerView) -> tuple[EventGroup, ...]:
    """Event groups of the year before the as-of day, in order."""
    first = view.as_of.toordinal() - _WINDOW_DAYS
    last = view.as_of.toordinal() + _WINDOW_DAYS
    return tuple(g for g in view.groups if first <= g.when.toordinal() <= last)


@styled
def plot_timeline(view: LedgerView) -> Figure | None:
    """Events by kind and documents along one time axis, or None where there is nothing dated."""
    groups = shown_groups(view)
    published = [
        (d.published.middle, d.title or d.name)
        for d in view.documents
        if d.published.middle is not None
    ]
    if not groups and not published:
        return None
    figure = new_figure(8.2, 3.0)
    axes = figure.add_axes((0.15, 0.13, 0.83, 0.83))
    names = actor_names(view)
    labels = [row for row, _ in ROWS] + ["documents"]
    for level, (row, kinds) in enumerate(ROWS):
        stacked: dict[date, int] = {}
        for group in groups:
            if group.act_group in kinds:
                lift = stacked.get(group.when, 0)
                stacked[group.when] = lift + 1
                _dot(axes, group.when, level + 0.12 * min(lift, 4), row, _tip(group, names, view))
    stacked = {}
    for day, title in published:
        lift = stacked.get(day, 0)
        stacked[day] = lift + 1
        tip = f"{day_words(day)}: {one_line(title, 80)}"
        _dot(axes, day, len(ROWS) + 0.12 * min(lift, 4), "documents", tip)
    axes.axvline(_DATES.date2num(view.as_of), color=COLOURS["muted"], linewidth=1)
    axes.set_yticks(range(len(labels)), labels, color=COLOURS["ink"])
    axes.set_ylim(len(labels) - 0.3, -0.6)
    locator = _DATES.AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(_DATES.ConciseDateFormatter(locator))
    axes.grid(axis="x", color=COLOURS["grid"], linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    return figure


def _dot(axes: Any, day: date, level: float, row: str, tip: str) -> None:
    (mark,) = axes.plot(
        [_DATES.date2num(day)],
        [level],
        marker="o" if row != "documents" else "s",
        markersize=7,
        color=_COLOUR[row],
        markeredgecolor="#ffffff",
        markeredgewidth=0.8,
        linestyle="none",
        alpha=0.9,
    )
    add_tip(mark, tip)


def _tip(group: EventGroup, names: dict[str, str], view: LedgerView) -> str:
    who = ", ".join(names.get(s, s) for s in group.source) or "nobody named"
    reports = plural(len(group.claim_ids), "report")
    quote = one_line(view.claim(group.speaker).quote, 120)
    return f"{day_words(group.when)}, {who} ({reports}): {quote}"
