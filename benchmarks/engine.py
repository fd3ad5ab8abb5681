"""How many draws of rung 3 one core makes in a second, by engine.

usage: python benchmarks/engine.py [--json] [--draws N]

One specification (engine_case.py): four patrons, all channels reported, decisions due once in six
months, two threats, 24 months, twin included. All figures are medians of five, measured in turn
in one run, in processor time; the gain from a second core is in wall time. The same rules in Mesa
(extra `bench`) and compiled by numba (extra `speed`) are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

from engine_case import MONTHS, rates, specification

from caryatid.executor import CHUNK_DRAWS, InProcess, open_executor, open_threads
from caryatid.model import Chunk, Engine, engine_name, simulate, simulate_all, streams
from caryatid.model.fast import drawers
from caryatid.records import Ensemble, Specification

REPEATS = 5


def seconds(work: Callable[[int], Any], *, clock: Callable[[], float], repeat: int) -> float:
    """Time of one call; each call gets another number, so that no random number is kept."""
    start = clock()
    work(repeat)
    return clock() - start


def chunks(first: int, draws: int, months: int = MONTHS) -> list[Chunk]:
    """Chunks of fresh draws."""
    h2 = rates(months)
    return [Chunk(first + a, h2) for a in range(0, draws, CHUNK_DRAWS)]


def run_all(spec: Specification, engine: Engine, draws: int, repeat: int) -> Ensemble:
    """All chunks of one measurement, in this process; NumPy's without any compiled code."""
    work = chunks(repeat * draws, draws, spec.months)
    with patch.object(streams, "drawers", (lambda: None) if engine == "numpy" else drawers):
        return simulate_all(spec, work, InProcess(), engine=engine)


def engines() -> list[Engine]:
    """Those that are installed."""
    found: list[Engine] = ["numpy"]
    if engine_name("auto") != engine_name("numpy"):
        found.append("compiled")
    return found


def compare(draws: int) -> dict[str, list[float]]:
    """Seconds a draw of each engine, five times in turn; Mesa's with far fewer draws."""
    spec = specification()
    found: dict[str, list[float]] = {name: [] for name in engines()}
    mesa_draws = 16
    run_mesa = mesa_runner(spec)
    for engine in engines():
        run_all(spec, engine, CHUNK_DRAWS, 10_000)
    for repeat in range(REPEATS):
        for engine in engines():
            work = partial(run_all, spec, engine, draws)
            spent = seconds(work, clock=time.process_time, repeat=repeat)
            found[engine].append(spent / draws)
        if run_mesa is not None:
            work = partial(run_mesa, mesa_draws)
            spent = seconds(work, clock=time.process_time, repeat=repeat)
            found.setdefault("mesa", []).append(spent / mesa_draws)
    return found


def mesa_runner(spec: Specification) -> Callable[[int, int], Any] | None:
    """The same rules with one Mesa model a draw, None where Mesa is not installed."""
    try:
        from engine_mesa import run_draws
    except ImportError:
        return None
    return partial(run_draws, spec)


def two_cores(draws: int) -> tuple[float, float]:
    """How many times faster two workers are than one, and what a second core gave at that time.

    In wall time, once they have started. Where others keep the second core busy, hashing in two
    threads gains as little as the engine does.
    """
    spec, ratios, bare = specification(), [], []
    for repeat in range(REPEATS):
        bare.append(2.0 * hashing(1) / hashing(2))
        spent = []
        for place, workers in enumerate((1, 2)):
            work = chunks((2 * repeat + place + 1) * draws, draws)
            with open_executor(workers) as executor:
                simulate_all(spec, chunks(0, 4 * workers * CHUNK_DRAWS), executor)
                start = time.perf_counter()
                simulate_all(spec, work, executor)
                spent.append(time.perf_counter() - start)
        ratios.append(spent[0] / spent[1])
    return statistics.median(ratios), statistics.median(bare)


def hashing(threads: int) -> float:
    """Seconds that as many threads take to hash so much each, which holds no lock."""
    text = bytes(64 << 20)
    start = time.perf_counter()
    with open_threads(threads) as pool:
        pool.map(lambda data: hashlib.sha256(data).digest(), [text] * threads)
    return time.perf_counter() - start


def variants() -> dict[str, float]:
    """Milliseconds of one variant of 1,024 draws and of 10,240, the twin known."""
    spec, found = specification(), {}
    for draws in (CHUNK_DRAWS, 10 * CHUNK_DRAWS):
        known = [Chunk(c.first, c.h2, simulate(spec, c).twin) for c in chunks(0, draws)]
        spent = []
        for _ in range(REPEATS):
            start = time.process_time()
            for chunk in known:
                simulate(spec, chunk)
            spent.append(time.process_time() - start)
        found[f"{draws}"] = 1000.0 * statistics.median(spent)
    return found


def growth() -> dict[str, dict[str, float]]:
    """Microseconds a draw against months, draws and patrons."""
    cases = {
        "months": {12: {"months": 12}, 24: {"months": 24}, 48: {"months": 48}},
        "patrons": {n: {"patrons": n} for n in (0, 4, 10, 20, 40)},
    }
    found: dict[str, dict[str, float]] = {}
    for what, by_size in cases.items():
        found[what] = {}
        for size, fields in by_size.items():
            spec = specification(**fields)
            found[what][str(size)] = 1e6 * per_draw(spec, CHUNK_DRAWS)
    found["draws"] = {
        str(n): 1e6 * per_draw(specification(), n)
        for n in (CHUNK_DRAWS, 4 * CHUNK_DRAWS, 16 * CHUNK_DRAWS)
    }
    return found


def per_draw(spec: Specification, draws: int) -> float:
    """Seconds a draw, median of five."""
    work = partial(run_all, spec, "auto", draws)
    work(99)
    spent = [seconds(work, clock=time.process_time, repeat=100 + r) for r in range(REPEATS)]
    return statistics.median(spent) / draws


def peak_growth() -> float:
    """MiB by which the peak of memory grows from 16 chunks to 64 where results are not kept."""
    spec = specification()
    peaks = []
    for n in (16, 64):
        for chunk in chunks(500_000, n * CHUNK_DRAWS):
            simulate(spec, chunk)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return peaks[1] - peaks[0]


def main() -> None:
    """Writes all figures, as words or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--draws", type=int, default=8 * CHUNK_DRAWS)
    asked = parser.parse_args()
    spent = compare(asked.draws)
    middle = {name: statistics.median(values) for name, values in spent.items()}
    fastest = middle.get("compiled", middle["numpy"])
    gain, bare = two_cores(32 * CHUNK_DRAWS)
    figures: dict[str, Any] = {
        "engine": engine_name("auto"),
        "draws_per_core_second": round(1.0 / fastest),
        "numpy_draws_per_core_second": round(1.0 / middle["numpy"]),
        "kernel_over_numpy": _ratio(middle, "numpy", "compiled"),
        "kernel_over_mesa": _ratio(middle, "mesa", "compiled"),
        "two_cores_over_one": round(gain, 2),
        "two_cores_over_one_hashing": round(bare, 2),
        "variant_ms": {n: round(ms, 1) for n, ms in variants().items()},
        "microseconds_a_draw": growth(),
        "peak_growth_mib": round(peak_growth(), 1),
    }
    if asked.json:
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{name}: {value}\n" for name, value in figures.items())


def _ratio(middle: dict[str, float], slow: str, fast: str) -> float | None:
    if slow not in middle or fast not in middle:
        return None
    return round(middle[slow] / middle[fast], 1)


if __name__ == "__main__":
    main()
