"""Forecasts of earlier decades by the code that ships: the windows on which choices were made.

Prints, for each window, how irregular exits and any exits of autocrats within twelve months were
forecast from the years before it, then the irregular exits of each regime type that were seen, that
its class table alone leads to expect, and that the fit does. Needs the data sets that
`build_history.py` reads.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from caryatid.history.bands import TYPES
from caryatid.history.fit.hazard import monthly
from caryatid.history.fit.model import EXITS, Model, chance, fit_model, hazards, tables_of
from caryatid.history.fit.rates import rates_of
from caryatid.history.fit.summary import score
from caryatid.history.fit.trials import rows_between, share_between
from caryatid.history.panel.panel import Panel, make_panel
from caryatid.terms.ways_out import IRREGULAR, WAYS_OUT

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = ((1985, 1994), (1990, 1999), (1995, 2004), (2000, 2009))
AUTOCRACIES = np.array([i for i, kind in enumerate(TYPES) if kind != "democracy"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    panel = make_panel(parser.parse_args().data)
    tables = tables_of(panel.rows())
    for first, last in WINDOWS:
        model = fit_model(panel, tables, first - 1)
        for what, ways, kinds, types in (
            ("irregular", IRREGULAR, ("irregular",), None),
            ("any, autocracies", WAYS_OUT, EXITS, AUTOCRACIES),
        ):
            rows = rows_between(panel, first, last, 12, ways=ways)
            p = chance(hazards(model, panel, rows.places, 12), kinds, 12)
            keep = (
                np.full(p.size, True) if types is None else np.isin(panel.type[rows.places], types)
            )
            before = share_between(panel, first - 20, first - 1, 12, ways=ways, kinds=types)
            found = score(p[keep], rows.y[keep], rows.country[keep], before)
            print(
                f"{first}-{last} {what:18s} AUC {found['auc_roc']:.3f}  log-loss skill "
                f"{found['log_skill']:+.3f}  Brier skill {found['brier_skill']:+.4f}  said/seen "
                f"{found['said'] / rows.y[keep].mean():.2f}  slope kept {model.irregular.slope:.2f}"
            )
        print(f"{first}-{last} {_by_type(panel, model, first, last)}")
    return 0


def _by_type(panel: Panel, model: Model, first: int, last: int) -> str:
    """Irregular exits one month ahead: seen / by the class table / by the fit, of each type."""
    hazard = model.irregular
    ways = list(hazard.form.ways)
    places = np.flatnonzero((panel.type >= 0) & (panel.year >= first) & (panel.year <= last))
    seen = (panel.month[places] == panel.end[places]) & np.isin(panel.way[places], ways)
    table = rates_of(panel, places, hazard.rates, 0.0, ways)
    fit = monthly(hazard, panel, places, 1)[:, 0]
    told = []
    for kind, name in enumerate(TYPES):
        own = panel.type[places] == kind
        told.append(f"{name} {seen[own].sum()} / {table[own].sum():.1f} / {fit[own].sum():.1f}")
    return ", ".join(told)


if __name__ == "__main__":
    sys.exit(main())
