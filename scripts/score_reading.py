"""Measure the reader against texts that people have annotated, and print the tables.

usage: score_reading.py [--data DIR] [--keep DIR] [--details] [--no-focus]

DIR holds `tools/score_reader.py` and `data/{seed,corpus_dev,gold_dev}`; without --data it is
`shared` beside the repository. The texts belong to others and are not part of this project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from caryatid.reading import load_document, read_document, reading_to_json
from caryatid.terms.countries import find_country

SEED_DAY = date(2019, 3, 4)
"""When the seed article appeared; it carries no date itself. Source: the task it comes with."""


def read_all(texts: list[Path], out: Path, *, day: date | None, focus: str | bool | None) -> None:
    """Read texts and write one JSON file for each.

    Args:
        texts: Files.
        out: Folder for the readings.
        day: Publication day of texts that carry none.
        focus: ISO alpha-3, None to let each text decide, True to take the front matter's word.
    """
    out.mkdir(parents=True, exist_ok=True)
    for path in texts:
        document = load_document(path.read_bytes(), name=path.name, published=day)
        named = _regime(path) if focus is True else focus
        reading = read_document(document, focus=named or None)
        target = out / f"{path.stem}.json"
        target.write_text(
            json.dumps(reading_to_json(reading), ensure_ascii=False), encoding="utf-8"
        )


def _regime(path: Path) -> str | None:
    """Country of the regime as the annotated files' front matter has it."""
    for line in path.read_text(encoding="utf-8").splitlines()[:30]:
        key, _, value = line.partition(":")
        if key == "regime":
            country = find_country(value.strip().strip('"'))
            return country.iso3 if country else None
    return None


def score(data: Path, gold: Path, readings: Path, *, details: bool) -> str:
    """The scorer's table."""
    command = [sys.executable, str(data / "tools" / "score_reader.py"), str(gold), str(readings)]
    if details:
        command.append("--details")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    beside = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--data", type=Path, default=beside)
    parser.add_argument("--keep", type=Path, help="folder for the readings")
    parser.add_argument("--details", action="store_true", help="list what was missed")
    parser.add_argument("--no-focus", action="store_true", help="let each text name its regime")
    asked = parser.parse_args()
    if not (asked.data / "tools" / "score_reader.py").exists():
        print(f"no annotated texts under {asked.data}; name their folder with --data")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        out = asked.keep or Path(scratch)
        data = asked.data / "data"
        began = time.perf_counter()
        read_all([data / "seed" / "seed_article.txt"], out / "seed", day=SEED_DAY, focus="VEN")
        texts = sorted((data / "corpus_dev").glob("*.txt"))
        read_all(texts, out / "dev", day=None, focus=None if asked.no_focus else True)
        seconds = time.perf_counter() - began
        print(f"{len(texts) + 1} texts read in {seconds:.1f} s\n\nThe seed article")
        print(score(asked.data, data / "seed" / "gold", out / "seed", details=asked.details))
        print("The development texts")
        print(score(asked.data, data / "gold_dev", out / "dev", details=asked.details))
    return 0


if __name__ == "__main__":
    sys.exit(main())
