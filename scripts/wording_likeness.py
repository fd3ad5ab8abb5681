"""Measure how well the likeness of wording tells reports of one event from others.

Reads scripts/act_classifier/pairs.yaml: invented reports in threes, two of one event in other words
and one of another event between the same parties. Prints what lies above and below the two bounds
of caryatid.ledger.ties.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from caryatid.ledger.ties import ALIKE, APART, likeness
from caryatid.reading._embedding import signed
from caryatid.reading.language import TrainedEnglish

PAIRS = Path(__file__).resolve().parent / "act_classifier" / "pairs.yaml"
STEP = 7
"""How far apart threes are that are taken for unrelated."""


def vector(text: str) -> bytes:
    """What a report of one sentence tells."""
    return signed(TrainedEnglish().parse(text).sentences[0].meaning)


def main() -> int:
    threes = [[vector(text) for text in three] for three in yaml.safe_load(PAIRS.read_text())]
    kinds = {
        "one event": [likeness(a, b) for a, b, _ in threes],
        "another event": [likeness(a, c) for a, _, c in threes],
        "unrelated": [
            likeness(three[0], threes[(at + STEP) % len(threes)][1])
            for at, three in enumerate(threes)
        ],
    }
    print(f"{'pairs of':14} {'pairs':>5} {'mean':>6} {f'from {ALIKE}':>9} {f'under {APART}':>10}")
    for name, held in kinds.items():
        found = np.array(held)
        above, below = (found >= ALIKE).mean(), (found < APART).mean()
        print(f"{name:14} {len(found):5} {found.mean():6.2f} {above:9.2f} {below:10.2f}")
    for name in ("another event", "unrelated"):
        share = _told_apart(np.array(kinds["one event"]), np.array(kinds[name]))
        print(f"one event is more alike than {name}: {share:.3f} of all pairs of pairs")
    return 0


def _told_apart(same: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float((same[:, None] > other[None, :]).mean())


if __name__ == "__main__":
    sys.exit(main())
