"""How fast the reader reads: words a second and core by stage, start-up, memory, growth.

usage: python benchmarks/reading.py [--json]

The texts are those of the bundled examples, read five times over; figures are medians of five in
processor time. `growth` is the time for four times the text over the time for the text: 4 is
linear. The last lines do the same for texts that never end a sentence.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_BEGAN = time.perf_counter()

from caryatid.reading import load_document, read_document  # noqa: E402
from caryatid.reading.language import TrainedEnglish  # noqa: E402
from caryatid.records import Document  # noqa: E402

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
REPEATS = 5
_HEAPS = {"one word": "said ", "conditions": "if ", "names": "Syria, ", "quotes": "“a” "}


def documents() -> list[Document]:
    """The reports of the bundled examples."""
    paths = sorted(EXAMPLES.glob("*/documents/*.md"))
    return [load_document(path.read_bytes(), name=path.name) for path in paths]


def seconds(work: Callable[[], Any]) -> float:
    """Median processor time of a call."""
    found = []
    for _ in range(REPEATS):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found)


def heap(unit: str, size: int) -> float:
    """Time to read a text that is one thing over and over."""
    document = Document("doc-1", "", unit * (size // len(unit)))
    return seconds(lambda: read_document(document, focus="SYR"))


def measure() -> dict[str, Any]:
    """All figures."""
    texts = documents()
    words = sum(len(d.body.split()) for d in texts)
    read_document(texts[0], focus=None)
    startup = time.perf_counter() - _BEGAN
    parser = TrainedEnglish()
    parse = seconds(lambda: [parser.parse(d.body) for d in texts])
    whole = seconds(lambda: [read_document(d, focus=None) for d in texts])
    return {
        "words": words,
        "words_per_core_second": round(words / whole),
        "parse_words_per_core_second": round(words / parse),
        "share_of_parse": round(parse / whole, 2),
        "seconds_to_first_reading": round(startup, 2),
        "memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "growth": {
            name: round(heap(unit, 16_000) / heap(unit, 4_000), 1) for name, unit in _HEAPS.items()
        },
    }


def run(arguments: list[str]) -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    found = measure()
    if parser.parse_args(arguments).json:
        print(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        print(f"{name.replace('_', ' '):<32}{value}")


if __name__ == "__main__":
    run(sys.argv[1:])
