"""How often labels, heads and names are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from _lm.inventory import Inventory
from _lm.windows import Ints, Window
from caryatid.reading.language._decode import name_spans

__all__ = ["Predicted", "name_scores", "syntax_scores"]


@dataclass(frozen=True, slots=True)
class Predicted:
    """What was predicted for a window, numbers in the order of the inventory, axis (w) each."""

    labels: dict[str, Ints]


def syntax_scores(
    pairs: Iterable[tuple[Window, Predicted]], inventory: Inventory
) -> dict[str, float]:
    """Per cent of words with the right tag, head (UAS) and head and relation (LAS).

    LAS counts universal relations, as the CoNLL shared task of 2018 does; `las_sub` also asks for
    the subtypes that we keep. `starts` is F1 of sentence starts inside windows.
    """
    names = inventory.labels["relation"]
    base = [name.split(":")[0] for name in names]
    count: Counter[str] = Counter()
    for window, predicted in pairs:
        gold, got = window.labels, predicted.labels
        count["n"] += len(window.first)
        for kind in ("upos", "xpos", "feats"):
            count[kind] += int((gold[kind] == got[kind]).sum())
        for at in range(len(window.first)):
            attached = gold["head"][at] == got["head"][at]
            wanted, found = int(gold["relation"][at]), int(got["relation"][at])
            count["uas"] += int(attached)
            count["las"] += int(attached and wanted >= 0 and base[wanted] == base[found])
            count["las_sub"] += int(attached and wanted == found)
        right = (gold["starts"][1:] == 1) & (got["starts"][1:] == 1)
        count["starts_right"] += int(right.sum())
        count["starts_all"] += int(gold["starts"][1:].sum() + got["starts"][1:].sum())
    kinds = ("upos", "xpos", "feats", "uas", "las", "las_sub")
    scores = {kind: 100.0 * count[kind] / max(1, count["n"]) for kind in kinds}
    scores["starts"] = 200.0 * count["starts_right"] / max(1, count["starts_all"])
    return scores


def name_scores(pairs: Sequence[tuple[Window, Predicted]]) -> dict[str, float]:
    """F1 in per cent of names found with the right bounds and kind, in all and by kind."""
    count: Counter[tuple[str, str]] = Counter()
    for window, predicted in pairs:
        gold = set(name_spans(window.labels["names"]))
        got = set(name_spans(predicted.labels["names"]))
        for what, spans in (("right", gold & got), ("gold", gold), ("got", got)):
            for _, _, kind in spans:
                count[what, kind] += 1
                count[what, "all"] += 1
    return {
        kind: 200.0 * count["right", kind] / max(1, count["gold", kind] + count["got", kind])
        for kind in ("all", "PER", "LOC", "ORG")
    } | {
        "precision": 100.0 * count["right", "all"] / max(1, count["got", "all"]),
        "recall": 100.0 * count["right", "all"] / max(1, count["gold", "all"]),
    }
