"""Print the scores of the shipped files on the development portions.

No training portion is among them. Needs the core alone, no torch. Two tables: with words and
sentences given, as the literature reports them, and from raw text, as the reader meets it.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from _lm.corpora import Corpora, names_dev, trees_dev
from _lm.judging import given_names, given_syntax, raw_syntax

from caryatid.errors import CaryatidError
from caryatid.reading.language._engine import engine

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "text")
    options = parser.parse_args()
    try:
        report(Corpora(options.data))
    except CaryatidError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def report(corpora: Corpora) -> None:
    held = engine()
    print("words and sentences given, per cent right")
    for name in ("ewt", "gum"):
        started = time.process_time()
        trees = trees_dev(corpora, name)
        scores = given_syntax(held, trees)
        pace = sum(len(t.rows) for t in trees) / (time.process_time() - started)
        line(f"{name} dev", scores)
        print(f"    {pace:.0f} words a second of one core, scoring included")
    for name in ("crossner", "uner"):
        line(f"{name} dev, names F1", given_names(held, names_dev(corpora, name)))
    print("from raw text, F1")
    for name in ("ewt", "gum"):
        line(f"{name} dev", raw_syntax(trees_dev(corpora, name)))


def line(name: str, scores: dict[str, float]) -> None:
    print(f"  {name:22}", "  ".join(f"{kind} {score:.1f}" for kind, score in scores.items()))


if __name__ == "__main__":
    sys.exit(main())
