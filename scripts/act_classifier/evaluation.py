"""How well the classifier types words of wordings that it has not seen."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from act_classifier.example_set import Example
from act_classifier.training import Rows, fit, joined, rows_of
from caryatid.reading._typed import NONE
from caryatid.reading._weighed import NEW, NOTHING
from caryatid.terms.acts import ACTS, GROUP_OF

__all__ = ["FOLDS", "left_out", "report"]

FOLDS = 4
"""Parts of the wordings; each is judged by what the other three teach."""

Chances = NDArray[np.float64]


def left_out(examples: Sequence[Example], lexicon: Rows) -> tuple[Rows, list[str], Chances]:
    """Rows of all examples, the classes, and chances by classifiers that lack the row's wording.

    Args:
        examples: Sentences; those of one wording fall into one part.
        lexicon: Rows of the lexicon, which all parts learn from.
    """
    parts = [rows_of([e for e in examples if _fold(e.wording) == fold]) for fold in range(FOLDS)]
    classes = [*ACTS, NONE]
    held = []
    for fold, part in enumerate(parts):
        typer = fit(joined([*parts[:fold], *parts[fold + 1 :], lexicon]))
        chances = np.zeros((len(part.acts), len(classes)))
        chances[:, [classes.index(name) for name in typer.classes]] = typer.chances(part.columns)
        held.append(chances)
    return joined(parts), classes, np.concatenate(held)


def _fold(wording: str) -> int:
    return hashlib.sha256(wording.encode()).digest()[1] % FOLDS


def report(rows: Rows, classes: Sequence[str], chances: Chances) -> Iterator[str]:
    """Lines of accuracy and F1 in all, by group and by act, and of what reading makes of them."""
    found = np.array(classes)[chances.argmax(axis=1)]
    yield f"{len(rows.acts)} words, {(rows.acts != NONE).sum()} of them deeds"
    acts = _scores(rows.acts.tolist(), found.tolist())
    groups = _scores(_grouped(rows.acts), _grouped(found))
    yield f"accuracy {(found == rows.acts).mean():.3f}, by group {_same(rows.acts, found):.3f}"
    yield f"macro F1 over acts {_mean(acts):.3f}, over groups {_mean(groups):.3f}"
    yield from _bounds(rows, classes, chances)
    yield ""
    yield f"{'group or act':32} {'words':>6} {'precision':>10} {'recall':>7} {'F1':>6}"
    for group, score in groups.items():
        yield _line(group, score)
        for act, own in acts.items():
            if GROUP_OF[act] == group:
                yield _line(f"  {act}", own)


def _bounds(rows: Rows, classes: Sequence[str], chances: Chances) -> Iterator[str]:
    """How often the two uses in reading are right."""
    groups = np.array([GROUP_OF.get(name, NONE) for name in classes])
    own = np.array(_grouped(rows.acts))
    known = rows.columns["lexicon"][:, -1] > 0
    doubted = known & (chances[:, list(classes).index(NONE)] > NOTHING)
    yield _use("words of the lexicon doubted", NOTHING, own[doubted] == NONE)
    names = sorted(set(groups.tolist()) - {NONE})
    by_group = np.stack([chances[:, groups == name].sum(axis=1) for name in names], axis=1)
    new = ~known & (by_group.max(axis=1) > NEW)
    yield _use("new words taken", NEW, np.array(names)[by_group.argmax(axis=1)][new] == own[new])


def _use(what: str, bound: float, right: NDArray[np.bool_]) -> str:
    share = right.mean() if len(right) else 0.0
    return f"{what} from {bound}: {len(right)}, rightly {share:.2f}"


_Score = tuple[int, float, float, float]


def _scores(told: Sequence[str], found: Sequence[str]) -> dict[str, _Score]:
    """Number, precision, recall and F1 of each class that is told, none apart."""
    right = Counter(t for t, f in zip(told, found, strict=True) if t == f)
    many, taken = Counter(told), Counter(found)
    out: dict[str, _Score] = {}
    for name in dict.fromkeys(n for n in (*GROUP_OF.values(), *ACTS) if n in many):
        precision = right[name] / taken[name] if taken[name] else 0.0
        recall = right[name] / many[name]
        out[name] = (many[name], precision, recall, 2 * right[name] / (taken[name] + many[name]))
    return out


def _grouped(acts: NDArray[np.str_]) -> list[str]:
    return [GROUP_OF.get(act, NONE) for act in acts.tolist()]


def _same(told: NDArray[np.str_], found: NDArray[np.str_]) -> float:
    return float(np.mean(np.array(_grouped(told)) == np.array(_grouped(found))))


def _mean(scores: dict[str, _Score]) -> float:
    return float(np.mean([score[3] for score in scores.values()]))


def _line(name: str, score: _Score) -> str:
    return f"{name:32} {score[0]:6} {score[1]:10.2f} {score[2]:7.2f} {score[3]:6.2f}"
