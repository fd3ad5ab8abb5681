"""List where the built-in tables of countries and of people disagree with published lists.

Reads lists of countries and of leaders from a folder (default: `../shared/data` beside the
repository), which are not part of this project. Each disagreement that stays has its reason in
`scripts/_countries/reasons.yaml`; the exit code is 1 if one has none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from _countries.codes import mismatches, without_evidence
from _countries.heads import head_differences, head_spans
from _countries.lists import read_all
from _regimes.compare import spans
from _regimes.lists import archigos, reign_leaders

from caryatid.terms.countries import COUNTRIES
from caryatid.terms.people import PEOPLE
from caryatid.terms.regimes import REGIMES

ROOT = Path(__file__).resolve().parent.parent
REASONS = ROOT / "scripts" / "_countries" / "reasons.yaml"


@dataclass(frozen=True)
class Line:
    """One disagreement. `key` names it for good inside its part."""

    part: str
    key: str
    ours: str
    theirs: str


def compare_all(data: Path) -> Iterator[Line]:
    """Every disagreement, by part: codes, evidence, archigos, reign."""
    named = read_all(data)
    for found in mismatches(COUNTRIES, named):
        yield Line("codes", found.key, found.ours, f"{found.theirs} ({', '.join(found.sources)})")
    for found in without_evidence(COUNTRIES, named):
        yield Line("evidence", found.key, found.ours, found.theirs)
    heads, leaders = head_spans(PEOPLE), spans(REGIMES)
    lists = {
        "archigos": (archigos(data / "archigos" / "archigos_4.1.csv"), date(2015, 12, 31)),
        "reign": (reign_leaders(data / "reign" / "leaderlist_2021_03.csv"), date(2021, 2, 28)),
    }
    for name, (listed, end) in lists.items():
        for d in head_differences(heads, leaders, list(listed), end):
            yield Line(name, d.key, d.ours, d.theirs)


def reasons() -> Mapping[str, Mapping[str, str]]:
    """Part -> key of a disagreement -> why it stays; `heads` holds for both lists of leaders."""
    raw: Mapping[str, Mapping[str, str]] = yaml.safe_load(REASONS.read_text(encoding="utf-8"))
    return raw


def place(line: Line, why: Mapping[str, Mapping[str, str]]) -> str | None:
    """The part of the reasons that answers a disagreement, None if nobody has said why it stays."""
    parts = [line.part, "heads"] if line.part in {"archigos", "reign"} else [line.part]
    return next((part for part in parts if line.key in why.get(part, {})), None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    if not (options.data / "archigos").is_dir():
        print(f"{options.data}: no folder archigos; name the data with --data DIR")
        return 3
    why = reasons()
    left = 0
    for line in compare_all(options.data):
        found = place(line, why)
        left += found is None
        reason = why[found][line.key] if found else "NO REASON GIVEN"
        print(f"{line.part} {line.key}: ours {line.ours}, theirs {line.theirs}; {reason}")
    print(f"\n{left} without a reason")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
