"""Who supports and presses whom: a directed network drawn in columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import dataclass
from typing import Any

import networkx as nx
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from caryatid.records import CaseFacts, LedgerView
from caryatid.report.naming import actor_names, plural
from caryatid.report.svg import COLOURS, add_tip, new_figure, styled
from caryatid.terms.acts import GROUP_OF

__all__ = ["Tie", "plot_network", "ties"]

SUPPORT = ("military_support", "financial_support", "political_support")
PRESSURE = ("pressure", "force", "challenge")
_KINDS = {
    **dict.fromkeys(SUPPORT, "support"),
    **dict.fromkeys(PRESSURE, "pressure"),
    "control": "control",
}
_WORDS = {"support": "supports", "pressure": "presses", "control": "controls by force or favours"}
_MOST_TIES = 26
_NAME = 18
_ACROSS = {1: (0.5,), 2: (0.1, 0.9), 3: (0.03, 0.5, 0.97), 4: (0.0, 0.34, 0.68, 1.0)}
_LETTER, _BOX = 0.0128, 0.012  # width of a letter and of a box's margin on the axis


@dataclass(frozen=True, slots=True)
class Tie:
    """So many reported events in which one party supports, presses or controls another.

    Attributes:
        source: Actor id.
        target: Actor id.
        kind: support, pressure or control.
        events: Event groups.
        ended: Of these, how many are endings or refusals.
    """

    source: str
    target: str
    kind: str
    events: int
    ended: int


def ties(view: LedgerView, facts: CaseFacts) -> tuple[Tie, ...]:
    """Ties between parties, most events first; the leader stands with the regime."""
    regime = f"{facts.country.lower()}-regime"
    same = {facts.leader_id: regime, facts.country.lower(): regime}
    events: Counter[tuple[str, str, str]] = Counter()
    ended: Counter[tuple[str, str, str]] = Counter()
    for group in view.groups:
        kind = _KINDS.get(group.act_group)
        if kind is None:
            kind = _KINDS.get(GROUP_OF.get(view.claim(group.speaker).act, ""))
        if kind is None:
            continue
        for source in sorted({same.get(s, s) for s in group.source}):
            for target in sorted({same.get(t, t) for t in group.target}):
                if source != target:
                    events[source, target, kind] += 1
                    ended[source, target, kind] += group.sign < 0
    order = sorted(events, key=lambda key: (-events[key], key))
    return tuple(Tie(*key, events[key], ended[key]) for key in order)


@styled
def plot_network(view: LedgerView, facts: CaseFacts) -> Figure | None:
    """The network, or None where no tie is reported.

    From left to right: supporters of the regime; the regime and its hands; those at home who
    press it or whom it presses; those abroad who do.
    """
    shown = ties(view, facts)[:_MOST_TIES]
    if not shown:
        return None
    regime = f"{facts.country.lower()}-regime"
    graph = _graph(shown, regime, _outsiders(view, facts))
    position = _positions(graph, regime)
    tallest = max(Counter(layer for _, layer in graph.nodes(data="layer")).values())
    figure = new_figure(8.2, max(3.0, 0.62 * tallest + 0.9))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(-0.16, 1.16)
    axes.set_ylim(-0.1, 1.1)
    names = actor_names(view)
    for number, tie in enumerate(shown):
        _arrow(axes, tie, position, names, number)
    for node in sorted(graph.nodes):
        _node(axes, node, position[node], names.get(node, node), node == regime)
    return figure


def _graph(shown: tuple[Tie, ...], regime: str, outsiders: set[str]) -> Any:
    graph = nx.DiGraph()
    graph.add_node(regime)
    lean: Counter[str] = Counter()
    for tie in shown:
        graph.add_edge(tie.source, tie.target)
        if tie.target == regime:
            lean[tie.source] += tie.events if tie.kind == "support" else -tie.events
    hands = {t.source for t in shown if t.kind == "control"}
    helped = {t.target for t in shown if t.kind == "support" and t.target not in hands}
    for node in graph:
        if node == regime or (node in hands and lean[node] >= 0):
            layer = 1
        elif lean[node] > 0:
            layer = 0
        elif lean[node] < 0:
            layer = 3 if node in outsiders else 2
        else:
            gives = any(t.source == node and t.target in helped - {regime} for t in shown)
            layer = 3 if gives and node in outsiders else 2
        graph.nodes[node]["layer"] = layer
    return graph


def _positions(graph: Any, regime: str) -> dict[str, tuple[float, float]]:
    # Columns with even steps: no force layout keeps labels apart as well.
    layout = nx.multipartite_layout(graph, subset_key="layer", align="vertical")
    columns: dict[int, list[str]] = {}
    for node in sorted(graph.nodes, key=lambda n: (float(layout[n][1]), n)):
        columns.setdefault(graph.nodes[node]["layer"], []).append(node)
    across = {layer: _ACROSS[len(columns)][i] for i, layer in enumerate(sorted(columns))}
    position: dict[str, tuple[float, float]] = {}
    for layer, nodes in columns.items():
        if regime in nodes:
            nodes.remove(regime)
            nodes.insert(len(nodes) // 2, regime)
        for place, node in enumerate(nodes):
            height = 0.5 if len(nodes) == 1 else place / (len(nodes) - 1)
            position[node] = (across[layer], height)
    return position


def _arrow(
    axes: Any,
    tie: Tie,
    position: dict[str, tuple[float, float]],
    names: dict[str, str],
    number: int,
) -> None:
    start, end = position[tie.source], position[tie.target]
    start, end = (
        _edge(start, end, names.get(tie.source, tie.source)),
        _edge(end, start, names.get(tie.target, tie.target)),
    )
    bend = 0.35 if start[0] == end[0] else 0.08
    arrow = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=12,
        connectionstyle=f"arc3,rad={bend + 0.05 * (number % 3):.2f}",
        shrinkA=2,
        shrinkB=2,
        linewidth=1.0 + 0.5 * min(tie.events, 5),
        color=COLOURS[tie.kind],
        linestyle="-" if tie.kind == "support" else "--" if tie.kind == "pressure" else "-.",
        alpha=0.85,
    )
    ended = f", {tie.ended} of them an ending or a refusal" if tie.ended else ""
    who, whom = names.get(tie.source, tie.source), names.get(tie.target, tie.target)
    add_tip(arrow, f"{who} {_WORDS[tie.kind]} {whom}: {plural(tie.events, 'event')}{ended}")
    axes.add_patch(arrow)


def _edge(at: tuple[float, float], to: tuple[float, float], name: str) -> tuple[float, float]:
    # The middle of the side of the box that looks the other way, so that heads stay in sight.
    half = _BOX + _LETTER * max(map(len, _label(name))) / 2
    if to[0] == at[0]:
        return at[0] + 0.7 * half, at[1] + (0.03 if to[1] > at[1] else -0.03)
    return at[0] + (half if to[0] > at[0] else -half), at[1]


def _label(name: str) -> list[str]:
    lines = textwrap.wrap(name, _NAME, max_lines=2, placeholder=" ...")
    return lines or [name[:_NAME]]


def _outsiders(view: LedgerView, facts: CaseFacts) -> set[str]:
    return {a.id for a in view.actors if a.country is None or a.country != facts.country}


def _node(axes: Any, node: str, at: tuple[float, float], name: str, is_regime: bool) -> None:
    text = axes.text(
        *at,
        "\n".join(_label(name)),
        ha="center",
        va="center",
        fontsize=9.5,
        fontweight="bold" if is_regime else "normal",
        bbox={
            "boxstyle": "round,pad=0.35",
            "facecolor": "#1f2933" if is_regime else "#ffffff",
            "edgecolor": COLOURS["muted"],
        },
        color="#ffffff" if is_regime else COLOURS["ink"],
        zorder=5,
    )
    add_tip(text, name)
