"""Try the variants of the hazards again on forecasts of years before 2010.

Writes docs/history-variants.csv. Fits use the years before each window alone and nothing after 2009
is forecast, so that the tests of `caryatid history backtest` are not looked at. Needs the data sets
that `build_history.py` reads; takes some minutes.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from _history.trying import WINDOWS, Score, tried
from _history.variants import Variant, variants

from caryatid.executor import open_executor
from caryatid.history.fit.model import fit_model, tables_of
from caryatid.history.panel.panel import make_panel

ROOT = Path(__file__).resolve().parent.parent
LEAST_GAIN = 0.001
"""By how much a change must raise the log-loss skill to be kept; the Brier skill must rise too."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "history-variants.csv")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    panel = make_panel(options.data)
    tables = tables_of(panel.rows())
    cuts = sorted({first - 1 for spans in WINDOWS.values() for first, _ in spans})
    with open_executor(options.workers) as executor:
        fitted = executor.map(partial(fit_model, panel, tables), cuts)
        models = dict(zip(cuts, fitted, strict=True))
        found = executor.map(partial(tried, panel, tables, models), variants())
    text = table(variants(), found)
    options.out.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


def table(what: Sequence[Variant], found: Sequence[Score]) -> str:
    """The list as CSV; the first variant of a target is what the others are measured against."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(
        [
            "target",
            "variant",
            "windows",
            "auc",
            "log_skill",
            "brier_skill",
            "said_over_seen",
            "better",
        ]
    )
    base: dict[str, Score] = {}
    for variant, score in zip(what, found, strict=True):
        ships = base.setdefault(variant.target, score)
        gain = round(round(score.log_skill, 4) - round(ships.log_skill, 4), 4)
        better = gain >= LEAST_GAIN and score.brier_skill > ships.brier_skill
        writer.writerow(
            [
                variant.target,
                variant.name,
                len(WINDOWS[variant.target]),
                f"{score.auc:.3f}",
                f"{score.log_skill:.4f}",
                f"{score.brier_skill:.4f}",
                f"{score.said_over_seen:.2f}",
                "ships" if score is ships else "yes" if better else "no",
            ]
        )
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main())
