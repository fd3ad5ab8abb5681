"""How long history takes: panel, one fit, the whole backtest on one worker and on two.

usage: python benchmarks/history.py [--data DIR] [--cluster] [--json]

Wall time and the most memory held, on the data sets that `scripts/build_history.py` reads. Panel,
fit and backtest together must stay under two minutes and 2 GB on two cores, and the backtest must
give the same on one worker, on two and, with --cluster, on a local dask cluster.
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

from caryatid.executor import LOCAL_CLUSTER, open_executor
from caryatid.history.fit.backtest import backtest
from caryatid.history.fit.model import fit_model, tables_of
from caryatid.history.fit.summary import as_json
from caryatid.history.panel.panel import make_panel

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS, MOST_MEGABYTES = 120, 2048
"""What panel, fit and backtest on two workers may take together, workers' memory included."""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that work takes, and what it gives."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def main() -> int:
    """Print the times; 1 if several workers gave something else than one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--cluster", action="store_true", help="a local dask cluster as well")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    seconds: dict[str, float] = {}
    seconds["panel"], panel = timed(lambda: make_panel(options.data))
    seconds["fit"], _ = timed(lambda: fit_model(panel, tables_of(panel.rows()), 2020))
    results = []
    where = {"1": (1, ""), "2": (2, "")}
    if options.cluster:
        where["a local cluster of 2"] = (2, LOCAL_CLUSTER)
    for name, (workers, cluster) in where.items():
        with open_executor(workers, cluster=cluster) as executor:
            spent, found = timed(partial(backtest, panel, options.data, executor))
        seconds[f"backtest on {name}"] = spent
        results.append([as_json(test) for test in found])
    places = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(place).ru_maxrss for place in places]
    whole = seconds["panel"] + seconds["fit"] + seconds["backtest on 2"]
    megabytes = (used[0] + 2 * used[1]) // 1024
    told = {
        "seconds": {name: round(value, 1) for name, value in seconds.items()},
        "megabytes": {"here": used[0] // 1024, "largest worker": used[1] // 1024},
        "whole": {"seconds": round(whole, 1), "megabytes, two workers": megabytes},
        "within": whole <= MOST_SECONDS and megabytes <= MOST_MEGABYTES,
        "same": all(result == results[0] for result in results),
    }
    print(json.dumps(told) if options.json else "\n".join(f"{k}: {v}" for k, v in told.items()))
    return 0 if told["same"] else 1


if __name__ == "__main__":
    sys.exit(main())
