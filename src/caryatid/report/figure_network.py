"""Who supports and presses whom: a directed network drawn in columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import networkx as nx
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from caryatid.records import CaseFacts, LedgerView
from caryatid.report.naming import actor_names, one_line, plural
from caryatid.report.svg import COLOURS, add_tip, new_figure
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


def plot_network(view: LedgerView, facts: CaseFacts) -> Figure | None:
    """The network, or None where no tie is reported.

    Supporters of the regime stand left, the regime in the middle, those who press it right.
    """
    shown = ties(view, facts)[:_MOST_TIES]
    if not shown:
        return None
    regime = f"{facts.country.lower()}-regime"
    graph = _graph(shown, regime)
    position = _positions(graph)
    tallest = max(Counter(layer for _, layer in graph.nodes(data="layer")).values())
    figure = new_figure(8.2, max(3.0, 0.62 * tallest + 0.9))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(-0.13, 1.13)
    axes.set_ylim(-0.1, 1.1)
    names = actor_names(view)
    for number, tie in enumerate(shown):
        _arrow(axes, tie, position, names, number)
    for node in sorted(graph.nodes):
        _node(axes, node, position[node], names.get(node, node), node == regime)
    return figure


def _graph(shown: tuple[Tie, ...], regime: str) -> Any:
    graph = nx.DiGraph()
    for tie in shown:
        graph.add_edge(tie.source, tie.target)
    if regime not in graph:
        graph.add_node(regime)
    lean: Counter[str] = Counter()
    harmed: Counter[str] = Counter()
    for tie in shown:
        if tie.target == regime:
            lean[tie.source] += tie.events if tie.kind == "support" else -tie.events
        if tie.source == regime and tie.kind == "control":
            harmed[tie.target] += tie.events
    foes = {node for node in graph if lean[node] < 0 or (harmed[node] and lean[node] <= 0)}
    for node in graph:
        graph.nodes[node]["layer"] = _layer(node, regime, lean, foes, shown)
    return graph


def _layer(
    node: str, regime: str, lean: Counter[str], foes: set[str], shown: tuple[Tie, ...]
) -> int:
    if node == regime:
        return 1
    if lean[node] > 0:
        return 0
    if node in foes:
        return 2
    helps_foes = any(t.source == node and t.kind == "support" and t.target in foes for t in shown)
    return (
        2 if helps_foes else 0 if any(t.target == node and t.source == regime for t in shown) else 2
    )


def _positions(graph: Any) -> dict[str, tuple[float, float]]:
    # Same-named columns with even steps: no force layout keeps labels apart as well.
    layout = nx.multipartite_layout(graph, subset_key="layer", align="vertical")
    columns: dict[int, list[str]] = {}
    for node in sorted(graph.nodes, key=lambda n: (float(layout[n][1]), n)):
        columns.setdefault(graph.nodes[node]["layer"], []).append(node)
    wide = {0: 0.08, 1: 0.5, 2: 0.92}
    position: dict[str, tuple[float, float]] = {}
    for layer, nodes in columns.items():
        for place, node in enumerate(nodes):
            height = 0.5 if len(nodes) == 1 else place / (len(nodes) - 1)
            # Every other one a little inward, so that long names do not meet.
            nudge = 0.0 if layer == 1 or len(nodes) < 4 else 0.06 * (place % 2)
            position[node] = (wide[layer] + (nudge if layer == 0 else -nudge), height)
    return position


def _arrow(
    axes: Any,
    tie: Tie,
    position: dict[str, tuple[float, float]],
    names: dict[str, str],
    number: int,
) -> None:
    arrow = FancyArrowPatch(
        position[tie.source],
        position[tie.target],
        arrowstyle="-|>",
        mutation_scale=11,
        connectionstyle=f"arc3,rad={0.1 + 0.05 * (number % 3)}",
        shrinkA=26,
        shrinkB=30,
        linewidth=1.0 + 0.5 * min(tie.events, 5),
        color=COLOURS[tie.kind],
        linestyle="-" if tie.kind == "support" else "--" if tie.kind == "pressure" else "-.",
        alpha=0.85,
    )
    ended = f", {tie.ended} of them an ending or a refusal" if tie.ended else ""
    who, whom = names.get(tie.source, tie.source), names.get(tie.target, tie.target)
    add_tip(arrow, f"{who} {_WORDS[tie.kind]} {whom}: {plural(tie.events, 'event')}{ended}")
    axes.add_patch(arrow)


def _node(axes: Any, node: str, at: tuple[float, float], name: str, is_regime: bool) -> None:
    text = axes.text(
        *at,
        one_line(name, 24),
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
