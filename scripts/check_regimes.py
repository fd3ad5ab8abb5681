"""List where the built-in table of regimes disagrees with published lists.

Reads Archigos, REIGN and Geddes-Wright-Frantz from a folder (default: `../shared/data` beside the
repository), which are not part of this project. Each disagreement that stays has its reason in
`scripts/_regimes/reasons.yaml`; the exit code is 1 if one has none.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from _regimes.compare import (
    Difference,
    later,
    leader_differences,
    spans,
    type_differences,
)
from _regimes.lists import archigos, gwf_types, reign_leaders, reign_types

from caryatid.terms.regimes import REGIMES

ROOT = Path(__file__).resolve().parent.parent
REASONS = ROOT / "scripts" / "_regimes" / "reasons.yaml"
LEADERS = ("archigos", "reign")
_YEARS = range(2006, 2021)


@dataclass(frozen=True)
class Compared:
    """Outcome for one list."""

    name: str
    differences: list[Difference]
    n_later: int


def compare_all(data: Path) -> Iterator[Compared]:
    """Each list's disagreements with ours."""
    ours = spans(REGIMES)
    spells = (
        list(archigos(data / "archigos" / "archigos_4.1.csv")),
        list(reign_leaders(data / "reign" / "leaderlist_2021_03.csv")),
    )
    ends = (date(2015, 12, 31), date(2021, 2, 28))
    for name, listed, end in zip(LEADERS, spells, ends, strict=True):
        found = leader_differences(ours, listed, end)
        yield Compared(name, found, len(later(ours, end)))
    regimes = list(reign_types(data / "reign" / "regime_list_2021_03.csv"))
    middle = [date(year, 7, 1) for year in _YEARS]
    yield Compared("reign types", type_differences(REGIMES, regimes, middle), 0)
    years = list(gwf_types(data / "gwf" / "gwf_autocratic.csv"))
    first = [date(year, 1, 1) for year in _YEARS if year <= 2010]
    yield Compared("gwf types", type_differences(REGIMES, years, first), 0)


def reasons() -> Mapping[str, Mapping[str, str]]:
    """List -> key of a disagreement -> why it stays."""
    raw: Mapping[str, Mapping[str, str]] = yaml.safe_load(REASONS.read_text(encoding="utf-8"))
    return raw


def reason_for(
    compared: Compared, difference: Difference, why: Mapping[str, Mapping[str, str]]
) -> str | None:
    """Why a disagreement stays, None if nobody has said."""
    places = [compared.name, "leaders"] if compared.name in LEADERS else [compared.name]
    return next((why[p][difference.key] for p in places if difference.key in why.get(p, {})), None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    if not (options.data / "archigos").is_dir():
        print(f"{options.data}: no folder archigos; name the data with --data DIR")
        return 3
    why = reasons()
    left = 0
    for compared in compare_all(options.data):
        print(f"\n{compared.name}: {len(compared.differences)} disagreements")
        if compared.n_later:
            print(f"  ours is later than the list's end: {compared.n_later} leaders")
        for d in compared.differences:
            reason = reason_for(compared, d, why)
            left += reason is None
            print(f"  {d.key}: ours {d.ours}, theirs {d.theirs}; {reason or 'NO REASON GIVEN'}")
    print(f"\n{left} without a reason")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
