"""How long history takes: panel, one fit, the whole backtest on one worker and on two.

usage: python benchmarks/history.py [--data DIR] [--json]

Wall time and the most memory held, on the data sets that `scripts/build_history.py` reads. The
backtest must stay under two minutes and 2 GB on two cores, and give the same on both.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from caryatid.executor import open_executor
from caryatid.history.fit.backtest import backtest
from caryatid.history.fit.model import fit_model, tables_of
from caryatid.history.fit.summary import as_json
from caryatid.history.panel.panel import make_panel

ROOT = Path(__file__).resolve().parent.parent


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that work takes, and what it gives."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def main() -> int:
    """Print the times; 1 if the two workers gave something else than one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    seconds: dict[str, float] = {}
    seconds["panel"], panel = timed(lambda: make_panel(options.data))
    seconds["fit"], _ = timed(lambda: fit_model(panel, tables_of(panel.rows()), 2020))
    results = []
    for workers in (1, 2):
        with open_executor(workers) as executor:
            spent, found = timed(partial(backtest, panel, options.data, executor))
        seconds[f"backtest on {workers}"] = spent
        results.append([as_json(test) for test in found])
    places = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(place).ru_maxrss for place in places]
    told = {
        "seconds": {name: round(value, 1) for name, value in seconds.items()},
        "megabytes": {"here": used[0] // 1024, "largest worker": used[1] // 1024},
        "same": results[0] == results[1],
    }
    print(json.dumps(told) if options.json else "\n".join(f"{k}: {v}" for k, v in told.items()))
    return 0 if told["same"] else 1


if __name__ == "__main__":
    sys.exit(main())
