"""Run the whole reader over our own example sentences and print how well it reads them.

usage: score_examples.py [--half learn|kept] [--file NAME] [--missed]

Each sentence is read as a document of its own that knows no country of focus. Sentences of one
wording stand in one half, and each half is read with an act classifier that only the other half has
taught. The half "learn" may be looked at when rules and words of the lexicon are written, so its
figure flatters the reader; the half "kept" is only ever scored in sum.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from act_classifier.example_set import HALVES, Example, load_examples
from act_classifier.scoring import LEVELS, Tally, score_example
from act_classifier.shipping import judges

from caryatid.reading import load_document, read_document
from caryatid.reading._typed import Typer
from caryatid.records import Reading


def read(example: Example, typer: Typer) -> Reading:
    """A reading of the sentence alone."""
    document = load_document(example.text.encode(), name="sentence.txt")
    if not document.body.startswith(example.text):
        raise ValueError(f"the reader's text is not the sentence: {example.text}")
    return read_document(document, focus=None, typer=typer)


def table(tally: Tally) -> Iterable[str]:
    """Lines of precision, recall and F1."""
    yield f"{'claims':8} {'told':>6} {'found':>6} {'precision':>10} {'recall':>7} {'F1':>6}"
    for level in LEVELS:
        precision, recall, f1 = tally.ratios(level)
        yield (
            f"{level:8} {tally.told:6} {tally.found:6} {precision:10.3f} {recall:7.3f} {f1:6.3f}"
        )


def told_and_found(example: Example, reading: Reading) -> Iterable[str]:
    """A sentence with its claims and the reader's, for the half that may be looked at."""
    yield f"[{example.wording}] {example.text}"
    for told in example.claims:
        words = example.text[slice(*told.at)]
        denied = "not " if told.negated else ""
        yield f"  told  {told.source} {told.act} {told.target} {denied}{told.direction} at {words}"
    for found in reading.claims:
        denied = "not " if found.negated else ""
        yield (
            f"  found {found.source} {found.act} {found.target} {denied}{found.direction}"
            f" at {found.quote}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--half", choices=HALVES, help="score one half alone")
    parser.add_argument("--file", help="score one file of examples alone, such as money")
    parser.add_argument("--missed", action="store_true", help="list faults of the half learn")
    asked = parser.parse_args()
    every = load_examples()
    typers = judges(every)
    examples = [
        e
        for e in every
        if asked.half in (None, e.half) and (asked.file or "") in ("", e.wording.split("/")[0])
    ]
    for half in HALVES:
        tally = Tally()
        chosen = [e for e in examples if e.half == half]
        for example in chosen:
            reading, one = read(example, typers[half]), Tally()
            score_example(example, reading, tally)
            score_example(example, reading, one)
            wrong = one.right["turn"] < max(one.told, one.found)
            if asked.missed and wrong and half == "learn":
                print("\n".join(told_and_found(example, reading)))
        if chosen:
            print(f"\n{half}: {len(chosen)} sentences", *table(tally), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
