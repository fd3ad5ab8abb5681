"""Measure the reader against texts that people have annotated, and print the tables.

usage: score_reading.py [--data DIR] [--keep DIR] [--details] [--no-focus] [--write]

DIR holds `tools/score_reader.py` and `data/{seed,corpus_dev,gold_dev}`; without --data it is
`shared` beside the repository. The texts belong to others and are not part of this project.
With --write the tables go into docs/reading.md, and nothing else of it changes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from _articles import ARTICLES, CLAIM_ARTICLES, load_articles
from _scores.breakdown import Breakdown, read_gold, scorer_of
from _scores.docs import put

from caryatid.reading import load_document, read_document, reading_to_json
from caryatid.records.reading import Reading
from caryatid.terms.countries import find_country

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reading.md"
SEED_DAY = date(2019, 3, 4)
"""When the seed article appeared; it carries no date itself. Source: the task it comes with."""


def read_all(
    texts: list[Path], out: Path, *, day: date | None, focus: str | bool | None
) -> dict[str, Reading]:
    """Read texts and write one JSON file for each.

    Args:
        texts: Files.
        out: Folder for the readings.
        day: Publication day of texts that carry none.
        focus: ISO alpha-3, None to let each text decide, True to take the front matter's word.

    Returns:
        The readings by the stem of the file.
    """
    out.mkdir(parents=True, exist_ok=True)
    readings = {}
    for path in texts:
        document = load_document(path.read_bytes(), name=path.name, published=day)
        named = _regime(path) if focus is True else focus
        reading = read_document(document, focus=named or None)
        target = out / f"{path.stem}.json"
        target.write_text(
            json.dumps(reading_to_json(reading), ensure_ascii=False), encoding="utf-8"
        )
        readings[path.stem] = reading
    return readings


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


def score_own(data: Path, out: Path, folder: Path) -> str:
    """The scorer's table for annotated articles of our own, which no rule was written with."""
    gold = out / f"gold_{folder.name}"
    gold.mkdir(parents=True, exist_ok=True)
    for article in load_articles(folder):
        target = gold / f"{article.name}.json"
        target.write_text(json.dumps(article.gold, ensure_ascii=False), encoding="utf-8")
    read_all(sorted(folder.glob("*.md")), out / folder.name, day=None, focus=None)
    return score(data, gold, out / folder.name, details=False)


def claims_alone(table: str) -> str:
    """The lines of a table that are about claims: the other parts are not annotated."""
    head, columns, *lines = table.splitlines()
    return "\n".join([head, columns, *(line for line in lines if line.startswith("claims."))])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    beside = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("--data", type=Path, default=beside)
    parser.add_argument("--keep", type=Path, help="folder for the readings")
    parser.add_argument("--details", action="store_true", help="list what was missed")
    parser.add_argument("--no-focus", action="store_true", help="let each text name its regime")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/reading.md")
    asked = parser.parse_args()
    if asked.write and asked.details:
        parser.error("--details quotes the texts, which the documentation must not")
    if not (asked.data / "tools" / "score_reader.py").exists():
        print(f"no annotated texts under {asked.data}; name their folder with --data")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        out = asked.keep or Path(scratch)
        data = asked.data / "data"
        began = time.perf_counter()
        read_all([data / "seed" / "seed_article.txt"], out / "seed", day=SEED_DAY, focus="VEN")
        texts = sorted((data / "corpus_dev").glob("*.txt"))
        readings = read_all(texts, out / "dev", day=None, focus=None if asked.no_focus else True)
        seconds = time.perf_counter() - began
        seed = score(asked.data, data / "seed" / "gold", out / "seed", details=asked.details)
        dev = score(asked.data, data / "gold_dev", out / "dev", details=asked.details)
        own = score_own(asked.data, out, ARTICLES)
        more = claims_alone(score_own(asked.data, out, CLAIM_ARTICLES / "kept"))
    print(f"{len(texts) + 1} texts read in {seconds:.1f} s\n")
    measured = f"The seed article\n{seed}\nThe development texts\n{dev}"
    measured += f"\nTwelve articles of our own that no rule was written with\n{own}"
    measured += f"\nTheir claims alone, in more articles by other hands\n{more}\n"
    parts = broken_down(asked.data, readings)
    print(f"{measured}\nThe development texts, part by part\n{parts}")
    if asked.write:
        put(PAGE, "measured", measured)
        put(PAGE, "parts", parts)
    return 0


def broken_down(data: Path, readings: Mapping[str, Reading]) -> str:
    """Tables by group of acts and by construction of the development texts."""
    counts = Breakdown(scorer_of(data))
    for path in sorted((data / "data" / "gold_dev").glob("*.json")):
        if path.stem in readings:
            counts.add(read_gold(path), readings[path.stem])
    return "\n".join(counts.lines())


if __name__ == "__main__":
    sys.exit(main())
