"""Makes the classifier that ships, and those that a half of the examples is judged by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from act_classifier.example_set import HALVES, Example
from act_classifier.training import fit, joined, lexicon_rows, rows_of
from caryatid.reading._clues import BLOCKS
from caryatid.reading._typed import Typer, load_typer

__all__ = ["SHIPPED", "judges", "save", "train"]

_ROOT = Path(__file__).resolve().parents[2]
SHIPPED = _ROOT / "src" / "caryatid" / "reading" / "data" / "act_classifier.npz"
_KEPT = _ROOT / "build" / "act-classifier"


def train(examples: Sequence[Example]) -> Typer:
    """The classifier of examples and of the reader's lexicon."""
    rows = rows_of(examples)
    return fit(joined([rows, lexicon_rows(rows)]))


def save(typer: Typer, path: Path, told: str) -> None:
    """Write a classifier in half precision with a sentence on where it comes from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {block: typer.weights[block].astype(np.float16) for block in BLOCKS}
    np.savez_compressed(
        path,
        allow_pickle=False,
        classes=np.array(typer.classes),
        bias=typer.bias,
        provenance=np.array(told),
        **arrays,
    )


def judges(examples: Sequence[Example]) -> dict[str, Typer]:
    """For each half the classifier that the other half teaches, kept between runs.

    What is kept is named by a hash of the examples, the lexicon and what trains, so a change makes
    it anew.
    """
    stamp = _stamp()
    out = {}
    for half in HALVES:
        path = _KEPT / f"{half}-{stamp}.npz"
        if not path.exists():
            save(train([e for e in examples if e.half != half]), path, f"without the half {half}")
        out[half] = load_typer(path)
    return out


def _stamp() -> str:
    reading = _ROOT / "src" / "caryatid" / "reading"
    paths = [
        *sorted(Path(__file__).parent.rglob("*.py")),
        *sorted(Path(__file__).parent.rglob("*.yaml")),
        *sorted((reading / "data").glob("*.yaml")),
        reading / "_clues.py",
        reading / "_fits.py",
    ]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
