"""How fast the reader reads: words a second and core by stage and in all, start-up, memory, growth.

usage: python benchmarks/reading.py [--json]

The texts are the reports of the bundled examples: `short` as they are, some 200 words each, and
`long` with those of each case as one text, some 1,500 words; figures are medians of five in
processor time, all of one run. `spacy` is a small pipeline of convolutions for tags, trees and
names that the benchmark trains itself (reading_spacy.py; extra `bench`); both read the same texts
in turns, and the ratios say how many times its words ours are: `language` does the same work,
`whole` finds actors, claims and the rest besides. `start-up` is a fresh process that reads one
report, its modules compiled by a run before, as an installation has them; `growth` is the time for
four times the text over the time for the text: 4 is linear.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from caryatid.reading import load_document, read_document
from caryatid.reading import reader as steps
from caryatid.records import Document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
REPEATS = 5
NO_SPACY = "spaCy is not installed, so nothing is compared; pip install -e '.[bench]'"
_HEAPS = {"one word": "said ", "conditions": "if ", "names": "Syria, ", "quotes": "“a” "}
_MEGABYTE = 1_000_000
_STAGES = ("sentences", "normalised")
"""Functions of the reader that are stages besides those that find something."""


def texts_of_cases() -> dict[str, list[Document]]:
    """The reports as they are, and those of each case as one text."""
    cases: dict[Path, list[str]] = {}
    short = []
    for path in paths():
        short.append(load_document(path.read_bytes(), name=path.name))
        cases.setdefault(path.parent, []).append(short[-1].body)
    joined = ("\n\n".join(bodies) for bodies in cases.values())
    return {"short": short, "long": [load_document(t.encode(), name="a.txt") for t in joined]}


def paths() -> list[Path]:
    """The reports of the bundled examples."""
    return sorted(EXAMPLES.glob("*/documents/*.md"))


def seconds(work: Callable[[], Any]) -> float:
    """Processor time of a call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def heap(unit: str, size: int) -> float:
    """Time to read a text that is one thing over and over."""
    document = Document("doc-1", "", unit * (size // len(unit)))
    work = lambda: read_document(document, focus="SYR")  # noqa: E731
    return statistics.median(seconds(work) for _ in range(REPEATS))


def timed(function: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    """The function, with its processor time added to a tally."""

    def measured(*args: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[name] += time.process_time() - began

    return measured


def by_stage(texts: Sequence[Document]) -> dict[str, float]:
    """Seconds of each stage of one reading of all texts, by the names of the reader's functions."""
    spent: Counter[str] = Counter()
    names = [n for n in vars(steps) if n.startswith("find_") or n in _STAGES]
    kept = {name: getattr(steps, name) for name in names}
    parse = steps.TrainedEnglish.parse
    steps.TrainedEnglish.parse = timed(parse, "language", spent)  # type: ignore[method-assign]
    for name in names:
        setattr(steps, name, timed(kept[name], name.removeprefix("find_"), spent))
    try:
        whole = seconds(lambda: [read_document(d, focus=None) for d in texts])
    finally:
        steps.TrainedEnglish.parse = parse  # type: ignore[method-assign]
        for name in names:
            setattr(steps, name, kept[name])
    return {**spent, "other": max(0.0, whole - sum(spent.values())), "whole": whole}


def startup() -> float:
    """Processor seconds of a fresh process that reads one report, its modules compiled before."""
    code = "import sys; from caryatid.cli import main; main(sys.argv[1:])"
    call = [sys.executable, "-c", code, "read", str(paths()[0]), "--json"]

    def spent(places: dict[str, str]) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(call, check=True, capture_output=True, env=places)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    with tempfile.TemporaryDirectory() as folder:
        places = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        places["PYTHONPYCACHEPREFIX"] = folder
        spent(places)  # compiles, as pip does when it installs
        return statistics.median(spent(places) for _ in range(REPEATS))


def peak_of(size: int) -> int:
    """Peak memory in MiB of a fresh process that reads the examples again and again."""
    done = subprocess.run(
        [sys.executable, __file__, "--peak", str(size)], check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def read_much(size: int) -> int:
    """Reads so many characters as one text; the peak of this process in MiB."""
    body = "\n\n".join(load_document(p.read_bytes(), name=p.name).body for p in paths())
    text = (body + "\n\n") * (size // len(body) + 1)
    read_document(load_document(text[:size].encode(), name="much.txt"), focus="VEN")
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def peer(texts: Sequence[Document]) -> Any:
    """The pipeline of spaCy; None where spaCy is not installed."""
    try:
        from reading_spacy import trained
    except ImportError:
        return None
    return trained(texts)


def in_turns(texts: Sequence[Document], nlp: Any) -> dict[str, Any]:
    """Words a second by stage, of the whole and of spaCy, and the ratios of ours to spaCy's."""
    words, bodies = sum(len(d.body.split()) for d in texts), [d.body for d in texts]
    rounds: list[dict[str, float]] = []
    for _ in range(REPEATS):  # in turns, so that a busy machine slows both
        rounds.append(by_stage(texts))
        if nlp is not None:
            rounds[-1]["spacy"] = seconds(lambda: list(nlp.pipe(bodies)))
    middle = {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}
    speeds = {n: round(words / s) for n, s in middle.items() if s > 0}
    return {"words": words, **speeds, **(_ratios(rounds) if nlp is not None else {})}


def measure() -> dict[str, Any]:
    """All figures; memory first, as a process counts what its parent held when it began."""
    peaks = {"memory_mib": peak_of(40_000), "memory_mib_of_a_megabyte": peak_of(_MEGABYTE)}
    kinds = texts_of_cases()
    read_document(kinds["short"][0], focus=None)
    nlp = peer(kinds["short"])
    found: dict[str, Any] = {
        "words_per_core_second": {kind: in_turns(texts, nlp) for kind, texts in kinds.items()},
        "spacy": NO_SPACY if nlp is None else "trained in this run on our own parse",
        "start-up_seconds": round(startup(), 2),
        **peaks,
    }
    grown = {name: heap(unit, 16_000) / heap(unit, 4_000) for name, unit in _HEAPS.items()}
    return {**found, "growth": {name: round(value, 1) for name, value in grown.items()}}


def _ratios(rounds: Sequence[dict[str, float]]) -> dict[str, float]:
    """Our words a second as a multiple of spaCy's: the same work, and the whole reader."""
    return {
        name: round(statistics.median(r["spacy"] / r[stage] for r in rounds), 2)
        for name, stage in (("language_to_spacy", "language"), ("whole_to_spacy", "whole"))
    }


def run(arguments: list[str]) -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--peak", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.peak:
        print(read_much(asked.peak))
        return
    found = measure()
    if asked.json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    speeds = found.pop("words_per_core_second")
    print(f"{'words a second and core':<28}" + "".join(f"{kind:>10}" for kind in speeds))
    for row in speeds["short"]:
        cells = "".join(f"{speeds[kind].get(row, ''):>10}" for kind in speeds)
        print(f"  {row.replace('_', ' '):<26}{cells}")
    for name, value in found.items():
        shown = ", ".join(f"{k} {v}" for k, v in value.items()) if name == "growth" else value
        print(f"{name.replace('_', ' '):<28}{shown}")


if __name__ == "__main__":
    run(sys.argv[1:])
