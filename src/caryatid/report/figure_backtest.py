"""The figure of a backtest: who tells exits apart, and whether what was said came true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from caryatid.report.svg import COLOURS, new_figure, styled, svg_text

__all__ = ["backtest_figure", "backtest_svg"]

_TICKS = (0, 1, 3, 10, 30, 100)
"""Per cent, marked on both axes."""

_MARKS = {"ours": ("rung2", "o"), "published": ("rung3", "s"), "class table": ("rung1", "^")}


@styled
def backtest_figure(tests: Mapping[str, Mapping[str, Any]]) -> Figure:
    """AUC-ROC with 90 % bands on the left, said against seen by tenth on the right.

    Args:
        tests: Name -> what `caryatid history backtest --json` gives, with a title.
    """
    figure = new_figure(12.5, 1.8 + 0.55 * len(tests))
    left, right = figure.subplots(1, 2, gridspec_kw={"width_ratios": [3, 2]})
    _skill(left, tests)
    _calibration(right, {k: v for k, v in tests.items() if k.startswith("own")})
    figure.tight_layout()
    return figure


def _skill(axes: Axes, tests: Mapping[str, Mapping[str, Any]]) -> None:
    for row, found in enumerate(tests.values()):
        forecasts = {"ours": found, **{k: v for k, v in found["others"].items() if "bands" in v}}
        for place, (who, scores) in enumerate(forecasts.items()):
            colour, mark = _MARKS[who]
            y = row + 0.22 * (place - 1)
            low, high = scores["bands"]["auc_roc"]
            axes.plot([low, high], [y, y], color=COLOURS[colour], linewidth=1.2)
            axes.plot(
                scores["auc_roc"], y, mark, color=COLOURS[colour], label=who if row == 0 else None
            )
    axes.set_yticks(
        range(len(tests)), [f"{_short(t['title'])} ({t['events']})" for t in tests.values()]
    )
    axes.invert_yaxis()
    axes.axvline(0.5, color=COLOURS["grid"], linewidth=1.0)
    axes.set_xlabel("AUC-ROC with 90 % band by country (distinct events in brackets)")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.18), ncols=3, frameon=False)


def _calibration(axes: Axes, tests: Mapping[str, Mapping[str, Any]]) -> None:
    for number, found in enumerate(tests.values()):
        said = [100 * tenth["said"] for tenth in found["deciles"]]
        seen = [100 * tenth["seen"] for tenth in found["deciles"]]
        axes.plot(said, seen, "osv^"[number % 4], label=_short(found["title"]), markersize=4)
    axes.plot([0, 100], [0, 100], color=COLOURS["muted"], linewidth=1.0)
    axes.set_xscale("symlog", linthresh=1.0)
    axes.set_yscale("symlog", linthresh=1.0)
    axes.set_xticks(_TICKS, [str(tick) for tick in _TICKS])
    axes.set_yticks(_TICKS, [str(tick) for tick in _TICKS])
    axes.set_xlabel("said, % (tenths of the forecasts)")
    axes.set_ylabel("seen, %")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.18), frameon=False, fontsize=8)


def _short(title: str) -> str:
    return title.replace(", 12 months, 2010 on,", ",")


def backtest_svg(tests: Mapping[str, Mapping[str, Any]]) -> str:
    """The same as text of an SVG file."""
    return svg_text(
        backtest_figure(tests),
        name="backtest",
        title="Forecasts of exits on rows that the fit had not seen",
        description="AUC-ROC of our forecasts, published ones and the class table, with bands; "
        "and what was said against what was seen, by tenths.",
    )
