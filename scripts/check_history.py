"""One out-of-sample check of the base rate: fitted to 2009, tested on 2010 and after.

Prints, for irregular exit and for any exit within 12 months, how well three forecasts did: the
constant rate of 1991 to 2009, the class table, and the class table moved by conditions. Needs the
data sets that `build_history.py` reads.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from _history.counting import count_classes
from _history.fitting import fit
from _history.landmarks import class_rates, landmarks
from _history.scores import auc, band, brier, log_loss
from _history.shapes import LAST_YEAR, fit_shapes
from _history.tables import Sources, class_table, load
from _history.testing import TestRows, chances, condition_factors, hazards, rows_after

from caryatid.history.bands import ERA_FIRST_YEAR, TYPES
from caryatid.history.counts import by_year
from caryatid.history.effects import prior_sds
from caryatid.records import FloatArray
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

ROOT = Path(__file__).resolve().parent.parent
LAST_ORIGIN = 2020


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    if not (options.data / "leader_month_panel").is_dir():
        print(f"{options.data}: no folder leader_month_panel; name the data with --data DIR")
        return 3
    sources = load(options.data)
    rows, by_table, moved = forecasts(sources)
    earlier = rows_after(sources.months, ERA_FIRST_YEAR, LAST_YEAR - 1)
    democracy = TYPES.index("democracy")
    for ways, what in ((IRREGULAR, "irregular exit"), (WAYS_OUT, "any exit")):
        for everyone in (True, False):
            keep = np.full(rows.type.size, True) if everyone else rows.type != democracy
            base = np.full(earlier.type.size, True) if everyone else earlier.type != democracy
            y = happened(rows, ways)[keep]
            constant = float(happened(earlier, ways)[base].mean())
            exits = len(set(rows.exit[keep][y].tolist()))
            who = "all leaders" if everyone else "autocracies"
            print(
                f"\n{what} within 12 months, {who}: {y.size} leader-months, {exits} exits, "
                f"{100 * y.mean():.2f} % of rows; constant {100 * constant:.2f} %"
            )
            show(
                y,
                rows.country[keep],
                constant,
                {
                    "class table": chances(by_table, ways)[keep],
                    "table and conditions": chances(moved, ways)[keep],
                },
            )
    return 0


def forecasts(sources: Sources) -> tuple[TestRows, FloatArray, FloatArray]:
    """Test rows with their hazards by the class table and with conditions, axes (i, t, k)."""
    classes = class_table(count_classes(sources.months), sources.months)
    cells = by_year(classes["cells"])
    rates = class_rates(cells, LAST_YEAR, fit_shapes(cells))
    found = fit(landmarks(sources.months, sources.values, rates, LAST_YEAR), prior_sds())
    rows = rows_after(sources.months, LAST_YEAR + 1, LAST_ORIGIN)
    by_table = hazards(rows, rates)
    factors = condition_factors(rows, sources.values, found.beta, LAST_YEAR)
    return rows, by_table, by_table * factors


def happened(rows: TestRows, ways: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.isin(rows.way, [WAYS_OUT.index(way) for way in ways])


def show(
    y: np.ndarray[tuple[int], np.dtype[np.bool_]],
    country: np.ndarray[tuple[int], np.dtype[np.int64]],
    constant: float,
    named: dict[str, FloatArray],
) -> None:
    flat = np.full(y.size, constant)
    print(
        f"{'forecast':22s} {'AUC':>5s} {'Brier':>8s}  Brier skill         log-loss skill     "
        "mean p  top tenth: said, seen"
    )
    for name, p in named.items():
        skill = band(brier(p, y), brier(flat, y), country)
        log = band(log_loss(p, y), log_loss(flat, y), country)
        top = p >= np.quantile(p, 0.9)
        print(
            f"{name:22s} {auc(p, y):5.3f} {brier(p, y).mean():8.5f}  {_band(skill)}  "
            f"{_band(log)}  {100 * p.mean():5.2f}  {100 * p[top].mean():5.2f}, "
            f"{100 * y[top].mean():.2f}"
        )
    first, second = named.values()
    gain = band(log_loss(second, y), log_loss(first, y), country)
    print(f"conditions against the table alone: log-loss skill {_band(gain)}")


def _band(found: tuple[float, float, float]) -> str:
    return f"{found[0]:+.3f} [{found[1]:+.3f}, {found[2]:+.3f}]"


if __name__ == "__main__":
    sys.exit(main())
