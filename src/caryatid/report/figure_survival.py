"""Survival curves of the three rungs with their 90 % bands."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure

from caryatid.records import TargetForecast
from caryatid.report.svg import COLOURS, add_tip, new_figure, styled

__all__ = ["RUNG_NAMES", "plot_survival"]

RUNG_NAMES = {"rung1": "1 history", "rung2": "2 + conditions", "rung3": "3 + judgement"}
_STYLES = {"rung1": ":", "rung2": "-", "rung3": "--"}


@styled
def plot_survival(target: TargetForecast, *, label: str) -> Figure:
    """Share still in place by month, of 100, on three rungs.

    Args:
        target: Leader's or regime's exit.
        label: Of the vertical axis.
    """
    figure = new_figure(5.6, 3.5)
    axes = figure.add_axes((0.075, 0.14, 0.64, 0.77))
    ends: list[tuple[float, str]] = []
    low = 100.0
    for rung, name in RUNG_NAMES.items():
        curve = target.curves[rung]
        months = range(len(curve.mean))
        colour = COLOURS[rung]
        lower, upper = ([100 * v for v in side] for side in (curve.lo, curve.hi))
        mean = [100 * v for v in curve.mean]
        band = axes.fill_between(months, lower, upper, color=colour, alpha=0.13, linewidth=0)
        add_tip(band, f"{name}: 90 % interval")
        (line,) = axes.plot(months, mean, color=colour, linewidth=2.2, linestyle=_STYLES[rung])
        add_tip(line, f"{name}: {mean[min(12, len(mean) - 1)]:.0f} of 100 after 12 months")
        ends.append((mean[-1], rung))
        low = min(low, *lower)
    last = len(target.curves["rung2"].mean) - 1
    floor = max(0.0, 10 * (low // 10))
    axes.set_ylim(floor, 100.5)
    axes.set_xlim(0, last)
    axes.set_xticks(range(0, last + 1, 6))
    axes.set_xlabel("months from the as-of day")
    axes.set_title(label, loc="left", fontsize=11, fontweight="bold", color=COLOURS["ink"])
    axes.grid(axis="y", color=COLOURS["grid"], linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    _label_ends(axes, ends, last, floor)
    return figure


def _label_ends(axes: Any, ends: list[tuple[float, str]], last: int, floor: float) -> None:
    # Labels at the ends of the lines need no legend; they are pushed apart where lines meet.
    gap = (100.5 - floor) * 0.075
    placed: list[tuple[float, float, str]] = []
    for value, rung in sorted(ends):
        at = value if not placed else max(value, placed[-1][0] + gap)
        placed.append((at, value, rung))
    for at, value, rung in placed:
        axes.text(
            last + 0.6,
            at,
            f"{RUNG_NAMES[rung]}: {value:.0f}",
            color=COLOURS[rung] if rung != "rung1" else COLOURS["muted"],
            va="center",
            fontsize=9.5,
        )
