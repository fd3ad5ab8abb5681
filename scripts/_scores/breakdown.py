"""Claims that people have marked and the reader's, counted by group of acts and by construction."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from _scores.constructions import FORMS, SETTINGS, form_of, settings_of
from caryatid.reading import reading_to_json
from caryatid.reading.language import Parsed, TrainedEnglish
from caryatid.reading.layout import normalised
from caryatid.reading.segment import sentences
from caryatid.records.reading import Reading
from caryatid.terms.acts import ACT_GROUPS, GROUP_OF

__all__ = ["Breakdown", "read_gold", "scorer_of"]

_KINDS = {"by group of acts": tuple(ACT_GROUPS), "by form": FORMS, "by setting": SETTINGS}


def scorer_of(data: Path) -> Any:
    """The scorer that comes with the annotated texts, as a module."""
    spec = importlib.util.spec_from_file_location(
        "score_reader", data / "tools" / "score_reader.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Breakdown:
    """Counts over documents.

    Args:
        scorer: The scorer's module, whose rules of matching count.
    """

    def __init__(self, scorer: Any) -> None:
        self._scorer = scorer
        self.told: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()
        self.printed: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()

    def add(self, gold: Mapping[str, Any], reading: Reading) -> None:
        """Count one document."""
        raw = reading_to_json(reading)
        until = gold.get("annotated_until", 10**9)
        printed = [c for c in raw["claims"] if c["span"][0] < until]
        parties = self._scorer.actor_map(gold, raw)
        detected = self._pairs(gold["claims"], printed, None)
        seen = {i for i, _ in detected}
        right = {i for i, _ in self._pairs(gold["claims"], printed, parties)}
        for i, j in detected:
            if gold["claims"][i]["core"] and i not in right:
                self.faults.update(self._faults(gold["claims"][i], printed[j], parties))
        parsed = _parse(reading)
        spans = [tuple(c["span"]) for c in gold["claims"]]
        for number, claim in enumerate(gold["claims"]):
            if not claim["core"]:
                continue
            labels = {GROUP_OF[claim["act"]], form_of(parsed, tuple(claim["span"]))}
            labels |= set(settings_of(claim, reading, spans))
            self.told.update(labels)
            self.found.update(labels if number in seen else ())
            self.whole.update(labels if number in right else ())
        matched = {j for _, j in detected}
        for number, claim in enumerate(printed):
            group = GROUP_OF[claim["act"]]
            self.printed[group] += 1
            self.named[group] += number in matched

    def _pairs(
        self, gold: Sequence[Any], printed: Sequence[Any], parties: Any | None
    ) -> list[tuple[int, int]]:
        """Pairs of passages of one group of acts, with the right parties if these are given."""
        tool = self._scorer

        def score(told: Any, found: Any) -> float:
            shared = float(tool.overlap(told["span"], found["span"]))
            union = float(tool.iou(told["span"], found["span"]))
            fits = tool.GROUP[told["act"]] == tool.GROUP.get(found["act"])
            if shared < 0.5 or union < 0.15 or not fits:
                return 0.0
            ends = ("source", "target") if parties is not None else ()
            same = all(tool.same_party(found[e], told[e], parties) for e in ends)
            return shared + union if same else 0.0

        found: list[tuple[int, int]] = tool.pair(gold, printed, score)
        return found

    def _faults(self, told: Any, found: Any, parties: Any) -> Iterator[str]:
        """What is wrong with the parties of a claim that was found."""
        for end in ("source", "target"):
            if not self._scorer.same_party(found[end], told[end], parties):
                fault = "missing" if not found[end] else "another" if told[end] else "not named"
                yield f"{end} {fault}"

    def lines(self) -> Iterator[str]:
        """The tables: told, found and with both parties right; printed and named, by group."""
        yield f"{'claims':<26}{'told':>6}{'found':>7}{'parties':>9}{'printed':>9}{'there':>7}"
        for title, rows in _KINDS.items():
            yield title
            for row in rows:
                if not self.told[row] and not self.printed[row]:
                    continue
                line = f"  {row.replace('_', ' '):<24}{self.told[row]:>6}"
                line += _share(self.found[row], self.told[row], 7)
                line += _share(self.whole[row], self.told[row], 9)
                if row in ACT_GROUPS:
                    line += f"{self.printed[row]:>9}"
                    line += _share(self.named[row], self.printed[row], 7)
                yield line
        faults = (f"{what} {number}" for what, number in self.faults.most_common())
        yield f"parties of found claims that are wrong: {', '.join(faults)}"


def _share(part: int, whole: int, width: int) -> str:
    return f"{f'{part / whole:.2f}' if whole else '-':>{width}}"


def _parse(reading: Reading) -> Parsed:
    document = reading.document
    body = normalised(document.body)
    blocks = [(s.start, s.end) for s in sentences(body, document.title_span)]
    return TrainedEnglish().parse(body, blocks)


def read_gold(path: Path) -> dict[str, Any]:
    """What people have marked in one text."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
