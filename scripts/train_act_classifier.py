"""Train the act classifier from our own example sentences and print how good it is.

usage: train_act_classifier.py [--scores]

Writes the file that ships, src/caryatid/reading/data/act_classifier.npz. The scores leave whole
wordings out: each part of them is judged by a classifier that the other parts teach. With --scores
nothing is written.
"""

from __future__ import annotations

import argparse
import sys

from act_classifier.evaluation import left_out, report
from act_classifier.example_set import load_examples
from act_classifier.shipping import SHIPPED, save, train
from act_classifier.training import lexicon_rows, rows_of


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scores", action="store_true", help="score only, write nothing")
    asked = parser.parse_args()
    examples = load_examples()
    wordings = len({e.wording for e in examples})
    print(f"{len(examples)} sentences of {wordings} wordings")
    lexicon = lexicon_rows(rows_of(examples))
    print(*report(*left_out(examples, lexicon)), sep="\n")
    if not asked.scores:
        told = (
            f"Trained by make act-classifier from {len(examples)} example sentences of our own in "
            f"{wordings} wordings (scripts/act_classifier/examples) and the reader's lexicon."
        )
        save(train(examples), SHIPPED, told)
        print(f"\n{SHIPPED.name}: {SHIPPED.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
